using System.CommandLine;
using System.Collections.Immutable;
using Staffroom.Model.Networks;
using Staffroom.Reports.Tables;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Input;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Verbs;

/// <summary><c>plan</c>: what a run would do and take, without doing it.</summary>
internal static class PlanVerb
{
    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "plan", "Says what `run` would do and, from a second of measuring, how long and how much memory it would take; writes nothing",
            "plan", "plan my-scenario.yaml --replicates 200");
        var scenario = new ScenarioArguments().AddTo(verb);
        var threads = RunOptions.Threads();
        var trace = RunOptions.Trace();
        var json = RunOptions.Json();
        verb.Options.Add(threads);
        verb.Options.Add(trace);
        verb.Options.Add(json);
        verb.SetAction(parsed =>
        {
            var experiment = Diagnosed.Require(host.Scenarios.Read(scenario.Request(parsed), host), host);
            if (parsed.GetValue(trace))
            {
                TraceFile.RequireSize(experiment);
            }

            return Print(host, experiment, parsed.GetValue(threads) ?? host.Cores, parsed.GetValue(trace), parsed.GetValue(json));
        });
        return verb;
    }

    private static int Print(Host host, Experiment experiment, int threads, bool hasTrace, bool isJson)
    {
        bool isMatched = HoursMatching.IsNeeded(experiment);
        var typical = isMatched ? WithTypicalTies(experiment) : experiment;
        var measured = Calibration.Measure(typical, threads, host.Clock, host.Interrupt);
        var teachers = experiment.Conditions.Select(condition => condition.World.Network.TeacherCount).ToImmutableArray();
        if (isJson)
        {
            host.Out.WriteLine(JsonText.Of(new
            {
                experiment.Name,
                experiment.Question,
                Conditions = experiment.Conditions.Select(condition => condition.Label),
                experiment.Replicates,
                Runs = experiment.RunCount,
                experiment.Seed,
                experiment.Primary,
                SmallestTeachers = teachers.Min(),
                LargestTeachers = teachers.Max(),
                Threads = threads,
                EstimatedSeconds = Math.Round(measured.Seconds, 2),
                EstimatedMemoryMegabytes = Math.Round(measured.MemoryMegabytes),
                EstimatedDiskMegabytes = Math.Round(measured.DiskMegabytes, 1),
                TraceRows = hasTrace ? TraceCsv.Rows(experiment) : (long?)null,
                EstimatedTraceMegabytes = hasTrace ? Math.Round(TraceFile.Megabytes(experiment), 1) : (double?)null,
                MatchesHours = isMatched,
                experiment.Warnings,
            }));
            return ExitCode.Done;
        }

        Say(host, experiment, threads, measured, teachers, isMatched);
        if (hasTrace)
        {
            host.Out.WriteLine(TraceFile.Size(experiment));
        }

        return ExitCode.Done;
    }

    private static void Say(
        Host host, Experiment experiment, int threads, Calibration measured, ImmutableArray<int> teachers, bool isMatched)
    {
        host.Out.WriteLine(experiment.Question);
        foreach (var factor in experiment.Factors)
        {
            host.Out.WriteLine($"  {factor.Label}: {string.Join(", ", factor.Levels.Select(level => level.Label))}");
        }

        int[] weeks = [.. experiment.Conditions.Select(condition => condition.World.Weeks)];
        host.Out.WriteLine($"{Counted.Design(experiment.Conditions.Length, experiment.Replicates)} = {Counted.Of(experiment.RunCount, "run")}");
        host.Out.WriteLine($"{Range(teachers.Min(), teachers.Max())} teachers, {Range(weeks.Min(), weeks.Max())} weeks; seed {experiment.Seed}; primary outcome {experiment.Primary}");
        string extra = isMatched ? ", and some more for matching hours between schools by pilot runs" : "";
        host.Out.WriteLine($"about {Duration.Text(TimeSpan.FromSeconds(measured.Seconds))} on {Counted.Of(threads, "thread")} of this machine{extra}");
        host.Out.WriteLine($"about {measured.MemoryMegabytes:#,0} MB of memory and {measured.DiskMegabytes:#,0.0} MB on disk");
        foreach (string warning in experiment.Warnings)
        {
            host.Error.WriteLine($"note: {warning}");
        }
    }

    /// <summary>Named designs with about the ties that matching gives them: enough for an estimate, without pilot runs.</summary>
    private static Experiment WithTypicalTies(Experiment experiment) => experiment with
    {
        Conditions =
        [
            .. experiment.Conditions.Select(condition => condition is { Design.Kind: "weak" or "strong" or "mixed", World.Network: SchoolNetworkSpec schools }
                ? condition with { World = HoursMatching.WithTies(condition.World, condition.Design! with { WeakTies = 7 * schools.Schools }) }
                : condition),
        ],
    };

    private static string Range(int low, int high) => low == high ? $"{low:#,0}" : $"{low:#,0} to {high:#,0}";
}
