using System.Collections.Concurrent;
using System.Security.Cryptography;
using Staffroom.Grains.Telemetry;
using Staffroom.Model.Measures;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Running;

namespace Staffroom.Runner.Execution;

/// <summary>
/// Runs what is still to do of an experiment on several threads and stores it from one. Threads take runs in plan order; which
/// thread runs what, and how many there are, changes no byte.
/// </summary>
/// <param name="engine">Where runs happen.</param>
/// <param name="store">Where they are kept.</param>
/// <param name="clock">For progress and for the size of batches in time.</param>
/// <param name="tell">Told what a user must know about runs that carry on from where they were; called from several threads.</param>
internal sealed class ExperimentDriver(IEngine engine, RunStore store, TimeProvider clock, Action<string>? tell = null)
{
    private const int LargestBatch = 64;
    private static readonly TimeSpan LongestBatch = TimeSpan.FromSeconds(0.5);

    /// <summary>What is kept of a run, with its digest.</summary>
    /// <param name="Draw">0 for the experiment itself, 1.. for a robustness draw.</param>
    /// <param name="Outcomes">Turns a trajectory into outcomes to keep instead of it; null keeps the trajectory.</param>
    internal sealed record Keeping(int Draw, Func<RunSpec, Trajectory, byte[]>? Outcomes)
    {
        /// <summary>The experiment itself: trajectories are kept.</summary>
        public static Keeping Trajectories { get; } = new(0, null);
    }

    /// <summary>Runs what is not stored yet; failed runs are tried again, and runs stored earlier whose bytes are damaged too.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="keeping">What to keep.</param>
    /// <param name="threads">Number of threads, 1 or more.</param>
    /// <param name="report">Called now and then, and at the end.</param>
    /// <param name="cancellation">Stops: what is finished is stored, what is not is dropped.</param>
    /// <returns>Whether every run was tried, that is, whether it was not canceled.</returns>
    /// <exception cref="StoreException">Storing failed; finished batches are kept.</exception>
    public bool Run(
        Experiment experiment, Keeping keeping, int threads, Action<ExperimentProgress> report, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        using var activity = Instruments.Source.StartActivity("experiment");
        activity?.SetTag("staffroom.experiment", experiment.Name).SetTag("staffroom.draw", keeping.Draw).SetTag("staffroom.engine", engine.Name);
        var todo = StoredRuns.Missing(store, experiment, keeping.Draw);
        double work = todo.Sum(index => Workload.TeacherWeeks(experiment.Run(index).World));
        var estimate = new ProgressEstimate(clock, experiment.RunCount, experiment.RunCount - todo.Length, work);
        report(estimate.Now());

        var checkpoints = new RunCheckpoints(store.File, experiment, keeping.Draw);
        checkpoints.KeepOnly(todo);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var finished = new BlockingCollection<RunRecord>(boundedCapacity: 8 + (2 * threads));
        var workers = Start(experiment, todo, keeping, threads, checkpoints, finished, stop.Token);
        try
        {
            Write(experiment, finished, checkpoints, estimate, report);
        }
        catch
        {
            stop.Cancel();
            while (finished.TryTake(out _, Timeout.Infinite, CancellationToken.None))
            {
                // Workers that wait for room in the queue must be let go before they can be joined.
            }

            throw;
        }
        finally
        {
            foreach (var worker in workers)
            {
                worker.Join();
            }
        }

        report(estimate.Now());
        return !cancellation.IsCancellationRequested;
    }

    private Thread[] Start(
        Experiment experiment, int[] todo, Keeping keeping, int threads, RunCheckpoints checkpoints, BlockingCollection<RunRecord> finished, CancellationToken stop)
    {
        // What does not fit into memory side by side runs one after the other, each on more threads.
        int atOnce = Math.Min(threads, Workload.FittingAtOnce(experiment, engine.MemoryBytes));
        int next = -1;
        int running = atOnce;
        var workers = new Thread[atOnce];
        for (int i = 0; i < atOnce; i++)
        {
            workers[i] = new Thread(Work) { IsBackground = true, Name = $"runs {i}" };
            workers[i].Start();
        }

        return workers;

        void Work()
        {
            int at;
            while (!stop.IsCancellationRequested && (at = Interlocked.Increment(ref next)) < todo.Length)
            {
                // Threads that find no run of their own any more help those that go on.
                int share = Math.Max(1, threads / Math.Min(atOnce, todo.Length - at));
                var means = new RunMeans(share, checkpoints.Of(todo[at]));
                if (RunOne(experiment, todo[at], means, keeping, stop) is { } record)
                {
                    finished.Add(record, CancellationToken.None);
                }
            }

            if (Interlocked.Decrement(ref running) == 0)
            {
                finished.CompleteAdding();
            }
        }
    }

    private RunRecord? RunOne(Experiment experiment, int index, RunMeans means, Keeping keeping, CancellationToken stop)
    {
        var run = experiment.Run(index);
        long started = clock.GetTimestamp();
        try
        {
            Look(means.Checkpoint!, run);
            var trajectory = engine.Run(experiment, index, means, stop);
            var bytes = trajectory.ToCanonicalBytes();
            var outcomes = keeping.Outcomes?.Invoke(run, trajectory);
            return new RunRecord(
                keeping.Draw, run.Index, run.Condition, run.Replicate, run.RunSeed, RunState.Done, SHA256.HashData(outcomes ?? bytes),
                outcomes is null ? CompressedBytes.Pack(bytes) : null, outcomes is null ? null : CompressedBytes.Pack(outcomes), null,
                clock.GetElapsedTime(started).TotalSeconds);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception error)
        {
            // One run that fails must not take the others with it: it is recorded and reported (exit code 4).
            return new RunRecord(
                keeping.Draw, run.Index, run.Condition, run.Replicate, run.RunSeed, RunState.Failed, [], null, null,
                $"{error.GetType().Name}: {error.Message}", clock.GetElapsedTime(started).TotalSeconds);
        }
    }

    /// <summary>Says whether a run carries on from a checkpoint, and what is wrong with one that cannot be used.</summary>
    private void Look(RunCheckpoint checkpoint, RunSpec run)
    {
        if (checkpoint.Check(out string? trouble) is { } week)
        {
            tell?.Invoke($"Run {run.Index} carries on from week {week} of {run.World.Weeks}.");
        }
        else if (trouble is not null)
        {
            tell?.Invoke($"The checkpoint of run {run.Index} {trouble}, so the run begins anew.");
        }
    }

    private void Write(
        Experiment experiment, BlockingCollection<RunRecord> finished, RunCheckpoints checkpoints, ProgressEstimate estimate, Action<ExperimentProgress> report)
    {
        var batch = new List<RunRecord>(LargestBatch);
        long since = clock.GetTimestamp();
        while (!finished.IsCompleted)
        {
            if (finished.TryTake(out var record, (int)LongestBatch.TotalMilliseconds, CancellationToken.None))
            {
                batch.Add(record);
                estimate.Count(Workload.TeacherWeeks(experiment.Conditions[record.Condition].World), record.State == RunState.Failed);
                report(estimate.Now());
            }

            if (batch.Count >= LargestBatch || (batch.Count > 0 && clock.GetElapsedTime(since) >= LongestBatch))
            {
                Store(batch, checkpoints);
                batch.Clear();
                since = clock.GetTimestamp();
            }
        }

        if (batch.Count > 0)
        {
            Store(batch, checkpoints);
        }
    }

    private void Store(List<RunRecord> batch, RunCheckpoints checkpoints)
    {
        store.Add(batch);
        foreach (var run in batch.Where(run => run.State == RunState.Done))
        {
            checkpoints.Of(run.Index).Delete();
        }
    }
}
