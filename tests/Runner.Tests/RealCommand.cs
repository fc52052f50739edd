using Staffroom.Runner.Execution;
using Staffroom.Runner.Input;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;

namespace Staffroom.Runner.Tests;

/// <summary>The command with nothing faked, in a folder.</summary>
internal static class RealCommand
{
    public static TestHost.Result Invoke(string folder, params string[] args) => Invoke(folder, CancellationToken.None, args);

    public static TestHost.Result Invoke(string folder, CancellationToken interrupt, params string[] args) => Run(folder, args, null, null, interrupt);

    public static TestHost.Result Invoke(string folder, HeadlessBrowser? browser, params string[] args) => Run(folder, args, null, browser, CancellationToken.None);

    /// <param name="folder">The folder.</param>
    /// <param name="engines">Where runs happen.</param>
    /// <param name="interrupt">Ctrl-C.</param>
    /// <param name="args">The words after the command's name.</param>
    public static TestHost.Result Invoke(string folder, IEngines engines, CancellationToken interrupt, params string[] args) => Run(folder, args, engines, null, interrupt);

    private static TestHost.Result Run(string folder, string[] args, IEngines? engines, HeadlessBrowser? browser, CancellationToken interrupt)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exit = CommandLine.Invoke(args, new Host
        {
            Out = output,
            Error = error,
            Folder = folder,
            Engines = engines ?? new Engines(error),
            Scenarios = new LanguageScenarios(),
            Analysis = new StatisticsAnalysis(),
            Cores = 2,
            FigureBrowser = () => browser,
            Interrupt = interrupt,
        });
        return new TestHost.Result(exit, output.ToString(), error.ToString());
    }
}
