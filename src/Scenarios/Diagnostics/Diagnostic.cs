namespace Staffroom.Scenarios.Diagnostics;

/// <summary>How bad a problem in a file is.</summary>
public enum Severity
{
    /// <summary>Said, not fatal: what was done about it is part of the message.</summary>
    Note,

    /// <summary>The file cannot be used.</summary>
    Error,
}

/// <summary>A problem in a file: where, what was given, the rule, and what to do.</summary>
/// <param name="Severity">Note or error.</param>
/// <param name="File">The file as the user named it; empty for the command line.</param>
/// <param name="Line">1-based line, 0 if the whole file is meant.</param>
/// <param name="Column">1-based column, 0 if the whole line is meant.</param>
/// <param name="Message">What was given and the rule, in one sentence.</param>
/// <param name="Advice">The nearest valid name or what to do, in one sentence; empty if there is nothing to add.</param>
public sealed record Diagnostic(Severity Severity, string File, int Line, int Column, string Message, string Advice)
{
    /// <summary><c>file:line:column: error: message advice</c>, on one line.</summary>
    public override string ToString()
    {
        string place = Line > 0 ? $"{File}:{Line}:{Math.Max(1, Column)}" : File;
        string prefix = place.Length > 0 ? place + ": " : "";
        string advice = Advice.Length > 0 ? " " + Advice : "";
        return $"{prefix}{(Severity == Severity.Error ? "error" : "note")}: {Message}{advice}";
    }
}

/// <summary>A value, or the problems that prevented it; notes may accompany a value.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="Value">The value, null if there was an error.</param>
/// <param name="Diagnostics">All problems at once, in the order of the file.</param>
public sealed record Outcome<T>(T? Value, IReadOnlyList<Diagnostic> Diagnostics)
    where T : class
{
    /// <summary>Whether there is a value.</summary>
    public bool IsValid => Value is not null;
}
