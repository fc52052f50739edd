using Staffroom.Scenarios.Diagnostics;

namespace Staffroom.Scenarios.Import.Reading;

/// <summary>
/// Gathers all problems of an import, so that they can be said at once. Of each kind only the first are kept word for word;
/// of the rest it is said how many there are.
/// </summary>
internal sealed class Problems
{
    /// <summary>How many problems of one kind are listed.</summary>
    internal const int ListedPerKind = 20;

    private readonly List<Diagnostic> _listed = [];
    private readonly Dictionary<(string File, string Kind), Tally> _tallies = [];

    /// <summary>Whether anything makes the import impossible.</summary>
    internal bool HasErrors { get; private set; }

    /// <summary>An error about a whole file (or, without a file name, about the options).</summary>
    internal void Error(string file, string message, string advice) => Error(file, 0, message, advice);

    /// <summary>An error about a line.</summary>
    internal void Error(string file, int line, string message, string advice)
    {
        HasErrors = true;
        _listed.Add(new Diagnostic(Severity.Error, file, line, 0, message, advice));
    }

    /// <summary>A note about a whole file.</summary>
    internal void Note(string file, string message, string advice = "") =>
        _listed.Add(new Diagnostic(Severity.Note, file, 0, 0, message, advice));

    /// <summary>An error at a place of the kind that can recur; <paramref name="kind"/> names it in the plural ("values that are not numbers").</summary>
    internal void Error(string kind, TableCursor at, int column, string message, string advice) =>
        Add(Severity.Error, kind, at.File, () => at.Locate(column), message, advice);

    /// <summary>A note at a place of the kind that can recur.</summary>
    internal void Note(string kind, TableCursor at, int column, string message, string advice = "") =>
        Add(Severity.Note, kind, at.File, () => at.Locate(column), message, advice);

    /// <summary>An error about a line of the kind that can recur.</summary>
    internal void Error(string kind, string file, int line, string message, string advice) =>
        Add(Severity.Error, kind, file, () => (line, 0), message, advice);

    /// <summary>A note about a whole file of the kind that can recur.</summary>
    internal void Note(string kind, string file, string message, string advice) =>
        Add(Severity.Note, kind, file, () => (0, 0), message, advice);

    /// <summary>All that was said, each kind's overflow after the rest.</summary>
    internal IReadOnlyList<Diagnostic> ToList()
    {
        var overflow = _tallies
            .Where(pair => pair.Value.Count > ListedPerKind)
            .Select(pair => new Diagnostic(
                pair.Value.Severity, pair.Key.File, 0, 0, $"… and {pair.Value.Count - ListedPerKind:N0} more {pair.Key.Kind}.", ""));
        return [.. _listed, .. overflow];
    }

    private void Add(
        Severity severity, string kind, string file, Func<(int Line, int Character)> locate, string message, string advice)
    {
        HasErrors |= severity == Severity.Error;
        if (!_tallies.TryGetValue((file, kind), out Tally? tally))
        {
            tally = new Tally(severity);
            _tallies.Add((file, kind), tally);
        }

        tally.Count++;
        if (tally.Count <= ListedPerKind)
        {
            (int line, int character) = locate();
            _listed.Add(new Diagnostic(severity, file, line, character, message, advice));
        }
    }

    private sealed class Tally(Severity severity)
    {
        internal Severity Severity { get; } = severity;

        internal int Count { get; set; }
    }
}
