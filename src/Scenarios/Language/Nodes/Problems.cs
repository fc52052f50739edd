using Staffroom.Scenarios.Diagnostics;

namespace Staffroom.Scenarios.Language.Nodes;

/// <summary>
/// Collects problems while a scenario is read on, so that all of them are told at once: each one once (the same place is looked at in
/// every condition), at most <see cref="Limit"/>.
/// </summary>
internal sealed class Problems
{
    /// <summary>More than this help nobody; a file of garbage has tens of thousands.</summary>
    public const int Limit = 100;

    private readonly HashSet<Diagnostic> _seen = [];
    private int _errors;

    public bool Any => _errors > 0;

    /// <summary>Errors counted so far, repeated ones left out.</summary>
    public int Errors => _errors;

    public bool IsFull => _errors >= Limit;

    public void Add(Mark mark, string message, string advice = "") => Put(Severity.Error, mark, message, advice);

    public void Note(Mark mark, string message, string advice = "") => Put(Severity.Note, mark, message, advice);

    public void Add(Diagnostic diagnostic)
    {
        bool isError = diagnostic.Severity == Severity.Error;
        if ((isError && IsFull) || !_seen.Add(diagnostic))
        {
            return;
        }

        _errors += isError ? 1 : 0;
    }

    /// <summary>In the order of the file; the command line comes first.</summary>
    public IReadOnlyList<Diagnostic> InOrder()
    {
        List<Diagnostic> ordered =
            [.. _seen.OrderBy(d => d.Line > 0).ThenBy(d => d.File, StringComparer.Ordinal).ThenBy(d => d.Line).ThenBy(d => d.Column)];
        if (IsFull)
        {
            string file = ordered[^1].File;
            ordered.Add(new(Severity.Error, file, 0, 0, $"There may be more problems; the first {Limit} are shown.", "Correct these first."));
        }

        return ordered;
    }

    private void Put(Severity severity, Mark mark, string message, string advice) =>
        Add(new Diagnostic(severity, Shown.Harmless(mark.Source), mark.Line, mark.Column, Shown.Harmless(message), Shown.Harmless(advice)));
}
