using System.Diagnostics;
using Staffroom.Grains.Coordination;

namespace Staffroom.Grains.Telemetry;

/// <summary>Tells whoever listens how a run goes.</summary>
internal sealed class RunTelemetry : IRunWatcher
{
    /// <summary>The week that all schools have reached.</summary>
    public int Week { get; private set; }

    /// <inheritdoc/>
    public void Begun(long epoch, int week)
    {
        Week = week;
        Tell("begun", ("staffroom.epoch", epoch), ("staffroom.week", week));
    }

    /// <inheritdoc/>
    public void Advanced(int week, double waitSeconds)
    {
        Week = week;
        Instruments.Waited(TimeSpan.FromSeconds(waitSeconds));
    }

    /// <inheritdoc/>
    public void Kept(int week, double seconds)
    {
        Instruments.CheckpointWritten(TimeSpan.FromSeconds(seconds));
        Tell("checkpoint", ("staffroom.week", week));
    }

    /// <inheritdoc/>
    public void NotKept(int week, string why) => Tell("checkpoint failed", ("staffroom.week", week), ("error", why));

    /// <inheritdoc/>
    public void Failed(long epoch, Exception why) => Tell("attempt failed", ("staffroom.epoch", epoch), ("error", why.Message));

    private static void Tell(string name, params ReadOnlySpan<(string Key, object? Value)> tags)
    {
        if (Activity.Current is { } run)
        {
            var all = new ActivityTagsCollection();
            foreach (var (key, value) in tags)
            {
                all.Add(key, value);
            }

            run.AddEvent(new ActivityEvent(name, tags: all));
        }
    }
}
