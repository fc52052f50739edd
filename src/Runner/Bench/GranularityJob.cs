using System.Diagnostics;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;
using Staffroom.Runner.Execution;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Bench;

/// <summary>
/// What granularity costs: the same runs, two practices over three school years, on the plain kernel and on grains of each size, all cores busy.
/// Engines take turns in every repeat, so that each is compared with the kernel of the same moment; the first repeat is thrown away.
/// </summary>
/// <param name="Schools">Number of schools.</param>
/// <param name="Runs">Runs in a block that is timed.</param>
internal sealed record GranularityJob(int Schools, int Runs)
{
    private const int StaffPerSchool = 17;
    private const int Weeks = 117;
    private const int TiesPerSchool = 3;
    private const double TieStrength = 0.3;
    private const ulong Seed = 2026;

    /// <summary>The sizes that are compared: a usual network, and one of about 5,000 teachers.</summary>
    public static IReadOnlyList<GranularityJob> All { get; } = [new(8, 64), new(294, 2)];

    /// <summary>Number of teachers.</summary>
    public int Teachers => Schools * StaffPerSchool;

    /// <summary>Where the job runs: the yardstick first.</summary>
    public static IReadOnlyList<EngineRequest> Places { get; } =
        [new("local"), .. Engines.Granularities.Select(granularity => new EngineRequest("grains", granularity))];

    /// <summary>Times it.</summary>
    /// <param name="engines">An engine for each of <see cref="Places"/>.</param>
    /// <param name="threads">Runs at a time.</param>
    /// <param name="repeats">Repeats that count, 1 or more.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidOperationException">Engines disagree about a run: then no time means anything.</exception>
    public IReadOnlyList<GranularityTiming> Measure(IReadOnlyList<IEngine> engines, int threads, int repeats, CancellationToken cancellation)
    {
        var experiment = Experiment();
        var seconds = engines.Select(_ => new List<double>()).ToArray();
        for (int repeat = 0; repeat <= repeats; repeat++)
        {
            string? digest = null;
            for (int place = 0; place < engines.Count; place++)
            {
                var (took, found) = Time(engines[place], experiment, threads, cancellation);
                digest ??= found;
                if (!string.Equals(digest, found, StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"The engine {engines[place].Name} at granularity {engines[place].Granularity} gives other bytes than {engines[0].Name}.");
                }

                if (repeat > 0)
                {
                    seconds[place].Add(took);
                }
            }
        }

        double teacherWeeks = (double)Teachers * Weeks * Runs;
        return [.. engines.Select((engine, place) => new GranularityTiming(
            Teachers,
            engine.Name,
            engine.Granularity,
            Spread.Of(seconds[place].Select(took => teacherWeeks / took)),
            Spread.Of(seconds[place].Zip(seconds[0], (took, kernel) => took / kernel))))];
    }

    private (double Seconds, string Digest) Time(IEngine engine, Experiment experiment, int threads, CancellationToken cancellation)
    {
        var digests = new byte[Runs][];
        long started = Stopwatch.GetTimestamp();
        Parallel.For(0, Runs, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, index =>
            digests[index] = Convert.FromHexString(engine.Run(experiment, index, cancellation).Digest()));
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, WholeDigest.Of(digests));
    }

    private Experiment Experiment()
    {
        var starters = new SeedSpec(SeedKind.InformalLeaders, [], 2, PerSchool: true, []);
        var world = new WorldSpec
        {
            Network = new SchoolNetworkSpec
            {
                Schools = Schools,
                StaffPerSchool = StaffPerSchool,
                Between = [new BetweenTies(SchoolPattern.Ring, TiesPerSchool * Schools, TieStrength)],
            },
            Climate = ClimateSpec.HighTrust,
            Practices =
            [
                new PracticeSpec("codified", 0.1, PracticeSpec.DefaultReadiness, PracticeSpec.DefaultSuccessCeiling, 0, starters),
                new PracticeSpec("tacit", 0.9, PracticeSpec.DefaultReadiness, PracticeSpec.DefaultSuccessCeiling, 0, starters),
            ],
            Beliefs = [BeliefSpec.Default],
            Weeks = Weeks,
        };
        return new Experiment
        {
            Name = "granularity",
            Question = "What does granularity cost?",
            Factors = [],
            Conditions = [new Condition(0, [], "baseline", world, null)],
            Replicates = Runs,
            Seed = Seed,
            Primary = "auc",
            Secondary = [],
        };
    }
}

/// <summary>How fast a network of a size is in a place.</summary>
/// <param name="Teachers">Number of teachers.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Granularity">What a grain is.</param>
/// <param name="TeacherWeeksPerSecond">Speed.</param>
/// <param name="TimesLocal">Time over that of the plain kernel in the same repeat.</param>
internal sealed record GranularityTiming(int Teachers, string Engine, string Granularity, Spread TeacherWeeksPerSecond, Spread TimesLocal);
