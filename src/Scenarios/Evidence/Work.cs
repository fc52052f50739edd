namespace Staffroom.Scenarios.Evidence;

/// <summary>A work that the model or its evidence rests on.</summary>
/// <param name="Key">What the project calls it, for instance "granovetter-1978".</param>
/// <param name="Authors">Its authors, family names first.</param>
/// <param name="Year">When it appeared; null where that is not known for certain.</param>
/// <param name="Title">Its title.</param>
/// <param name="Venue">Where it appeared.</param>
/// <param name="Reading">How far it was read before it was cited here.</param>
public sealed record Work(string Key, string Authors, int? Year, string Title, string Venue, Reading Reading)
{
    /// <summary>Its DOI, without a resolver's address; null where there is none or it is not known for certain.</summary>
    public string? Doi { get; init; }

    /// <summary>Where the copy that was read is kept, if it was read.</summary>
    public string? ReadAt { get; init; }

    /// <summary>Authors, year, title, venue and DOI in a line.</summary>
    public string Citation =>
        $"{Authors} ({Year?.ToString() ?? "no date"}). {Title}. {Venue}.{(Doi is null ? string.Empty : $" https://doi.org/{Doi}")}";
}

/// <summary>How far a work was read before it was cited. What is cited from memory must be checked before it is printed as fact.</summary>
public enum Reading
{
    /// <summary>Nobody looked: figures and statements are cited from memory.</summary>
    FromMemory,

    /// <summary>An abstract, the first pages, an official summary or an account by others was read.</summary>
    InPart,

    /// <summary>The text itself was read.</summary>
    Whole,
}
