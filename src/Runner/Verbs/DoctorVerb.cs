using System.CommandLine;
using System.Runtime.InteropServices;
using Staffroom.Reports;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;
using Staffroom.Silo.Telemetry;

namespace Staffroom.Runner.Verbs;

/// <summary><c>doctor</c>: what this build can do, what is missing, and the machine it runs on.</summary>
internal static class DoctorVerb
{
    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb("doctor", "Says what this build can do, what it lacks and why, and what machine it runs on", "doctor", "doctor --json");
        var json = RunOptions.Json();
        verb.Options.Add(json);
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                host.Out.WriteLine(JsonText.Of(Facts(host)));
            }
            else
            {
                Screen.Table(host, [("what", false), ("here", false)], Rows(host));
            }

            return ExitCode.Done;
        });
        return verb;
    }

    private static object Facts(Host host) => new
    {
        Machine.Version,
        host.Orleans,
        Framework = RuntimeInformation.FrameworkDescription,
        OperatingSystem = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}",
        host.Cores,
        MemoryBytes = Machine.MemoryBytes,
        HasFigures = BrowserAssets.Libraries is not null,
        TelemetryEndpoint = host.Variable(TelemetryExport.EndpointVariable),
    };

    private static IEnumerable<string[]> Rows(Host host)
    {
        var orleans = host.Orleans;
        yield return ["staffroom", Machine.Version];
        yield return ["grains", orleans.HasOrleans
            ? $"on Orleans {orleans.Version}: in this process, as a silo of a cluster, or as its client"
            : $"on the embedded host, in this process alone: this build has no Orleans {orleans.Version}"];
        yield return ["why", orleans.Reason];
        if (!orleans.HasOrleans)
        {
            yield return ["to have it", $"Build again where NuGet can restore Microsoft.Orleans.Server {orleans.Version} and all that it needs. "
                + "The answer of last time holds for a day: remove eng/orleans/obj to ask anew."];
        }

        yield return ["NuGet, then", $"packages in {orleans.PackageFolder}" + (orleans.Sources.Count > 0 ? $", from {string.Join(", ", orleans.Sources)}" : "")];
        yield return [".NET", RuntimeInformation.FrameworkDescription];
        yield return ["system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}"];
        yield return ["cores", $"{host.Cores}"];
        yield return ["memory", $"{Machine.MemoryBytes / (double)(1L << 30):F1} GiB for this process"];
        yield return ["figures", BrowserAssets.Libraries is null ? BrowserAssets.HowToGetFigures : "plotly.js and d3-force are in this build"];
        yield return ["telemetry", host.Variable(TelemetryExport.EndpointVariable) is { Length: > 0 } endpoint ? $"to {endpoint}" : $"none: {TelemetryExport.EndpointVariable} is not set"];
    }
}
