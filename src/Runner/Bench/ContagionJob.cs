using System.Globalization;
using Staffroom.Model;
using Staffroom.Model.Limits;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Runner.Bench;

/// <summary>
/// A classical contagion over 50 weeks on one Watts-Strogatz graph (k = 10, p = 0.1): a limiting case of the model with beliefs held fixed, so
/// that nothing but adoption happens, beside <see cref="PlainScan"/> on the same graph.
/// </summary>
/// <param name="Name">What is typed.</param>
/// <param name="Meaning">What it measures.</param>
/// <param name="Preset">The limiting case.</param>
/// <param name="Threshold">Share of using neighbors from which on a teacher adopts, or 0.</param>
/// <param name="Contagion">Chance that a using neighbor passes the practice on in a week, or 0.</param>
/// <param name="StartersPerTeacher">Share of the teachers who start: the first ones, so a contiguous block of the ring.</param>
internal sealed record ContagionJob(
    string Name, string Meaning, Preset Preset, double Threshold, double Contagion, double StartersPerTeacher) : IBenchJob
{
    private const int Weeks = 50;
    private const ulong Seed = 2026;
    private const string Build = "build graph and people";
    private const string Run = "50 weeks";
    private const string Final = "final counts";
    private const string Scan = "50 weeks, plain scan";

    /// <summary>Adopt when at least 20 % of the neighbors have; 1 % start.</summary>
    public static ContagionJob OfThresholds { get; } = new(
        "threshold", "threshold contagion (at least 20 % of the neighbors; 1 % start, side by side) for 50 weeks on a Watts-Strogatz graph, beside a plain scan",
        Presets.LinearThreshold, 0.2, 0.0, 0.01);

    /// <summary>Each using neighbor passes the practice on with probability 0.02 a week; 0.1 % start.</summary>
    public static ContagionJob OfContacts { get; } = new(
        "contagion", "independent contagion (0.02 per using neighbor and week; 0.1 % start) for 50 weeks on the same graph, beside a plain scan",
        Presets.Si, 0.0, 0.02, 0.001);

    /// <inheritdoc/>
    public IReadOnlyList<int> Sizes { get; } = [10_000, 100_000, 1_000_000];

    /// <inheritdoc/>
    public IEnumerable<BenchRow> Measure(int teachers, BenchRequest ask)
    {
        var world = World(teachers);
        var watch = new Stopwatches(Build, Run, Final, Scan);
        SchoolNetwork? network = null;
        watch.Rounds(ask, () => network = Once(world, watch));
        if (ask.Edges is { } file)
        {
            WriteEdges(file, network!);
        }

        long ties = network!.DirectedTieCount / 2;
        double work = (double)teachers * Weeks;
        BenchRow Row(string part, bool simulates) => new(
            Name, teachers, ties, part, Spread.Of(watch.Of(part)),
            simulates ? Spread.Of(watch.Of(part).Select(seconds => work / seconds)) : null,
            simulates ? Spread.Of(watch.Of(part).Zip(watch.Of(Scan), (seconds, scan) => seconds / scan)) : null,
            BenchRequest.PeakMegabytes());
        return [Row(Build, false), Row(Run, true), Row(Final, false), Row(Scan, true)];
    }

    private SchoolNetwork Once(WorldSpec world, Stopwatches watch)
    {
        var run = watch.Time(Build, () => Simulation.Start(world, Seed));
        watch.Time(Run, () =>
        {
            while (run.Week < Weeks)
            {
                run.Step();
            }

            return run.Week;
        });
        var trajectory = watch.Time(Final, run.Finish);
        bool[] starts = Array.ConvertAll(trajectory.AdoptionWeeks, week => week == 0);
        var scan = new PlainScan(run.Network, Threshold, Contagion, Seed);
        int[] users = watch.Time(Scan, () => scan.Users(starts, Weeks));
        for (int week = 0; week <= Weeks; week++)
        {
            int modeled = trajectory.UsersInSchool(week, 0, 0);
            if (users[week] != modeled)
            {
                throw new InvalidOperationException($"{Name}: after week {week} the model has {modeled} users and the plain scan {users[week]}.");
            }
        }

        return run.Network;
    }

    private static void WriteEdges(string file, SchoolNetwork network)
    {
        using var writer = new StreamWriter(file) { NewLine = "\n" };
        writer.WriteLine("source,target");
        for (int e = 0; e < network.DirectedTieCount; e++)
        {
            if (network.Ego[e] < network.Alter[e])
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{network.Ego[e]},{network.Alter[e]}"));
            }
        }
    }

    /// <summary>The world of that many teachers.</summary>
    public WorldSpec World(int teachers)
    {
        int starters = Math.Max(1, (int)(StartersPerTeacher * teachers));
        var seeds = new SeedSpec(SeedKind.Named, [], 0, false, [.. Enumerable.Range(1, starters).Select(i => string.Create(CultureInfo.InvariantCulture, $"1.{i}"))]) { Depth = 0 };
        var world = Preset.ApplyTo(new WorldSpec
        {
            Network = new GraphSpec(GraphKind.WattsStrogatz, teachers) { Neighbors = 10, Probability = 0.1 },
            Climate = ClimateSpec.MidTrust,
            Practices = [new PracticeSpec(Name, 0, 0, 1, 0, seeds)],
            Beliefs = [BeliefSpec.Default],
            Weeks = Weeks,
        });
        return world with
        {
            Parameters = world.Parameters.With(
            [
                new(Parameter.AdoptionThreshold, Threshold), new(Parameter.ThresholdSpread, 0), new(Parameter.ContactContagion, Contagion),
                new(Parameter.Susceptibility, 0), new(Parameter.DepthRate, 0),
            ]),
        };
    }
}
