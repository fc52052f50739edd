using Staffroom.Runner.Execution;

namespace Staffroom.Runner.Output;

/// <summary>The host of a real process: its console, its folder, its environment.</summary>
internal static class ThisMachine
{
    private const int NarrowestWidth = 60;
    private const int StandardWidth = 100;

    /// <summary>Creates it.</summary>
    /// <param name="interrupt">Canceled by Ctrl-C.</param>
    public static Host Host(CancellationToken interrupt)
    {
        string folder = Environment.CurrentDirectory;
        return new Host
        {
            Out = Console.Out,
            Error = Console.Error,
            IsOutTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            Width = Width(),
            Folder = folder,
            Variable = Environment.GetEnvironmentVariable,
            Engines = new Engines(Console.Error),
            Scenarios = new Input.LanguageScenarios(),
            Analysis = new Results.StatisticsAnalysis(),
            CommandName = CommandName(AppContext.BaseDirectory, folder),
            Browse = Browser.Open,
            FigureBrowser = () => HeadlessBrowser.Find(Environment.GetEnvironmentVariable),
            Interrupt = interrupt,
        };
    }

    /// <summary>How this command is typed: from a clone by `dotnet run`, installed by its name.</summary>
    internal static string CommandName(string program, string folder)
    {
        string marker = Path.Combine("src", "Runner", "bin") + Path.DirectorySeparatorChar;
        int at = program.LastIndexOf(marker, StringComparison.Ordinal);
        if (at < 0)
        {
            return "staffroom";
        }

        string project = Path.GetRelativePath(folder, Path.Combine(program[..at], "src", "Runner")).Replace('\\', '/');
        return $"dotnet run -c Release --project {Shell.Join([project])} --";
    }

    private static int Width()
    {
        try
        {
            int width = Console.IsOutputRedirected && Console.IsErrorRedirected ? 0 : Console.WindowWidth;
            return width > 0 ? Math.Max(NarrowestWidth, width) : StandardWidth;
        }
        catch (IOException)
        {
            return StandardWidth;
        }
    }
}
