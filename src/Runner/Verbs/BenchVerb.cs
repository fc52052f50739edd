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
    private const int StandardWarmUpSeconds = 3;
    private const int LongestWarmUpSeconds = 600;
    private const int SmallestSize = 100;
    private const int LargestSize = 10_000_000;
    private const string GranularityName = "granularity";
    private const string GranularityMeaning = "what grains of each size cost against the plain kernel, at 136 and about 5,000 teachers";

    private static IBenchJob[] Jobs { get; } = [ContagionJob.OfThresholds, ContagionJob.OfContacts, FullModelJob.Year, FullModelJob.Sweep];

    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "bench", "Measures how fast this build is on this machine and prints a table in Markdown with what it was measured on",
            "bench threshold contagion", "bench year --sizes 1000,10000,100000,1000000,3200000 --repeats 1", "bench granularity --repeats 9 --json",
            "bench contagion --sizes 1000000 --edges graph.csv");
        var jobs = new Argument<string[]>("JOB")
        {
            Description = string.Join("; ", Jobs.Select(job => $"{job.Name}: {job.Meaning}").Append($"{GranularityName}: {GranularityMeaning}")),
            Arity = ArgumentArity.ZeroOrMore,
            HelpName = "JOB",
        };
        jobs.AcceptOnlyFromAmong([.. Jobs.Select(job => job.Name), GranularityName]);
        var granularity = new Option<bool>("--granularity") { Description = $"The same as the job {GranularityName}" };
        var sizes = Sizes();
        var repeats = NumberOption.Of("--repeats", "N", $"Repeats that count; {StandardRepeats} by default. Rounds before them, to warm up, are thrown away", 1, MostRepeats);
        var warmUp = NumberOption.Of(
            "--warm-up", "SECONDS", $"How long rounds are thrown away before those that count, at least one; {StandardWarmUpSeconds} by default", 0, LongestWarmUpSeconds);
        var edges = new Option<string?>("--edges")
        {
            Description = "Writes the graph of the last size to this file, a CSV list of edges for other tools (threshold and contagion)",
            HelpName = "FILE",
        };
        var threads = RunOptions.Threads();
        var json = RunOptions.Json();
        verb.Arguments.Add(jobs);
        foreach (var option in (Option[])[granularity, sizes, repeats, warmUp, edges, threads, json])
        {
            verb.Options.Add(option);
        }

        verb.SetAction(parsed => Measure(
            host,
            Named(parsed.GetValue(jobs) ?? [], parsed.GetValue(granularity)),
            parsed.GetValue(sizes) ?? [],
            new BenchRequest(
                parsed.GetValue(repeats) ?? StandardRepeats, parsed.GetValue(threads) ?? host.Cores,
                TimeSpan.FromSeconds(parsed.GetValue(warmUp) ?? StandardWarmUpSeconds), parsed.GetValue(edges), host.Interrupt),
            parsed.GetValue(json)));
        return verb;
    }

    private static string[] Named(string[] jobs, bool isGranularityAsked)
    {
        string[] named = isGranularityAsked ? [.. jobs.Append(GranularityName).Distinct()] : jobs;
        return named.Length > 0
            ? named
            : throw new RunnerException(ExitCode.Usage, $"Say what to measure: {string.Join(", ", Jobs.Select(job => job.Name))} or {GranularityName}.");
    }

    private static Option<int[]?> Sizes() => new("--sizes")
    {
        Description = "Numbers of teachers, with commas; each job has its own by default. Granularity keeps its own",
        HelpName = "N,N",
        CustomParser = result =>
        {
            string given = result.Tokens[^1].Value;
            var sizes = new List<int>();
            foreach (string part in given.Split(','))
            {
                if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int size) || size is < SmallestSize or > LargestSize)
                {
                    result.AddError($"--sizes is '{given}'; it must be whole numbers from {SmallestSize} to {LargestSize} with commas between them.");
                    return null;
                }

                sizes.Add(size);
            }

            return [.. sizes];
        },
    };

    private static int Measure(Host host, string[] names, int[] sizes, BenchRequest ask, bool isJson)
    {
        var rows = new List<BenchRow>();
        foreach (var job in Jobs.Where(job => names.Contains(job.Name, StringComparer.Ordinal)))
        {
            foreach (int size in sizes.Length == 0 ? job.Sizes : sizes)
            {
                host.Error.WriteLine($"{job.Name}: {size:#,0} teachers, {Counted.Of(ask.Repeats, "repeat")} …");
                BenchRequest.ForgetPeak();
                rows.AddRange(job.Measure(size, ask));
            }
        }

        var timings = names.Contains(GranularityName, StringComparer.Ordinal) ? Granularity(host, ask) : [];
        host.Out.WriteLine(isJson
            ? JsonText.Of(new { Environment = Environment(ask.Threads), ask.Repeats, Rows = rows, Granularity = timings })
            : Markdown(rows, timings, ask));
        return ExitCode.Done;
    }

    private static List<GranularityTiming> Granularity(Host host, BenchRequest ask)
    {
        var engines = new List<IEngine>();
        try
        {
            engines.AddRange(GranularityJob.Places.Select(host.Engines.Choose));
            var timings = new List<GranularityTiming>();
            foreach (var job in GranularityJob.All)
            {
                host.Error.WriteLine($"{job.Teachers:#,0} teachers: {Counted.Of(job.Runs, "run")} in each of {ask.Repeats + 1} rounds …");
                timings.AddRange(job.Measure(engines, ask.Threads, ask.Repeats, ask.Cancellation));
            }

            return timings;
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

    private static string Markdown(List<BenchRow> rows, List<GranularityTiming> timings, BenchRequest ask)
    {
        var lines = new List<string> { Environment(ask.Threads), "", $"Medians of {Counted.Of(ask.Repeats, "repeat")} with their range." };
        if (rows.Count > 0)
        {
            lines.AddRange(
            [
                "",
                "| job | teachers | ties | part | seconds | teacher-weeks a second | time, scan = 1 | peak memory, MB |",
                "|---|---:|---:|---|---:|---:|---:|---:|",
                .. rows.Select(Line),
            ]);
        }

        if (timings.Count > 0)
        {
            lines.AddRange(
            [
                "",
                "Every engine gave the same bytes.",
                "",
                "| teachers | engine | granularity | teacher-weeks a second | time, local = 1 |",
                "|---:|---|---|---:|---:|",
                .. timings.Select(Line),
            ]);
        }

        return string.Join('\n', lines);
    }

    private static string Line(BenchRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {row.Job} | {row.Teachers:#,0} | {row.Ties:#,0} | {row.Part} | {Text(row.Seconds, "0.0000")} | {Text(row.TeacherWeeksPerSecond, "#,0")} | {Text(row.TimesScan, "0.0000")} | {row.PeakMegabytes:#,0} |");

    private static string Line(GranularityTiming timing) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {timing.Teachers:#,0} | {timing.Engine} | {timing.Granularity} | {Text(timing.TeacherWeeksPerSecond, "#,0")} | {Text(timing.TimesLocal, "0.00")} |");

    private static string Text(Spread? spread, string format) => spread is { } known ? Text(known, format) : "";

    private static string Text(Spread spread, string format) => string.Create(
        CultureInfo.InvariantCulture,
        $"{spread.Median.ToString(format, CultureInfo.InvariantCulture)} ({spread.Minimum.ToString(format, CultureInfo.InvariantCulture)} to {spread.Maximum.ToString(format, CultureInfo.InvariantCulture)})");
}
