using System.Diagnostics;
using System.Security.Cryptography;
using Staffroom.Grains.Caches;
using Staffroom.Grains.Contracts;
using Staffroom.Grains.Coordination;
using Staffroom.Grains.Telemetry;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Grains;

/// <summary>
/// A run that a grain has begun, for those who wait for it: they ask, wait a few seconds at most, and ask again, so that no call is longer
/// than hosts allow and whoever died is not waited for.
/// </summary>
/// <param name="run">Key of the run.</param>
/// <param name="granularity">What a grain is.</param>
/// <param name="plans">The experiments.</param>
/// <param name="grains">The grains.</param>
/// <param name="clock">Measures waiting.</param>
internal sealed class BegunRun(string run, Granularity granularity, PlanCache plans, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>How long a caller waits: well below the half minute after which hosts give calls up.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private Task<RunReply>? _reply;
    private Func<Task>? _cancel;

    /// <summary>Whether it has ended well.</summary>
    public bool IsDone => _reply is { IsCompletedSuccessfully: true, Result.State: RunState.Done };

    /// <summary>Whether somebody else runs it, so that this grain is not the one to ask any more.</summary>
    public bool IsTakenOver { get; private set; }

    /// <summary>Begins it unless it has begun, and waits for it for a while.</summary>
    /// <param name="simulate">Gives the canonical bytes of the trajectory, and the diaries that were kept.</param>
    public async Task<RunReply> WaitAsync(Func<RunSpec, CancellationToken, Task<(byte[] Trajectory, byte[][] Diaries)>> simulate)
    {
        var reply = _reply ??= ReplyAsync(simulate);
        try
        {
            var told = await reply.WaitAsync(LongestWait, clock);
            if (told.State is RunState.Running or RunState.Unknown && ReferenceEquals(_reply, reply))
            {
                _reply = null; // it begins again when somebody asks again
            }

            return told;
        }
        catch (TimeoutException) when (!reply.IsCompleted)
        {
            return new RunReply(RunState.Running);
        }
    }

    /// <summary>Has it stop, and waits until it has.</summary>
    public async Task StopAsync()
    {
        if (_cancel is { } cancel)
        {
            await cancel();
        }

        if (_reply is { } reply)
        {
            await reply;
        }
    }

    /// <summary>The reply in the end; whatever goes wrong is told in it.</summary>
    private async Task<RunReply> ReplyAsync(Func<RunSpec, CancellationToken, Task<(byte[] Trajectory, byte[][] Diaries)>> simulate)
    {
        var (experiment, index) = GrainKeys.ReadRun(run);
        using var stop = new CancellationTokenSource();
        _cancel = stop.CancelAsync;
        using var activity = Instruments.Source.StartActivity("run");
        activity?.SetTag("staffroom.run", run);
        activity?.SetTag("staffroom.granularity", GrainKeys.Name(granularity));
        long teacherWeeks = 0;
        RunReply reply;
        try
        {
            var spec = (await plans.GetAsync(experiment)).Run(index);
            teacherWeeks = (long)spec.World.Network.TeacherCount * spec.World.Weeks;
            Tell(experiment, new RunNote(index, RunState.Running, null));
            var (bytes, diaries) = await simulate(spec, stop.Token);
            reply = new RunReply(RunState.Done) { Result = new RunResult(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))) { Diaries = diaries } };
        }
        catch (PlanUnknownException)
        {
            return new RunReply(RunState.Unknown);
        }
        catch (Exception error) when (error is RunTakenOverException || stop.IsCancellationRequested)
        {
            IsTakenOver = error is RunTakenOverException;
            return new RunReply(RunState.Running);
        }
        catch (Exception error)
        {
            activity?.SetStatus(ActivityStatusCode.Error, error.Message);
            reply = new RunReply(RunState.Failed) { Error = error is RunStoppedException ? error.Message : $"{error.GetType().Name}: {error.Message}" };
        }
        finally
        {
            _cancel = null;
        }

        Tell(experiment, new RunNote(index, reply.State, reply.Result?.Digest));
        Instruments.RunEnded(GrainKeys.Name(granularity), teacherWeeks, isFailed: reply.State == RunState.Failed);
        return reply;
    }

    private void Tell(string experiment, RunNote note) => _ = grains.GetGrain<IExperimentGrain>(experiment).NoteAsync(note);
}
