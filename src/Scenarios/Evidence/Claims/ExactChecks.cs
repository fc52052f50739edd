using System.Collections.Immutable;
using Staffroom.Model;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Evidence.Published;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Evidence.Claims;

/// <summary>Exact numbers beside the experiments of claims that hold by construction or have a closed form.</summary>
internal static class ExactChecks
{
    private const double Rounding = 1e-9;
    private const ulong Seed = 2026;

    /// <summary>The numbers of a claim; none for most.</summary>
    public static ImmutableArray<PublishedFigure> Of(ClaimExperiments experiments, CancellationToken cancellation) => experiments.Claim.Id switch
    {
        "L8" or "H2" => [Source("weak", 0.2, grows: false), Source("strong", 0.8, grows: true)],
        "L14" => [DifferingRuns(experiments.Main, cancellation)],
        "L16" => [Source("weak", 0.2, grows: false)],
        "D9" => [TrustAfter(20)],
        "H6" => [HalfLife("fulfilled", 1.0, Math.Log(0.5) / Math.Log(1.0 - Default(Parameter.TrustGain))), HalfLife("failed", 0.0, Math.Log(0.5) / Math.Log(1.0 - Default(Parameter.TrustLoss)))],
        "I1" => [BelieversAtStart("leaders", isHead: true, 0.74), BelieversAtStart("teachers", isHead: false, 0.48)],
        _ => [],
    };

    private static double Default(Parameter parameter) => ParameterSet.Default[parameter];

    /// <summary>Two teachers, one of whom uses a practice and meets the other every week; nothing else develops anybody.</summary>
    private static WorldSpec Pair(double tieStrength, double fulfilment) => new()
    {
        Network = new GraphSpec(GraphKind.Complete, 2) { TieStrength = tieStrength },
        Climate = ClimateSpec.MidTrust with { FulfilmentWithin = fulfilment },
        Practices = [new PracticeSpec("practice", 0.5, 0.0, 0.8, 0, new SeedSpec(SeedKind.BestConnected, [], 1, PerSchool: false, []))],
        Beliefs = [BeliefSpec.Default],
        Parameters = ParameterSet.Default.With(new Dictionary<Parameter, double>
        {
            [Parameter.BaseContactRate] = 1.0,
            [Parameter.StrongContactRate] = 1.0,
            [Parameter.OwnDevelopmentRate] = 0.0,
            [Parameter.LearningByDoingRate] = 0.0,
            [Parameter.InnovationHazard] = 0.0,
            [Parameter.ImitationHazard] = 0.0,
            [Parameter.DisadoptionHazard] = 0.0,
            [Parameter.TrustFulfilment] = 0.0,
            [Parameter.ImbalanceFulfilmentLoss] = 0.0,
            [Parameter.Turnover] = 0.0,
            [Parameter.TieGrowthRate] = 0.0,
        }),
        Weeks = 200,
    };

    /// <summary>Whether the know-how of the source changed over weeks of contact with somebody who has heard of the practice.</summary>
    private static PublishedFigure Source(string ties, double tieStrength, bool grows)
    {
        const int Weeks = 20;
        var world = World.Create(Pair(tieStrength, 1.0), Seed);
        double start = world.State.Practices[0].KnowHow[0];
        for (int week = 0; week < Weeks; week++)
        {
            world.Step();
        }

        double gain = world.State.Practices[0].KnowHow[0] - start;
        return grows
            ? new PublishedFigure($"source's know-how grows over a {ties} tie (1 yes, 0 no)", 1, gain > 0.0 ? 1 : 0, 0)
            : new PublishedFigure($"source's gain in know-how over a {ties} tie", 0, gain, 0);
    }

    /// <summary>Pairs of runs that differ in the gain of the catalyst alone and not in every byte, where there is nothing to catalyze.</summary>
    private static PublishedFigure DifferingRuns(Experiment main, CancellationToken cancellation)
    {
        const int Replicates = 5;
        int gain = main.Factors.Select(factor => factor.Key).ToList().IndexOf("parameters.catalysisGain");
        int differing = main.Conditions
            .GroupBy(condition => string.Join(',', condition.Levels.RemoveAt(gain)))
            .Sum(group => Enumerable.Range(0, Replicates).Count(replicate => group
                .Select(condition => Simulation.Run(condition.World, Experiment.RunSeed(main.Seed, replicate), cancellation).Digest())
                .Distinct(StringComparer.Ordinal)
                .Count() > 1));
        return new PublishedFigure("runs that the gain of the catalyst changes where own development is 0", 0, differing, 0) { Runs = 2 * 2 * Replicates };
    }

    /// <summary>T after n fulfilled contacts: 1 − (1 − T0)(1 − α⁺)ⁿ.</summary>
    private static PublishedFigure TrustAfter(int contacts)
    {
        var world = World.Create(Pair(0.8, 1.0), Seed);
        double start = world.State.Trust[0];
        for (int contact = 0; contact < contacts; contact++)
        {
            world.Step();
        }

        double expected = 1.0 - ((1.0 - start) * Math.Pow(1.0 - Default(Parameter.TrustGain), contacts));
        return new PublishedFigure($"trust after {contacts} fulfilled contacts", expected, world.State.Trust[0], Rounding);
    }

    /// <summary>Contacts that halve the distance to full trust (all fulfilled) or to none (all failed), interpolated between contacts on a log scale.</summary>
    private static PublishedFigure HalfLife(string which, double fulfilment, double expected)
    {
        var world = World.Create(Pair(0.8, fulfilment), Seed);
        double Distance() => fulfilment > 0.0 ? 1.0 - world.State.Trust[0] : world.State.Trust[0];
        double half = Distance() / 2.0, before = Distance();
        int contacts = 0;
        while (Distance() > half)
        {
            before = Distance();
            world.Step();
            contacts++;
        }

        double share = Math.Log(before / half) / Math.Log(before / Distance());
        return new PublishedFigure($"{which} contacts that halve the distance", expected, contacts - 1 + share, 1e-6);
    }

    /// <summary>Share of leaders or teachers whose belief is above one half at the start, over many drawn networks.</summary>
    private static PublishedFigure BelieversAtStart(string who, bool isHead, double published)
    {
        const int Networks = 500;
        var spec = new WorldSpec
        {
            Network = new SchoolNetworkSpec { Schools = 8, StaffPerSchool = 17, RingNeighbors = 0 },
            Climate = ClimateSpec.MidTrust,
            Practices = [new PracticeSpec("practice", 0.5, 0.3, 0.8, 0, new SeedSpec(SeedKind.Nobody, [], 0, PerSchool: false, []))],
            Beliefs = [BeliefSpec.Default],
            Weeks = 1,
        };
        int people = 0, believers = 0;
        for (int replicate = 0; replicate < Networks; replicate++)
        {
            var world = World.Create(spec, Experiment.RunSeed(Seed, replicate));
            for (int i = 0; i < world.Network.TeacherCount; i++)
            {
                if (world.Network.IsHead(i) == isHead)
                {
                    people++;
                    believers += world.State.Belief[0][i] > 0.5 ? 1 : 0;
                }
            }
        }

        double error = Math.Sqrt(published * (1.0 - published) / people);
        return new PublishedFigure($"share of {who} above one half at the start", published, (double)believers / people, (4.0 * error) + 0.005)
        {
            StandardError = error,
            Runs = people,
        };
    }
}
