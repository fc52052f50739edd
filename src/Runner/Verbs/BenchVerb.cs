using System.CommandLine;
using System.Globalization;
using System.Runtime;
using Staffroom.Runner.Bench;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;
using Staffroom.Silo;

namespace Staffroom.Runner.Verbs;

/// <summary><c>bench</c>: how fast this build is on this machine, as ratios measured side by side.</summary>
internal static class BenchVerb
{
    private const int StandardRepeats = 5;
    private const int MostRepeats = 1000;

    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "bench", "Measures how fast this build is on this machine and prints a table in Markdown with what it was measured on",
            "bench --granularity", "bench --granularity --repeats 9 --json");
        var granularity = new Option<bool>("--granularity")
        {
            Description = "What grains of each size cost against the plain kernel, at 136 and about 5,000 teachers",
        };
        var repeats = NumberOption.Of("--repeats", "N", $"Repeats that count; {StandardRepeats} by default. One more is thrown away first", 1, MostRepeats);
        var threads = RunOptions.Threads();
        var json = RunOptions.Json();
        foreach (var option in (Option[])[granularity, repeats, threads, json])
        {
            verb.Options.Add(option);
        }

        verb.SetAction(parsed => parsed.GetValue(granularity)
            ? Granularity(host, parsed.GetValue(repeats) ?? StandardRepeats, parsed.GetValue(threads) ?? host.Cores, parsed.GetValue(json))
            : throw new RunnerException(ExitCode.Usage, $"Say what to measure: `{host.CommandName} bench --granularity`."));
        return verb;
    }

    private static int Granularity(Host host, int repeats, int threads, bool isJson)
    {
        var engines = new List<IEngine>();
        try
        {
            engines.AddRange(GranularityJob.Places.Select(host.Engines.Choose));
            var timings = new List<GranularityTiming>();
            foreach (var job in GranularityJob.All)
            {
                host.Error.WriteLine($"{job.Teachers:#,0} teachers: {Counted.Of(job.Runs, "run")} in each of {repeats + 1} rounds …");
                timings.AddRange(job.Measure(engines, threads, repeats, host.Interrupt));
            }

            host.Out.WriteLine(isJson
                ? JsonText.Of(new { Environment = Environment(threads), Repeats = repeats, Timings = timings })
                : Markdown(timings, repeats, threads));
            return ExitCode.Done;
        }
        finally
        {
            engines.ForEach(engine => engine.Dispose());
        }
    }

    private static string Environment(int threads)
    {
        var orleans = OrleansChoice.OfThisBuild;
        string grains = orleans.HasOrleans ? $"Orleans {orleans.Version}" : "the embedded host (no Orleans in this build)";
        string collector = GCSettings.IsServerGC ? "server" : "workstation";
        return $"staffroom {Machine.Version} on {Machine.Describe()}; {Counted.Of(threads, "thread")}, {collector} garbage collector; grains on {grains}";
    }

    private static string Markdown(IEnumerable<GranularityTiming> timings, int repeats, int threads)
    {
        var lines = new List<string>
        {
            Environment(threads),
            "",
            $"Medians of {Counted.Of(repeats, "repeat")} with their range; every engine gave the same bytes.",
            "",
            "| teachers | engine | granularity | teacher-weeks a second | time, local = 1 |",
            "|---:|---|---|---:|---:|",
        };
        lines.AddRange(timings.Select(timing => string.Create(
            CultureInfo.InvariantCulture,
            $"| {timing.Teachers:#,0} | {timing.Engine} | {timing.Granularity} | {Text(timing.TeacherWeeksPerSecond, "#,0")} | {Text(timing.TimesLocal, "0.00")} |")));
        return string.Join('\n', lines);
    }

    private static string Text(Spread spread, string format) => string.Create(
        CultureInfo.InvariantCulture,
        $"{spread.Median.ToString(format, CultureInfo.InvariantCulture)} ({spread.Minimum.ToString(format, CultureInfo.InvariantCulture)} to {spread.Maximum.ToString(format, CultureInfo.InvariantCulture)})");
}
