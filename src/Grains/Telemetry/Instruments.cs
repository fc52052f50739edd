using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Staffroom.Grains.Telemetry;

/// <summary>
/// What is told about runs as they happen, for whoever listens; nobody listening costs a comparison. Traces go from command to experiment
/// to run, and to weeks only where that was asked for.
/// </summary>
public static class Instruments
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Staffroom";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Runs = Meter.CreateCounter<long>("staffroom.runs", "{run}", "Runs ended, by granularity and outcome");
    private static readonly Counter<long> TeacherWeeks =
        Meter.CreateCounter<long>("staffroom.teacher_weeks", "{teacher-week}", "Teacher-weeks simulated, by granularity; its rate is the speed");

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("staffroom.grain.calls", "{call}", "Calls of grains, by kind of grain");
    private static readonly Histogram<double> Waits =
        Meter.CreateHistogram<double>("staffroom.barrier.wait", "s", "Time that a school waited for the rows of its neighbors in a segment of weeks");

    private static readonly Histogram<double> Checkpoints = Meter.CreateHistogram<double>("staffroom.checkpoint.duration", "s", "Time to write a checkpoint");
    private static readonly UpDownCounter<long> Activations =
        Meter.CreateUpDownCounter<long>("staffroom.grain.activations", "{activation}", "Grains in memory, by kind of grain");

    /// <summary>Starts activities.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>A run ended.</summary>
    /// <param name="granularity">network, school or teacher; local without grains.</param>
    /// <param name="teacherWeeks">Its size; counted only if it did not fail.</param>
    /// <param name="isFailed">Whether it failed.</param>
    public static void RunEnded(string granularity, long teacherWeeks, bool isFailed)
    {
        var kind = new KeyValuePair<string, object?>("granularity", granularity);
        Runs.Add(1, kind, new("outcome", isFailed ? "failed" : "done"));
        if (!isFailed)
        {
            TeacherWeeks.Add(teacherWeeks, kind);
        }
    }

    /// <summary>Grains were called.</summary>
    public static void Called(string grain, int calls) => Calls.Add(calls, new KeyValuePair<string, object?>("grain", grain));

    /// <summary>A school waited for rows.</summary>
    public static void Waited(TimeSpan wait) => Waits.Record(wait.TotalSeconds);

    /// <summary>A checkpoint was written.</summary>
    public static void CheckpointWritten(TimeSpan duration) => Checkpoints.Record(duration.TotalSeconds);

    /// <summary>A grain was activated (+1) or deactivated (−1).</summary>
    public static void Activated(string grain, int change) => Activations.Add(change, new KeyValuePair<string, object?>("grain", grain));
}
