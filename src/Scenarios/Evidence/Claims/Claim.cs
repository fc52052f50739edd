namespace Staffroom.Scenarios.Evidence.Claims;

/// <summary>A claim of the field that the model can represent. Its experiment is the shipped scenario <c>evidence/ID-…</c>, which says beforehand what is expected.</summary>
/// <param name="Id">Its row: the source's letter and a number, for instance "L2".</param>
/// <param name="Statement">What is claimed, in a sentence or two.</param>
/// <param name="Quote">The source's own words.</param>
/// <param name="Mechanism">What represents it in the model: variables and rules (R1 to R12).</param>
/// <param name="Confidence">How sure the field is of it.</param>
/// <param name="Origin">Whether the effect emerges, was written into a rule, or rests on a rule that was tuned.</param>
/// <param name="Reason">Why that is so, in a sentence.</param>
/// <param name="Reference">What the reference implementation gave before this one, with hours not always matched.</param>
public sealed record Claim(
    string Id, string Statement, string Quote, string Mechanism, string Confidence, ClaimOrigin Origin, string Reason, string Reference)
{
    /// <summary>Whether it belongs to the subset that keeps one row of every family.</summary>
    public bool IsInQuick { get; init; }

    /// <summary>What was changed in its scenario after a first run, because it did not test what the row says; null for most.</summary>
    public string? Corrected { get; init; }

    /// <summary>Key of the source in the bibliography.</summary>
    public string Source => Id[0] switch
    {
        'L' => "lawrence-2007",
        'J' => "jackson",
        'D' => "daly-interview",
        'H' => "hargreaves-2012",
        _ => "international-education-news",
    };
}

/// <summary>Where an effect comes from.</summary>
public enum ClaimOrigin
{
    /// <summary>No rule states it: it follows from the rules together.</summary>
    Emergent,

    /// <summary>A rule states its sign.</summary>
    BuiltIn,

    /// <summary>A rule or a value that it rests on was changed after results had been seen: weak evidence.</summary>
    Tuned,
}
