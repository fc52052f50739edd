using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Staffroom.Model.Limits;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Scenarios.Evidence.Published.Rows;

/// <summary>Where people stand, when they adopt, and how ties change them.</summary>
internal static class StructureRows
{
    private const double Rounding = 1e-9;

    public static ImmutableArray<PublishedResult> All { get; } =
    [
        new(
            "B3", "Granovetter 1973: a bridge is a tie without common acquaintances",
            "Between two triangles the bridging tie has neighborhood overlap 0 and is the only local bridge; its ends broker all that passes.",
            "This project's measures on two triangles joined by a tie.",
            ["granovetter-1973", "onnela-2007", "burt-1992", "brandes-2001"], Bridges)
        {
            Remark = "That bridging ties carry new practices further is claim L9.",
        },
        new(
            "B24", "Rogers 2003, Valente 1996: adopter categories, and thresholds in networks",
            "Of normally distributed times of adoption 2.5, 13.5, 34, 34 and 16 % are innovators, early adopters, early and late majority, and laggards; a threshold is the share of the neighbors who had adopted before.",
            "This project's measures on 100,000 normal quantiles and on six people with given times.",
            ["rogers-2003", "valente-1996"], Adopters),
        new(
            "B28", "Aral and Van Alstyne 2011: diversity against bandwidth",
            "If weak ties bring more that is new each time and strong ones more times, what is new each week peaks at a middling strength.",
            "An illustration: w contacts a week, each with a share 1 − w² that is new.",
            ["aral-van-alstyne-2011", "rajkumar-2022"], DiversityBandwidth)
        {
            Remark = "The functional form is an illustration, not theirs; the inverted U of Rajkumar et al. (2022) has the same shape.",
        },
        new(
            "B30", "Banerjee, Chandrasekhar, Duflo and Jackson 2013: diffusion centrality",
            "Those who take part are seven times as likely to pass word on, and how often others hear of what a person starts, Σ (qA)^t·1, tells whom to inform first.",
            "This project's measure on two triangles joined by a tie, and the share of contacts of the model in which users and others mention a practice.",
            ["banerjee-2013"], DiffusionCentrality)
        {
            IsInQuick = true,
            Remark = "The ratio of seven is put into the model (its level is an assumption); the figure shows that contacts keep it.",
        },
        new(
            "B37", "Siciliano 2012 and 2016: colleagues' efficacy counts, not their number",
            "Teachers' efficacy follows that of their colleagues; more ties to colleagues of the same efficacy change nothing.",
            "The model with nothing but peers' pull on efficacy: a teacher with one to six colleagues, a year of 39 weeks.",
            ["siciliano-2012", "siciliano-2016"], PeerEfficacy)
        {
            Remark = "The signs are the study's; the exact zero is the model's. Beside a stronger colleague an equal one is not without effect in the model: the pull is averaged over all contacts, so the equal one dilutes it.",
        },
        new(
            "B40", "Burt 2002: bridges decay",
            "Nine in ten bridges are gone a year later.",
            "The model with its default decay, a tie without any contact for 52 weeks.",
            ["burt-2002"], BridgeDecay)
        {
            Remark = "Burt counts ties; the model's decay of strength was set so that a tenth is left after 52 idle weeks. This shows that it does what it was set to do.",
        },
    ];

    private static ImmutableArray<PublishedFigure> Bridges(Effort effort, CancellationToken cancellation)
    {
        var rows = TieRows.FromPairs(6, Graphs.TwoTriangles);
        var constraint = TieStructure.Constraint(rows);
        var betweenness = ShortestPaths.Betweenness(rows);
        return
        [
            Figures.Exact("neighborhood overlap of the bridge", 0.0, TieStructure.Overlap(rows, 2, 3), Rounding, Means.Measure).Derived(),
            Figures.Exact("neighborhood overlap of the tie opposite it in a triangle", 1.0, TieStructure.Overlap(rows, 0, 1), Rounding, Means.Measure).Derived(),
            Figures.Exact("neighborhood overlap of the other ties", 0.5, TieStructure.Overlap(rows, 1, 2), Rounding, Means.Measure).Derived(),
            Figures.Exact("local bridges", 1, TieStructure.LocalBridges(rows).Count, 0.0, Means.Measure).Derived(),
            Figures.Exact("Burt's constraint at an end of the bridge", 0.6111111111111112, constraint[2]!.Value, Rounding, Means.Measure).Derived(),
            Figures.Exact("Burt's constraint away from the bridge", 1.0069444444444444, constraint[0]!.Value, Rounding, Means.Measure).Derived(),
            Figures.Exact("betweenness of an end of the bridge", 6, betweenness[2], Rounding, Means.Measure).Derived(),
        ];
    }

    private static ImmutableArray<PublishedFigure> Adopters(Effort effort, CancellationToken cancellation)
    {
        const int People = 100_000;
        var categories = Enumerable.Range(0, People)
            .CountBy(i => AdopterCategories.Of(Normal.InvCDF(0.0, 1.0, (i + 0.5) / People), 0.0, 1.0))
            .ToDictionary();
        var rows = TieRows.FromPairs(6, Graphs.TwoTriangles);
        int[] weeks = [1, 2, 2, 4, 3, 5];
        var thresholds = AdoptionExposure.Thresholds(rows, weeks);
        var hazard = AdoptionExposure.Hazard(weeks, 1, 5);
        double[] expected = [0.0, 0.5, 1 / 3.0, 2 / 3.0, 0.0, 1.0];
        return
        [
            .. new[]
            {
                (AdopterCategory.Innovator, "innovators", 2.5), (AdopterCategory.EarlyAdopter, "early adopters", 13.5),
                (AdopterCategory.EarlyMajority, "in the early majority", 34.0), (AdopterCategory.LateMajority, "in the late majority", 34.0),
                (AdopterCategory.Laggard, "laggards", 16.0),
            }.Select(each => Figures.Exact($"% {each.Item2}, rounded to half a percent", each.Item3, 100.0 * categories[each.Item1] / People, 0.25, Means.Measure)),
            .. expected.Select((threshold, i) => Figures.Exact($"threshold of person {i + 1} of six", threshold, thresholds[i]!.Value, Rounding, Means.Measure).Derived()),
            Figures.Exact("hazard in week 2 of six people's adoption", 0.4, hazard[1].Rate, Rounding, Means.Measure).Derived(),
            Figures.Exact("hazard in week 4 of six people's adoption", 0.5, hazard[3].Rate, Rounding, Means.Measure).Derived(),
        ];
    }

    private static ImmutableArray<PublishedFigure> DiversityBandwidth(Effort effort, CancellationToken cancellation)
    {
        static double Novelty(double w) => w * (1.0 - (w * w));
        const int Steps = 1_000_000;
        double best = Enumerable.Range(0, Steps + 1).Select(i => i / (double)Steps).MaxBy(Novelty);
        return
        [
            .. new[]
            {
                Figures.Exact("tie strength that brings most that is new", 0.5773502691896258, best, 1e-6, Means.Formula),
                Figures.Exact("what is new a week at that strength", 0.3849001794597505, Novelty(best), 1e-9, Means.Formula),
                Figures.Exact("what is new a week at strength 0.1", 0.099, Novelty(0.1), 1e-12, Means.Formula),
                Figures.Exact("what is new a week at strength 0.9", 0.171, Novelty(0.9), 1e-12, Means.Formula),
            }.Select(figure => figure.Derived()),
        ];
    }

    private static ImmutableArray<PublishedFigure> DiffusionCentrality(Effort effort, CancellationToken cancellation)
    {
        const double Passing = 0.2;
        int runs = effort == Effort.Full ? 200 : 20;
        var rows = TieRows.FromPairs(6, Graphs.TwoTriangles);
        var once = NetworkDescription.DiffusionCentrality(rows, Passing, 1);
        var thrice = NetworkDescription.DiffusionCentrality(rows, Passing, 3);
        double fromUsers = ParameterSet.Default[Parameter.UserAwarenessRate], fromOthers = ParameterSet.Default[Parameter.AwareAwarenessRate];
        return
        [
            Figures.Exact("diffusion centrality of an end of the bridge, q = 0.2, T = 1", 0.6, once[2], Rounding, Means.Measure).Derived(),
            Figures.Exact("diffusion centrality away from the bridge, q = 0.2, T = 1", 0.4, once[0], Rounding, Means.Measure).Derived(),
            Figures.Exact("diffusion centrality of an end of the bridge, q = 0.2, T = 3", 1.016, thrice[2], Rounding, Means.Measure).Derived(),
            Figures.Exact("diffusion centrality away from the bridge, q = 0.2, T = 3", 0.696, thrice[0], Rounding, Means.Measure).Derived(),
            Figures.Exact("how much likelier users are to mention it (a parameter)", 7.0, fromUsers / fromOthers, Rounding),
            Figures.Mean("share of contacts with a user that spread word", fromUsers, Heard(isUser: true)).Derived(),
            Figures.Mean("share of contacts with an aware non-user that spread word", fromUsers / 7.0, Heard(isUser: false)).Derived(),
        ];

        double[] Heard(bool isUser) => Figures.Replicate(runs, 30, seed => ShareWhoHear(isUser, fromUsers, fromOthers, seed), cancellation);
    }

    /// <summary>Share of 100 pairs in which the one hears of the practice from the other in a week.</summary>
    private static double ShareWhoHear(bool isUser, double fromUsers, double fromOthers, ulong seed)
    {
        const int Pairs = 100;
        var world = new Crowd(2 * Pairs, Enumerable.Range(0, Pairs).Select(i => new GivenTie(i, Pairs + i, 1.0)))
        {
            Users = isUser ? Enumerable.Range(0, Pairs) : [],
        }.Under(
            Presets.EverythingOff, seed, (Parameter.InitialAwareness, 0.0),
            (Parameter.UserAwarenessRate, fromUsers), (Parameter.AwareAwarenessRate, fromOthers));
        Array.Fill(world.State.Practices[0].IsAware, true, 0, Pairs);
        world.Step();
        return world.State.Practices[0].IsAware.AsSpan(Pairs, Pairs).Count(true) / (double)Pairs;
    }

    private static ImmutableArray<PublishedFigure> PeerEfficacy(Effort effort, CancellationToken cancellation)
    {
        double one = Change([0.5]), six = Change([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
        double few = Change([0.8]), many = Change([0.3, 0.3, 0.3, 0.3, 0.3, 0.3]);
        return
        [
            Figures.Exact("change of efficacy in a year beside one equal colleague", 0.0, one, 1e-12).Derived(),
            Figures.Exact("change of efficacy in a year beside six equal colleagues", 0.0, six, 1e-12).Derived(),
            Figures.Exact("sign of the change beside one stronger colleague", 1, Math.Sign(few)),
            Figures.Exact("sign of the change beside six weaker colleagues", -1, Math.Sign(many)),
        ];

        static double Change(double[] peers)
        {
            const double Own = 0.5;
            var ties = Enumerable.Range(1, peers.Length).Select(j => new GivenTie(0, j, 1.0));
            var world = new Crowd(peers.Length + 1, ties) { Efficacy = i => i == 0 ? Own : peers[i - 1] }
                .Under(Presets.EverythingOff, 1, (Parameter.SocialEfficacyRate, ParameterSet.Default[Parameter.SocialEfficacyRate]));
            return world.After(39).State.Efficacy[0] - Own;
        }
    }

    private static ImmutableArray<PublishedFigure> BridgeDecay(Effort effort, CancellationToken cancellation)
    {
        const double Strength = 0.8;
        var world = new Crowd(2, [new(0, 1, Strength)]) { SecondSchoolFrom = 1 }
            .Under(Presets.EverythingOff, 1, (Parameter.DynamicTies, 1.0), (Parameter.BaseContactRate, 0.0), (Parameter.StrongContactRate, 0.0));
        double after13 = world.After(13).State.TieStrength[0] / Strength;
        double after52 = world.After(39).State.TieStrength[0] / Strength;
        double halfLife = Math.Log(0.5) / Math.Log(1.0 - ParameterSet.Default[Parameter.TieDecayRate]);
        return
        [
            Figures.Exact("share of a bridge's strength left after 52 idle weeks", 0.1, after52, 5e-4),
            Figures.Exact("share of a bridge's strength left after 13 idle weeks", 0.5623413251903494, after13, 5e-4).Derived(),
            Figures.Exact("idle weeks until half of it is left", 15.653559774527038, halfLife, 0.01, Means.Formula).Derived(),
        ];
    }
}
