using System.Collections.Immutable;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Evidence.Published;

namespace Staffroom.Scenarios.Evidence;

/// <summary>What the claims and published results that were run gave.</summary>
/// <param name="Effort">How much was run of each.</param>
/// <param name="Claims">The claims, in the order of the table.</param>
/// <param name="Published">The published results, in the order of their table.</param>
public sealed record EvidenceReport(Effort Effort, ImmutableArray<ClaimResult> Claims, ImmutableArray<PublishedOutcome> Published)
{
    /// <summary>What came out, in a sentence or two.</summary>
    public string Summary
    {
        get
        {
            int Count(ClaimVerdict verdict) => Claims.Count(claim => claim.Verdict == verdict);
            string claims = Claims.IsEmpty
                ? ""
                : $"Of {Claims.Length} claims {Count(ClaimVerdict.Reproduced)} are reproduced, {Count(ClaimVerdict.Undecided)} undecided and {Count(ClaimVerdict.Contradicted)} contradicted. ";
            string published = Published.IsEmpty
                ? ""
                : $"Of {Published.Length} published results {Published.Count(row => row.Verdict == ClaimVerdict.Reproduced)} are reproduced. ";
            string quick = Effort == Effort.Quick ? "This was a quick run, without draws of the assumed parameters and other sizes." : "";
            return (claims + published + quick).TrimEnd();
        }
    }

    /// <summary>Verdicts by id, in the order of the rows.</summary>
    public IEnumerable<(string Id, ClaimVerdict Verdict)> Verdicts =>
        Claims.Select(claim => (claim.Claim.Id, claim.Verdict)).Concat(Published.Select(row => (row.Result.Id, row.Verdict)));
}

/// <summary>A published result with its numbers.</summary>
/// <param name="Result">The result.</param>
/// <param name="Figures">Published and our numbers.</param>
public sealed record PublishedOutcome(PublishedResult Result, ImmutableArray<PublishedFigure> Figures)
{
    /// <summary>Reproduced if all numbers agree, else contradicted.</summary>
    public ClaimVerdict Verdict => Figures.All(figure => figure.IsReproduced) ? ClaimVerdict.Reproduced : ClaimVerdict.Contradicted;
}
