using Staffroom.Model;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;
using Staffroom.Runner.Execution;

namespace Staffroom.Runner.Bench;

/// <summary>All mechanisms on, one practice: a school year of one large network, or many runs of a usual one on all threads.</summary>
/// <param name="Name">What is typed.</param>
/// <param name="Meaning">What it measures.</param>
/// <param name="Weeks">Weeks of a run.</param>
/// <param name="Runs">Runs in a block that is timed.</param>
/// <param name="Sizes">Numbers of teachers where none are asked for.</param>
internal sealed record FullModelJob(string Name, string Meaning, int Weeks, int Runs, IReadOnlyList<int> Sizes) : IBenchJob
{
    private const int StaffPerSchool = 17;
    private const int TiesPerSchool = 3;
    private const int StartersPerSchool = 2;
    private const ulong Seed = 2026;

    /// <summary>39 weeks of one network.</summary>
    public static FullModelJob Year { get; } = new(
        "year", "the whole model with one practice for a school year of 39 weeks, one run on all threads", 39, 1, [1_000, 10_000, 100_000]);

    /// <summary>Three school years of a usual network, many times over.</summary>
    public static FullModelJob Sweep { get; } = new(
        "sweep", "the whole model with one practice for 117 weeks, 64 runs of 8 schools on all threads", 117, 64, [136]);

    /// <inheritdoc/>
    public IEnumerable<BenchRow> Measure(int teachers, BenchRequest ask)
    {
        int schools = Math.Max(1, (int)Math.Round((double)teachers / StaffPerSchool));
        var world = World(schools);
        string build = Runs == 1 ? "build network and people" : $"build {Runs} networks", run = $"{Weeks} weeks";
        var watch = new Stopwatches(build, run);
        var options = new ParallelOptions { MaxDegreeOfParallelism = ask.Threads, CancellationToken = ask.Cancellation };
        long ties = 0;
        watch.Rounds(ask, () =>
        {
            var runs = watch.Time(build, () =>
            {
                var started = new StartedRun[Runs];
                Parallel.For(0, Runs, options, r => started[r] = Simulation.Start(world, Seed + (ulong)r, Runs == 1 ? new ThreadedRanges(ask.Threads) : null));
                return started;
            });
            watch.Time(run, () => Parallel.For(0, Runs, options, r => runs[r].ToEnd(ask.Cancellation)));
            ties = runs[0].Network.DirectedTieCount / 2;
        });

        int exact = schools * StaffPerSchool;
        double work = (double)exact * Weeks * Runs;
        return
        [
            new BenchRow(Name, exact, ties, build, Spread.Of(watch.Of(build)), null, null, BenchRequest.PeakMegabytes()),
            new BenchRow(Name, exact, ties, run, Spread.Of(watch.Of(run)), Spread.Of(watch.Of(run).Select(seconds => work / seconds)), null, BenchRequest.PeakMegabytes()),
        ];
    }

    private WorldSpec World(int schools) => new()
    {
        Network = new SchoolNetworkSpec
        {
            Schools = schools,
            StaffPerSchool = StaffPerSchool,
            Between = [new BetweenTies(SchoolPattern.Ring, TiesPerSchool * schools, 0.3)],
        },
        Climate = ClimateSpec.HighTrust,
        Practices =
        [
            new PracticeSpec(
                "codified", 0.1, PracticeSpec.DefaultReadiness, PracticeSpec.DefaultSuccessCeiling, 0,
                new SeedSpec(SeedKind.InformalLeaders, [], StartersPerSchool, PerSchool: true, [])),
        ],
        Beliefs = [BeliefSpec.Default],
        Weeks = Weeks,
    };
}
