using System.Collections.Concurrent;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Running;

namespace Staffroom.Runner.Tests.Execution;

public sealed class ExperimentDriverTests : IDisposable
{
    private static readonly Experiment Experiment = Tiny.Experiment(replicates: 40, conditions: 3);
    private readonly TemporaryFolder _folder = new();
    private int _stores;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void The_number_of_threads_changes_no_byte(int threads)
    {
        using var one = NewStore();
        using var many = NewStore();
        Assert.True(Run(one, new FakeEngine(), 1));
        Assert.True(Run(many, new FakeEngine(), threads));
        Assert.Equal(Digest(one), Digest(many));
        Assert.Equal(Enumerable.Range(0, 120).Select(i => one.CanonicalBytes(i)), Enumerable.Range(0, 120).Select(i => many.CanonicalBytes(i)));
    }

    [Fact]
    public void Replicates_share_their_seed_over_conditions_and_differ_within_one()
    {
        using var store = NewStore();
        Run(store, new FakeEngine(), 2);
        var seeds = store.Headers().ToLookup(run => run.Replicate, run => run.RunSeed);
        Assert.All(seeds, replicate => Assert.Single(replicate.Distinct()));
        Assert.Equal(40, seeds.Select(replicate => replicate.First()).Distinct().Count());
    }

    [Fact]
    public void A_run_that_fails_is_recorded_and_takes_no_other_with_it()
    {
        using var store = NewStore();
        Assert.True(Run(store, new FakeEngine { Before = (i, _) => Fail(i == 17) }, 2));
        var failed = Assert.Single(store.Headers(), run => run.State == RunState.Failed);
        Assert.Equal(17, failed.Index);
        Assert.Equal("InvalidOperationException: as told", failed.Error);
        Assert.Equal(120, store.Headers().Count);

        using var whole = NewStore();
        Run(whole, new FakeEngine(), 2);
        Run(store, new FakeEngine(), 2);
        Assert.Equal(Digest(whole), Digest(store));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(119)]
    public void Stopped_anywhere_and_resumed_it_has_the_same_digest(int stopAt)
    {
        using var whole = NewStore();
        Run(whole, new FakeEngine(), 2);

        using var store = NewStore();
        using var stop = new CancellationTokenSource();
        Assert.False(Run(store, new FakeEngine { Before = (i, _) => StopAt(i == stopAt, stop) }, 2, stop.Token));
        int kept = store.Headers().Count;
        Assert.InRange(kept, stopAt - 2, stopAt + 1);

        var computed = 0;
        Assert.True(Run(store, new FakeEngine { Before = (_, _) => Interlocked.Increment(ref computed) }, 2));
        Assert.Equal(120 - kept, computed);
        Assert.Equal(Digest(whole), Digest(store));
    }

    [Fact]
    public void A_run_whose_bytes_were_damaged_is_computed_again()
    {
        using var written = NewStore();
        Run(written, new FakeEngine(), 2);
        string digest = Digest(written);
        using var store = RunStore.Open(written.File, isWritable: true);
        var header = store.Headers()[5];
        store.Add([new RunRecord(0, 5, header.Condition, header.Replicate, header.RunSeed, RunState.Done, header.Digest, CompressedBytes.Pack([1]), null, null, 0)]);
        Assert.Throws<StoreException>(() => StoredRuns.Bytes(store, header));
        Assert.Equal([5], StoredRuns.Missing(store, Experiment, 0));
        Run(store, new FakeEngine(), 2);
        Assert.Equal(digest, Digest(store));
        Assert.NotEmpty(StoredRuns.Bytes(store, header));
    }

    [Fact]
    public void A_disk_that_fills_up_stops_it_and_keeps_what_was_stored()
    {
        using var store = NewStore();
        store.LimitPages(30);
        Assert.Throws<StoreException>(() => Run(store, new FakeEngine(), 3));
        store.LimitPages(100_000);
        Assert.InRange(store.Headers().Count, 0, 119);
        Assert.True(Run(store, new FakeEngine(), 3));
        Assert.Equal(120, store.Headers().Count);
    }

    [Fact]
    public void Threads_without_a_run_of_their_own_help_the_last_ones()
    {
        var shares = new ConcurrentDictionary<int, int>();
        using var store = NewStore();
        Run(store, new FakeEngine { BeforeWith = (i, means) => shares[i] = means.Threads }, 5);
        Assert.All(Enumerable.Range(0, 118), i => Assert.Equal(1, shares[i]));
        Assert.Equal((2, 5), (shares[118], shares[119]));
    }

    [Theory]
    [InlineData(2.9, 2)]
    [InlineData(1.0, 1)]
    [InlineData(0.0, 1)]
    public void Runs_that_do_not_fit_into_memory_side_by_side_wait_and_have_more_threads(double runsThatFit, int atOnce)
    {
        double bytes = 1_900.0 * Experiment.Conditions[0].World.Network.TeacherCount;
        var shares = new ConcurrentBag<int>();
        int now = 0, most = 0;
        using var store = NewStore();
        Run(store, new FakeEngine { MemoryBytes = (long)(runsThatFit * bytes), BeforeWith = (_, means) => Begin(means), After = () => Interlocked.Decrement(ref now) }, 4);
        Assert.Equal(120, shares.Count);
        Assert.InRange(most, 1, atOnce);
        Assert.All(shares, share => Assert.InRange(share, 4 / atOnce, 4));

        void Begin(RunMeans means)
        {
            shares.Add(means.Threads);
            lock (shares)
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
            }
        }
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_used_is_told_and_one_that_is_over_is_deleted()
    {
        using var store = NewStore();
        Run(store, new FakeEngine { Before = (i, _) => Fail(i == 17) }, 2);
        File.WriteAllText(_folder["run-0-16.checkpoint"], "left behind");
        File.WriteAllText(_folder["run-0-17.checkpoint"], "damaged");
        var told = new List<string>();
        new ExperimentDriver(new FakeEngine(), store, TimeProvider.System, told.Add).Run(
            Experiment, ExperimentDriver.Keeping.Trajectories, 2, _ => { }, CancellationToken.None);
        Assert.Equal("The checkpoint of run 17 is damaged, so the run begins anew.", Assert.Single(told));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.checkpoint"));
    }

    [Fact]
    public void A_robustness_draw_keeps_outcomes_and_stands_apart()
    {
        using var store = NewStore();
        var keeping = new ExperimentDriver.Keeping(3, (run, _) => [(byte)run.Index]);
        new ExperimentDriver(new FakeEngine(), store, TimeProvider.System).Run(Experiment, keeping, 2, _ => { }, CancellationToken.None);
        Assert.Empty(store.Headers());
        Assert.Equal(120, store.Headers(3).Count);
        Assert.Equal([7], store.Outcomes(3, 7));
        Assert.Empty(StoredRuns.Missing(store, Experiment, 3));
        Assert.Equal(120, StoredRuns.Missing(store, Experiment, 0).Length);
    }

    [Fact]
    public void Progress_ends_where_the_experiment_does()
    {
        using var store = NewStore();
        var seen = new List<ExperimentProgress>();
        new ExperimentDriver(new FakeEngine(), store, TimeProvider.System).Run(
            Experiment, ExperimentDriver.Keeping.Trajectories, 2, seen.Add, CancellationToken.None);
        Assert.Equal(0, seen[0].Done);
        Assert.Equal(120, seen[^1].Done);
        Assert.Equal(seen.Select(p => p.Done).Order(), seen.Select(p => p.Done));
    }

    private static void Fail(bool now)
    {
        if (now)
        {
            throw new InvalidOperationException("as told");
        }
    }

    private static void StopAt(bool now, CancellationTokenSource stop)
    {
        if (now)
        {
            stop.Cancel();
        }
    }

    private static bool Run(RunStore store, FakeEngine engine, int threads, CancellationToken stop = default) =>
        new ExperimentDriver(engine, store, TimeProvider.System).Run(
            Experiment, ExperimentDriver.Keeping.Trajectories, threads, _ => { }, stop);

    private static string Digest(RunStore store) => WholeDigest.Of(store.Headers().Select(run => run.Digest));

    private RunStore NewStore() => RunStore.Create(
        _folder[$"{_stores++}.sqlite"], ExperimentCodec.Encode(Experiment), ExperimentCodec.PlanHash(Experiment), []);
}
