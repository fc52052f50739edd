using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Limits;

/// <summary>
/// The preset "everything off": all aware and ready, ties of strength and trust 1, contact certain, no gates, static ties, no turnover.
/// Switching single mechanisms on again reduces the model to the classical ones (MODEL section 6).
/// </summary>
internal static class LimitingWorld
{
    public static ParameterSet Off { get; } = ParameterSet.Default.With(new Dictionary<Parameter, double>
    {
        [Parameter.BaseContactRate] = 1, [Parameter.StrongContactRate] = 1, [Parameter.BaseContactHours] = 0,
        [Parameter.StrongContactHours] = 0, [Parameter.TimeBudgetHours] = 1e9, [Parameter.PartnerOverheadHours] = 0,
        [Parameter.ThreatContactLoss] = 0, [Parameter.InnovationHazard] = 0, [Parameter.ImitationHazard] = 0,
        [Parameter.ProofTieStrengthGate] = 0, [Parameter.ProofTrustGate] = 0, [Parameter.BeliefGate] = 0,
        [Parameter.EfficacyGate] = 0, [Parameter.ClimateGate] = 0, [Parameter.LeaderGate] = 0, [Parameter.DisadoptionHazard] = 0,
        [Parameter.Susceptibility] = 1, [Parameter.SelfBeliefWeight] = 1, [Parameter.BeliefTieStrengthGate] = 0,
        [Parameter.BeliefTrustGate] = 0, [Parameter.MasteryBeliefRate] = 0, [Parameter.MasteryEfficacyRate] = 0,
        [Parameter.SocialEfficacyRate] = 0, [Parameter.CollectiveEfficacyRate] = 0, [Parameter.DynamicTies] = 0,
        [Parameter.Turnover] = 0, [Parameter.ClimateRate] = 0, [Parameter.CapacityGrowthRate] = 0,
        [Parameter.UserAwarenessRate] = 0, [Parameter.AwareAwarenessRate] = 0, [Parameter.TransferRate] = 0,
        [Parameter.OwnDevelopmentRate] = 0, [Parameter.LearningByDoingRate] = 0, [Parameter.JointDevelopmentRate] = 0,
    });

    public static World Create(
        int teachers, IEnumerable<(int A, int B)> ties, ParameterSet parameters, ulong seed = 1, params int[] users) =>
        Create(teachers, ties.Select(tie => new GivenTie(tie.A, tie.B, 1.0)), parameters, seed, users);

    public static World Create(int teachers, IEnumerable<GivenTie> ties, ParameterSet parameters, ulong seed = 1, params int[] users)
    {
        var nobody = new SeedSpec(SeedKind.Named, [], 0, false, []);
        var world = World.Create(
            new WorldSpec
            {
                Network = new GivenNetworkSpec
                {
                    People = [.. Enumerable.Range(0, teachers).Select(i => new GivenPerson($"{i}", 0))],
                    Schools = ["school"],
                    Ties = [.. ties],
                },
                Climate = ClimateSpec.MidTrust with { TrustWithin = 1.0, InnovativeClimate = 1.0 },
                Practices = [new PracticeSpec("practice", 0.0, 0.0, 1.0, 0, nobody)],
                Beliefs = [BeliefSpec.Default],
                Parameters = parameters,
                Weeks = 1000,
            },
            seed);
        var practice = world.State.Practices[0];
        Array.Fill(practice.IsAware, true);
        Array.Fill(practice.KnowHow, 1.0);
        foreach (int user in users)
        {
            practice.Uses[user] = true;
        }

        return world;
    }

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

    /// <summary>Accepts a Monte Carlo mean within four standard errors of the exact one.</summary>
    public static void AssertMean(double expected, IReadOnlyCollection<double> draws)
    {
        double mean = draws.Average();
        double error = Math.Sqrt(draws.Sum(x => (x - mean) * (x - mean)) / (draws.Count - 1) / draws.Count);
        Assert.True(Math.Abs(mean - expected) <= Math.Max(4 * error, 1e-12), $"mean {mean:R} of {draws.Count} draws, expected {expected:R}, standard error {error:R}");
    }
}
