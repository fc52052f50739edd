using Staffroom.Grains.Caches;
using Staffroom.Grains.Contracts;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Grains;

/// <summary>
/// Runs the runs of one experiment on grains, in this process or elsewhere. A host that fails for a while is asked again; a run that was
/// begun before is joined. Safe for use from any thread.
/// </summary>
public sealed class ExperimentClient
{
    private static readonly TimeSpan[] Pauses = [.. new[] { 0.2, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0 }.Select(TimeSpan.FromSeconds)];
    private readonly IGrainFactory _grains;
    private readonly Experiment _experiment;
    private readonly PlanCache? _here;
    private readonly TimeProvider _clock;

    private ExperimentClient(IGrainFactory grains, Experiment experiment, PlanCache? here, TimeProvider clock)
    {
        (_grains, _experiment, _here, _clock) = (grains, experiment, here, clock);
        Key = GrainKeys.Experiment(experiment);
    }

    /// <summary>Key of the experiment.</summary>
    public string Key { get; }

    /// <summary>Makes the experiment known to the grains.</summary>
    /// <param name="grains">The grains.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="here">Where the grains of this process find experiments, if all grains are in this process: then the plan is not sent.</param>
    /// <param name="clock">For the pauses before asking again.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<ExperimentClient> StartAsync(
        IGrainFactory grains, Experiment experiment, PlanCache? here, TimeProvider clock, CancellationToken cancellation)
    {
        var client = new ExperimentClient(grains, experiment, here, clock);
        await client.PatientlyAsync(client.SubmitAsync, cancellation);
        return client;
    }

    /// <summary>Runs a run and gives what came out.</summary>
    /// <param name="index">The run, in plan order.</param>
    /// <param name="order">How.</param>
    /// <param name="cancellation">Stops the run; its checkpoints stay.</param>
    /// <exception cref="RunFailedException">The run failed; the message says why.</exception>
    public async Task<RunResult> RunAsync(int index, RunOrder order, CancellationToken cancellation)
    {
        var run = RunHandle.Of(_grains, GrainKeys.Run(Key, index), order);
        try
        {
            RunReply reply;
            do
            {
                reply = await PatientlyAsync(() => AskAsync(run), cancellation);
            }
            while (reply.State == RunState.Running);
            return reply.Result ?? throw new RunFailedException(reply.Error ?? "The run ended without a result.");
        }
        finally
        {
            _ = run.ReleaseAsync();
        }
    }

    /// <summary>How far the runs are.</summary>
    public Task<ExperimentProgress> ProgressAsync() => _grains.GetGrain<IExperimentGrain>(Key).ProgressAsync();

    /// <summary>The digest of each run that is done, by index; null for the others.</summary>
    public Task<string?[]> DigestsAsync() => _grains.GetGrain<IExperimentGrain>(Key).DigestsAsync();

    private async Task<bool> SubmitAsync()
    {
        _here?.Put(Key, _experiment);
        byte[] encoded = _here is null ? ExperimentCodec.Encode(_experiment) : [];
        await _grains.GetGrain<IExperimentGrain>(Key).SubmitAsync(new ExperimentPlan(_experiment.RunCount, encoded));
        return true;
    }

    private async Task<RunReply> AskAsync(RunHandle run)
    {
        var reply = await run.RunAsync();
        if (reply.State != RunState.Unknown)
        {
            return reply;
        }

        // The silo that held the plan was lost, or the plan was dropped for newer ones.
        await SubmitAsync();
        reply = await run.RunAsync();
        return reply.State != RunState.Unknown ? reply : throw new RunFailedException("The grains do not keep the plan of the experiment.");
    }

    /// <summary>Does something that may fail for a while, until it does not or patience ends.</summary>
    private async Task<T> PatientlyAsync<T>(Func<Task<T>> what, CancellationToken cancellation)
    {
        for (int failures = 0; ; failures++)
        {
            try
            {
                return await what().WaitAsync(cancellation);
            }
            catch (Exception error) when (error is not RunFailedException && failures < Pauses.Length && !cancellation.IsCancellationRequested)
            {
                await Task.Delay(Pauses[failures], _clock, cancellation);
            }
        }
    }

    /// <summary>The grain that a run begins in.</summary>
    private sealed record RunHandle(Func<Task<RunReply>> RunAsync, Func<Task> ReleaseAsync)
    {
        public static RunHandle Of(IGrainFactory grains, string run, RunOrder order)
        {
            if (order.Granularity == Granularity.Network)
            {
                var whole = grains.GetGrain<IRunGrain>(run);
                return new RunHandle(() => whole.RunAsync(order), whole.ReleaseAsync);
            }

            var network = grains.GetGrain<INetworkGrain>(GrainKeys.Network(run, order.Granularity));
            return new RunHandle(() => network.RunAsync(order), network.ReleaseAsync);
        }
    }
}

/// <summary>A run that failed on grains.</summary>
/// <param name="message">Why.</param>
public sealed class RunFailedException(string message) : Exception(message);
