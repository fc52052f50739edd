using System.CommandLine;
using Staffroom.Runner.Output;

namespace Staffroom.Runner.Verbs;

/// <summary>Options that several verbs share.</summary>
internal static class RunOptions
{
    private const int MostThreads = 1024;

    /// <summary>--threads.</summary>
    public static Option<int?> Threads() =>
        NumberOption.Of("--threads", "N", "Threads to run on; all cores by default. Never changes a result", 1, MostThreads);

    /// <summary>--json.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Prints JSON for machines on stdout" };

    /// <summary>--status-port.</summary>
    public static Option<int?> StatusPort() => NumberOption.Of(
        "--status-port", "N", "Answers on this port of loopback how it is (/health) and how far (/progress), as JSON; 0 for a free port", 0, 65535);

    /// <summary>--no-report.</summary>
    public static Option<bool> NoReport() => new("--no-report") { Description = "Leaves report.html out; `report` writes it later" };

    /// <summary>--trace.</summary>
    public static Option<bool> Trace() =>
        new("--trace") { Description = "Adds trace.csv: the state of every teacher in every week, for checking exact answers" };

    /// <summary>A result folder.</summary>
    public static Argument<string> Folder(string name = "DIR") => new(name) { Description = "A result folder, as `run` wrote it" };
}
