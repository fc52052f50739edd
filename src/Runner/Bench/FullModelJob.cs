using Staffroom.Model;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;
using Staffroom.Runner.Execution;
using Staffroom.Scenarios.Running;

namespace Staffroom.Runner.Bench;

/// <summary>All mechanisms on, one practice: a school year of one large network, or many runs of a usual one on all threads.</summary>
/// <param name="Name">What is typed.</param>
/// <param name="Meaning">What it measures.</param>
/// <param name="Weeks">Weeks of a run.</param>
/// <param name="Runs">Runs in a block that is timed, at a usual size; fewer of larger networks.</param>
/// <param name="StaffPerSchool">Staff of a school, its head included.</param>
/// <param name="Sizes">Numbers of teachers where none are asked for.</param>
internal sealed record FullModelJob(string Name, string Meaning, int Weeks, int Runs, int StaffPerSchool, IReadOnlyList<int> Sizes) : IBenchJob
{
    private const int UsualTeachers = 136;
    private const int TiesPerSchool = 3;
    private const int StartersPerSchool = 2;
    private const ulong Seed = 2026;

    /// <summary>39 weeks of one network.</summary>
    public static FullModelJob Year { get; } = new(
        "year", "the whole model with one practice for a school year of 39 weeks in schools of 32, one run on all threads", 39, 1, 32, [1_000, 10_000, 100_000]);

    /// <summary>Three school years of a usual network, many times over.</summary>
    public static FullModelJob Sweep { get; } = new(
        "sweep", "the whole model with one practice for 117 weeks, 64 runs of 8 schools of 17 (fewer of larger networks) on all threads", 117, 64, 17, [UsualTeachers]);

    /// <inheritdoc/>
    public IEnumerable<BenchRow> Measure(int teachers, BenchRequest ask)
    {
        int schools = Math.Max(1, (int)Math.Round((double)teachers / StaffPerSchool));
        var world = World(schools);
        int runs = Math.Max(Math.Min(Runs, ask.Threads), (int)Math.Min(Runs, (long)Runs * UsualTeachers / teachers));
        string build = runs == 1 ? "build network and people" : $"build {runs} networks", run = $"{Weeks} weeks";
        var watch = new Stopwatches(build, run);
        var options = new ParallelOptions { MaxDegreeOfParallelism = ask.Threads, CancellationToken = ask.Cancellation };
        long ties = 0;
        watch.Rounds(ask, () =>
        {
            var started = watch.Time(build, () =>
            {
                var each = new StartedRun[runs];
                Parallel.For(0, runs, options, r => each[r] = Simulation.Start(world, Seed + (ulong)r, runs == 1 ? new ThreadedRanges(ask.Threads) : null));
                return each;
            });
            watch.Time(run, () => Parallel.For(0, runs, options, r => started[r].ToEnd(ask.Cancellation)));
            ties = started[0].Network.DirectedTieCount / 2;
        });

        int exact = schools * StaffPerSchool;
        double work = (double)exact * Weeks * runs;
        return
        [
            new BenchRow(Name, exact, ties, build, Spread.Of(watch.Of(build)), null, null, BenchRequest.PeakMegabytes()),
            new BenchRow(Name, exact, ties, run, Spread.Of(watch.Of(run)), Spread.Of(watch.Of(run).Select(seconds => work / seconds)), null, BenchRequest.PeakMegabytes()),
        ];
    }

    /// <summary>The world of that many schools.</summary>
    public WorldSpec World(int schools) => new()
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
