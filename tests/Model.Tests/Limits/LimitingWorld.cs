using Staffroom.Model.Limits;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Limits;

/// <summary>Small worlds under the limiting presets: given people and ties in one school, one practice, one belief.</summary>
internal static class LimitingWorld
{
    public static ParameterSet Off { get; } = Of(Presets.EverythingOff);

    /// <summary>The parameters of a preset with the classical model's own set.</summary>
    public static ParameterSet Of(Preset preset, params (Parameter Parameter, double Value)[] own) =>
        ParameterSet.Default.With(preset.Values).With(own.Select(pair => KeyValuePair.Create(pair.Parameter, pair.Value)));

    public static World Create(
        int teachers, IEnumerable<(int A, int B)> ties, ParameterSet parameters, ulong seed = 1, params int[] users) =>
        Create(teachers, ties.Select(tie => new GivenTie(tie.A, tie.B, 1.0)), parameters, seed, users);

    public static World Create(int teachers, IEnumerable<GivenTie> ties, ParameterSet parameters, ulong seed = 1, params int[] users) =>
        Create([.. Enumerable.Range(0, teachers).Select(Person)], ties, parameters, seed, users);

    public static World Create(
        GivenPerson[] people, IEnumerable<GivenTie> ties, ParameterSet parameters, ulong seed = 1, params int[] users) =>
        World.Create(Spec(people, ties, users) with { Parameters = parameters }, seed);

    public static WorldSpec Spec(GivenPerson[] people, IEnumerable<GivenTie> ties, params int[] users) =>
        Presets.EverythingOff.ApplyTo(new WorldSpec
        {
            Network = new GivenNetworkSpec { People = [.. people], Schools = ["school"], Ties = [.. ties] },
            Climate = ClimateSpec.MidTrust,
            Practices = [new PracticeSpec("practice", 0.5, 0.3, 0.8, 0, new SeedSpec(SeedKind.Named, [], 0, false, [.. users.Select(i => $"{i}")]) { Depth = 0 })],
            Beliefs = [BeliefSpec.Default],
            Weeks = 1000,
        });

    public static GivenPerson Person(int index) => new($"{index}", 0);

    public static int Users(World world) => world.State.Practices[0].Uses.Count(uses => uses);

    /// <summary>Numbers of users week by week, the start first, until nothing changes for a week.</summary>
    public static List<int> UntilStill(World world)
    {
        var counts = new List<int> { Users(world) };
        while (true)
        {
            world.Step();
            int now = Users(world);
            if (now == counts[^1])
            {
                return counts;
            }

            counts.Add(now);
        }
    }

    public static IEnumerable<(int A, int B)> Complete(int n) =>
        from a in Enumerable.Range(0, n) from b in Enumerable.Range(a + 1, n - a - 1) select (a, b);

    public static IEnumerable<(int A, int B)> Path(int ties) => Enumerable.Range(0, ties).Select(i => (i, i + 1));

    public static IEnumerable<(int A, int B)> RingLattice(int n, int neighbors) =>
        from i in Enumerable.Range(0, n) from step in Enumerable.Range(1, neighbors / 2) select (Math.Min(i, (i + step) % n), Math.Max(i, (i + step) % n));

    /// <summary>Where so few are expected to be left, a thousand runs may see nobody, and their spread says nothing.</summary>
    public const double TooRareToSee = 0.05;

    /// <summary>Accepts a Monte Carlo mean within four standard errors of the exact one.</summary>
    public static void AssertMean(double expected, IReadOnlyCollection<double> draws)
    {
        double mean = draws.Average();
        double error = Math.Sqrt(draws.Sum(x => (x - mean) * (x - mean)) / (draws.Count - 1) / draws.Count);
        Assert.True(Math.Abs(mean - expected) <= Math.Max(4 * error, 1e-12), $"mean {mean:R} of {draws.Count} draws, expected {expected:R}, standard error {error:R}");
    }
}
