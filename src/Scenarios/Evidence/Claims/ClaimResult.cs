using System.Collections.Immutable;
using Staffroom.Scenarios.Evidence.Published;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Evidence.Claims;

/// <summary>What the experiment of a claim gave.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Scenario">Name of its scenario.</param>
/// <param name="Question">What the scenario asks.</param>
/// <param name="Findings">One for each expectation and practice.</param>
/// <param name="Exact">Exact numbers beside it, for claims that hold by construction or have a closed form.</param>
public sealed record ClaimResult(
    Claim Claim, string Scenario, string Question, ImmutableArray<ClaimFinding> Findings, ImmutableArray<PublishedFigure> Exact)
{
    /// <summary>The verdict over all findings and exact numbers.</summary>
    public ClaimVerdict Verdict => ClaimVerdicts.Of(
        Findings.Select(finding => finding.Verdict)
            .Concat(Exact.Select(figure => figure.IsReproduced ? ClaimVerdict.Reproduced : ClaimVerdict.Contradicted)));
}

/// <summary>An expected effect as it came out.</summary>
/// <param name="Effect">The effect, its p-value uncorrected: each was named beforehand.</param>
/// <param name="Sign">The expected sign; 0 for no effect.</param>
/// <param name="Draws">Draws of the assumed parameters; 0 where none were made.</param>
/// <param name="Kept">Draws in which what is expected holds.</param>
/// <param name="Sizes">The same effect in networks of other sizes.</param>
/// <param name="Verdict">What it says.</param>
public sealed record ClaimFinding(Effect Effect, int Sign, int Draws, int Kept, ImmutableArray<SizeFinding> Sizes, ClaimVerdict Verdict);

/// <summary>An expected effect in a network of another size, with few replicates: only its sign is looked at.</summary>
/// <param name="Size">The size.</param>
/// <param name="Effect">The effect.</param>
/// <param name="Verdict">What it says, by the same rule without draws.</param>
public sealed record SizeFinding(NetworkSize Size, Effect Effect, ClaimVerdict Verdict);
