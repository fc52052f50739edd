using System.Collections.Immutable;
using Staffroom.Model.Diaries;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Randomness;
using Staffroom.Model.Worlds;
using Staffroom.Runner.Execution;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Running;

namespace Staffroom.Runner.Tests;

/// <summary>A tiny experiment, for tests of everything around a run.</summary>
internal static class Tiny
{
    public static Experiment Experiment(int replicates = 3, int conditions = 2, ulong seed = 7) => new()
    {
        Name = "tiny",
        Question = "Does a test pass?",
        Factors = [new Factor("run.weeks", "weeks", [.. Enumerable.Range(0, conditions).Select(i => new FactorLevel($"{i}", i))], IsOrdered: true)],
        Conditions = [.. Enumerable.Range(0, conditions).Select(Condition)],
        Replicates = replicates,
        Seed = seed,
        Primary = "auc",
        Secondary = [],
    };

    private static Condition Condition(int index) => new(index, [index], $"condition {index}", World(4 + index), null);

    public static WorldSpec World(int weeks) => new()
    {
        Network = new GraphSpec(GraphKind.Ring, 10),
        Climate = ClimateSpec.MidTrust,
        Practices = [new PracticeSpec("a", 0.1, 0.3, 0.8, 0, new SeedSpec(SeedKind.Random, [], 1, PerSchool: false, []))],
        Beliefs = [BeliefSpec.Default],
        Weeks = weeks,
    };
}

/// <summary>Makes a trajectory out of the run seed alone, at once; can be told to fail or to signal.</summary>
internal sealed class FakeEngine : IEngine
{
    public string Name => "fake";

    public string Granularity => "network";

    /// <summary>Called before each run with its index.</summary>
    public Action<int, CancellationToken> Before { get; init; } = (_, _) => { };

    /// <summary>Called at the end of each run.</summary>
    public Action After { get; init; } = () => { };

    /// <summary>Called before each run with its index and what it may use.</summary>
    public Action<int, RunMeans> BeforeWith { get; init; } = (_, _) => { };

    public int Silos => 0;

    public long MemoryBytes { get; init; } = long.MaxValue;

    public Trajectory Run(Experiment experiment, int index, RunMeans means, CancellationToken cancellation)
    {
        var run = experiment.Run(index);
        Before(run.Index, cancellation);
        BeforeWith(run.Index, means);
        cancellation.ThrowIfCancellationRequested();
        var shape = new TrajectoryShape(run.World.Weeks, 1, 10, [10]);
        var network = Draws(run, shape.Points * Trajectory.NetworkColumns, Purpose.Contact);
        var practices = Draws(run, shape.Points * Trajectory.PracticeColumns, Purpose.Adoption);
        var final = new FinalCounts(new int[5], new int[6], new int[1], new double[1], new double[1], new double[10], new RiskCounts(new double[RiskCounts.Columns], new double[1]));
        After();
        return new Trajectory(shape, network, practices, new int[shape.Points], new int[10], final);
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    public (Trajectory Trajectory, ImmutableArray<Diary> Diaries) RunWithDiaries(
        Experiment experiment, int index, IReadOnlyList<int> teachers, CancellationToken cancellation) =>
        (Run(experiment, index, RunMeans.Usual, cancellation), [.. teachers.Select(teacher => new Diary(teacher, []))]);

    private static double[] Draws(RunSpec run, int count, Purpose purpose) =>
        [.. Enumerable.Range(0, count).Select(i => Philox.Uniform(run.RunSeed, run.World.Weeks, i, 0, purpose))];
}

/// <summary>Gives the engine of the test where none is named; otherwise what the command would give.</summary>
internal sealed class FakeEngines(IEngine engine) : IEngines
{
    public IEngine Choose(EngineRequest request) =>
        request == new EngineRequest() || string.Equals(request.Name, engine.Name, StringComparison.Ordinal) ? engine : new Engines(TextWriter.Null).Choose(request);
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("staffroom-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Directory.Delete(Path, recursive: true);
    }
}
