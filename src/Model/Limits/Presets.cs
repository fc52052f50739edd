using System.Collections.Frozen;
using System.Collections.Immutable;
using Staffroom.Model.Parameters;

namespace Staffroom.Model.Limits;

/// <summary>The limiting cases of the model: everything off, and the single mechanisms that make a classical model of what is left.</summary>
public static class Presets
{
    private static readonly ImmutableArray<KeyValuePair<Parameter, double>> Off =
    [
        // Everybody meets everybody they are tied to, every week, at no cost.
        new(Parameter.BaseContactRate, 1), new(Parameter.StrongContactRate, 1), new(Parameter.BaseContactHours, 0),
        new(Parameter.StrongContactHours, 0), new(Parameter.TimeBudgetHours, 1e9), new(Parameter.PartnerOverheadHours, 0),
        new(Parameter.ThreatContactLoss, 0), new(Parameter.Closure, 0),

        // Everybody has heard of the practice and knows how; nothing more is learned.
        new(Parameter.InitialAwareness, 1), new(Parameter.InitialKnowHow, 1), new(Parameter.UserAwarenessRate, 0),
        new(Parameter.AwareAwarenessRate, 0), new(Parameter.ExternalAwareness, 0), new(Parameter.TransferRate, 0),
        new(Parameter.OwnDevelopmentRate, 0), new(Parameter.LearningByDoingRate, 0), new(Parameter.JointDevelopmentRate, 0),
        new(Parameter.Coaching, 0), new(Parameter.CapacityGrowthRate, 0),

        // Nobody adopts, and whoever uses the practice keeps to it.
        new(Parameter.InnovationHazard, 0), new(Parameter.ImitationHazard, 0), new(Parameter.ContactContagion, 0),
        new(Parameter.ContagionWindowWeeks, 1e9), new(Parameter.AdoptionThreshold, 0), new(Parameter.ThresholdSpread, 0),
        new(Parameter.SelfProofWeight, 1), new(Parameter.ProofTieStrengthGate, 0), new(Parameter.ProofTrustGate, 0),
        new(Parameter.BeliefGate, 0), new(Parameter.EfficacyGate, 0), new(Parameter.ClimateGate, 0), new(Parameter.LeaderGate, 0),
        new(Parameter.Mandate, 0), new(Parameter.DisadoptionHazard, 0),

        // Beliefs and efficacy are moved by nothing but colleagues met, all with the same weight.
        new(Parameter.Susceptibility, 1), new(Parameter.SelfBeliefWeight, 1), new(Parameter.BeliefTieStrengthGate, 0),
        new(Parameter.BeliefTrustGate, 0), new(Parameter.ConfidenceBound, 2), new(Parameter.MasteryBeliefRate, 0),
        new(Parameter.MasteryEfficacyRate, 0), new(Parameter.SocialEfficacyRate, 0), new(Parameter.CollectiveEfficacyRate, 0),
        new(Parameter.ExternalExpert, 0),

        // Ties, climates and people stay.
        new(Parameter.DynamicTies, 0), new(Parameter.ClimateRate, 0), new(Parameter.Turnover, 0),
    ];

    /// <summary>
    /// What the limiting cases share: everybody is aware, ready and in contact, and nothing happens but that beliefs average. A base for
    /// other limits in code; scenario files do not know it.
    /// </summary>
    public static Preset EverythingOff { get; } = Limit("everything-off", "Every mechanism but contact is switched off.", "this project", [], []);

    /// <summary>SI: each contact with a user passes the practice on with probability β, for ever.</summary>
    public static Preset Si { get; } = Limit(
        "si",
        "Susceptible-infected contagion: each week a tie to a user passes the practice on with probability contactContagion; users stay users.",
        "Kermack and McKendrick (1927) without recovery; in weeks, the chain of Reed and Frost (Abbey 1952)",
        [],
        [(Parameter.ContactContagion, 0.1)]);

    /// <summary>Independent cascade: SI with one chance per tie, in the week after adoption.</summary>
    public static Preset IndependentCascade { get; } = Limit(
        "independent-cascade",
        "Independent cascade: a new user has one week in which each tie passes the practice on with probability contactContagion.",
        "Kempe, Kleinberg and Tardos (2003)",
        [(Parameter.ContagionWindowWeeks, 1)],
        [(Parameter.ContactContagion, 0.1)]);

    /// <summary>Linear threshold: whoever's share of using neighbors reaches the own threshold adopts for certain.</summary>
    public static Preset LinearThreshold { get; } = Limit(
        "linear-threshold",
        "Linear threshold: a teacher adopts once the share of using neighbors reaches the own threshold, drawn between 0 and 1 unless the scenario or a file gives it.",
        "Granovetter (1978); Kempe, Kleinberg and Tardos (2003)",
        [(Parameter.InnovationHazard, 1), (Parameter.SelfProofWeight, 0)],
        [(Parameter.AdoptionThreshold, 0), (Parameter.ThresholdSpread, 1), (Parameter.ProofTieStrengthGate, 0)]);

    /// <summary>Bass: hazard p + q·F, on a complete graph the stochastic Bass model.</summary>
    public static Preset Bass { get; } = Limit(
        "bass",
        "Bass diffusion: a non-user adopts with probability innovationHazard + imitationHazard × the share of users among neighbors and oneself; on a complete graph the classical model.",
        "Bass (1969)",
        [(Parameter.SelfProofWeight, 1)],
        [(Parameter.InnovationHazard, 0.03), (Parameter.ImitationHazard, 0.38)]) with { NeedsStarters = false };

    /// <summary>DeGroot: beliefs average with tie strengths as weights.</summary>
    public static Preset DeGroot { get; } = Limit(
        "degroot",
        "Averaging of beliefs: each week a belief becomes the average of the own one, with weight selfBeliefWeight, and the neighbors', with the tie strengths as weights.",
        "DeGroot (1974)",
        [(Parameter.BeliefTieStrengthGate, 1)],
        [(Parameter.SelfBeliefWeight, 1)]) with { NeedsStarters = false };

    /// <summary>Friedkin and Johnsen: DeGroot with a pull back to the initial belief.</summary>
    public static Preset FriedkinJohnsen { get; } = Limit(
        "friedkin-johnsen",
        "Averaging with anchors: as degroot, but only the share susceptibility of a belief is open to others; the rest stays with the belief of the start.",
        "Friedkin and Johnsen (1990)",
        [(Parameter.BeliefTieStrengthGate, 1)],
        [(Parameter.Susceptibility, 0.9), (Parameter.SelfBeliefWeight, 1)]) with { NeedsStarters = false };

    /// <summary>Hegselmann and Krause: averaging over those whose beliefs are close.</summary>
    public static Preset BoundedConfidence { get; } = Limit(
        "bounded-confidence",
        "Bounded confidence: each week a belief becomes the average over oneself and the neighbors whose beliefs are no further away than confidenceBound; on a complete graph the classical model.",
        "Hegselmann and Krause (2002)",
        [],
        [(Parameter.ConfidenceBound, 0.2)]) with { NeedsStarters = false };

    /// <summary>The presets that a scenario can name.</summary>
    public static ImmutableArray<Preset> All { get; } =
        [Si, IndependentCascade, LinearThreshold, Bass, DeGroot, FriedkinJohnsen, BoundedConfidence];

    /// <summary>The preset with this key, or null.</summary>
    public static Preset? Find(string key) => All.FirstOrDefault(preset => string.Equals(preset.Key, key, StringComparison.Ordinal));

    private static Preset Limit(
        string key,
        string meaning,
        string source,
        ImmutableArray<(Parameter Parameter, double Value)> definition,
        ImmutableArray<(Parameter Parameter, double Value)> own)
    {
        var values = Off.ToDictionary();
        foreach (var (parameter, value) in definition.Concat(own))
        {
            values[parameter] = value;
        }

        return new Preset(key, meaning, source, values.ToFrozenDictionary(), [.. own.Select(pair => pair.Parameter)]);
    }
}
