using Staffroom.Scenarios.Diagnostics;

namespace Staffroom.Scenarios.Language.Nodes;

/// <summary>What to say about a name that is not known.</summary>
internal static class NameAdvice
{
    /// <summary>"Did you mean 'schools'?", or the list of what there is.</summary>
    public static string Of(string given, IEnumerable<string> valid, string listed)
    {
        List<string> names = [.. valid];
        string? nearest = NearestName.Find(given, names);
        return nearest is not null ? $"Did you mean {Shown.Quote(nearest)}?"
            : names.Count == 0 ? ""
            : $"{listed}: {string.Join(", ", names.Take(40))}{(names.Count > 40 ? ", …" : "")}.";
    }
}
