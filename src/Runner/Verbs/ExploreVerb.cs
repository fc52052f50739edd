using System.CommandLine;
using Staffroom.Reports;
using Staffroom.Runner.Explore;
using Staffroom.Runner.Output;

namespace Staffroom.Runner.Verbs;

/// <summary><c>explore</c>: the classroom page, on this machine only, until Ctrl-C.</summary>
internal static class ExploreVerb
{
    private const int MostPorts = 65_535;

    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "explore", "Opens the classroom page: six lessons and a sandbox on the real model. Needs no network; Ctrl-C stops it",
            "explore", "explore --port 8080 --no-browser");
        var port = NumberOption.Of("--port", "N", "Port on 127.0.0.1; 0, the default, takes any free one", 0, MostPorts);
        var noBrowser = new Option<bool>("--no-browser") { Description = "Only say where the page is" };
        verb.Options.Add(port);
        verb.Options.Add(noBrowser);
        verb.SetAction((parsed, _) => ServeAsync(host, parsed.GetValue(port) ?? 0, !parsed.GetValue(noBrowser)));
        return verb;
    }

    private static async Task<int> ServeAsync(Host host, int port, bool browses)
    {
        var libraries = host.Libraries() ?? throw new RunnerException(
            ExitCode.Usage,
            $"The classroom page draws with plotly.js and d3-force, which this build lacks: {BrowserAssets.HowToGetLibraries} and start `{host.CommandName} explore` again.");
        await using var server = await StartAsync(host, new ClassroomPage(libraries), port);
        host.Out.WriteLine(server.Address);
        host.Out.Flush();
        bool isOpen = browses && host.Browse(server.Address);
        host.Error.WriteLine(isOpen ? "The classroom page is open in your browser. Ctrl-C stops it." : "Open this address in a browser. Ctrl-C stops it.");
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (host.Interrupt.Register(stopped.SetResult))
        {
            await stopped.Task;
        }

        return ExitCode.Done;
    }

    private static async Task<ClassroomServer> StartAsync(Host host, ClassroomPage page, int port)
    {
        try
        {
            return await ClassroomServer.StartAsync(page, port, host.Cores, host.Interrupt);
        }
        catch (IOException error)
        {
            throw new RunnerException(ExitCode.Usage, $"Port {port} of 127.0.0.1 cannot be used: {error.Message} --port 0 takes any free one.", error);
        }
    }
}
