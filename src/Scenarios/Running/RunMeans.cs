namespace Staffroom.Scenarios.Running;

/// <summary>What a run may use; none of it changes a byte.</summary>
/// <param name="Threads">Threads, 1 or more.</param>
/// <param name="Checkpoint">Where the run is kept on its way, so that it can carry on after a stop; null for nowhere.</param>
public sealed record RunMeans(int Threads, RunCheckpoint? Checkpoint)
{
    /// <summary>One thread, and nothing kept.</summary>
    public static RunMeans Usual { get; } = new(1, null);

    /// <summary>The same with a pace for the checkpoint, if there is one.</summary>
    /// <param name="weeks">Weeks between checkpoints, 1 or more; null for what measuring says.</param>
    public RunMeans WithCheckpointWeeks(int? weeks) => this with { Checkpoint = Checkpoint is null ? null : Checkpoint with { Weeks = weeks } };
}
