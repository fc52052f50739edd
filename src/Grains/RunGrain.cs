using Orleans.Concurrency;
using Staffroom.Grains.Caches;
using Staffroom.Grains.Contracts;
using Staffroom.Grains.Telemetry;
using Staffroom.Model;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Running;

namespace Staffroom.Grains;

/// <summary>One whole run in one grain. It simulates on the thread pool, so that the grains' own turns go on meanwhile.</summary>
/// <param name="plans">The experiments.</param>
/// <param name="clock">Measures waiting.</param>
[Reentrant]
public sealed class RunGrain(PlanCache plans, TimeProvider clock) : Grain, IRunGrain
{
    private const string Kind = "run";
    private BegunRun? _run;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _run = new BegunRun(this.GetPrimaryKeyString(), Granularity.Network, plans, GrainFactory, clock);
        Instruments.Activated(Kind, 1);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _run!.StopAsync();
        Instruments.Activated(Kind, -1);
    }

    /// <inheritdoc/>
    public Task<RunReply> RunAsync(RunOrder order)
    {
        Instruments.Called(Kind, 1);
        return _run!.WaitAsync((run, stop) => Task.Run(() => Simulate(run, order, stop), stop));
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync()
    {
        await _run!.StopAsync();
        DeactivateOnIdle();
    }

    private (byte[] Trajectory, byte[][] Diaries) Simulate(RunSpec run, RunOrder order, CancellationToken stop)
    {
        if (order.Diaries.Length == 0)
        {
            var checkpoint = order.CheckpointFile is { } file ? new RunCheckpoint(file, order.CheckpointIdentity, order.CheckpointWeeks) : null;
            return (WholeRun.Simulate(run, new RunMeans(order.Threads, checkpoint), clock, stop).ToCanonicalBytes(), []);
        }

        var (trajectory, diaries) = Simulation.RunWithDiaries(run.World, run.RunSeed, order.Diaries, stop);
        return (trajectory.ToCanonicalBytes(), [.. diaries.Select(diary => diary.ToBytes())]);
    }
}
