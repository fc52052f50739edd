using System.Collections.Immutable;
using Staffroom.Model.Worlds;
using static Staffroom.Scenarios.Language.Fields.Ranges;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>The keys of <c>climate</c>: a trust climate by name, and numbers that override it.</summary>
internal static class ClimateFields
{
    private static readonly ClimateSpec Mid = ClimateSpec.MidTrust;

    /// <summary>A number of the climate with its place in the specification; what has no default follows climate.trust.</summary>
    public sealed record ClimateNumber(Field Field, Func<ClimateSpec, double?> Get, Func<ClimateSpec, double, ClimateSpec> Set);

    public static ImmutableArray<ClimateNumber> Numbers { get; } =
    [
        FromTrust("trustWithin", "trust", "How much colleagues of one school trust each other at the start.", c => c.TrustWithin, (c, v) => c with { TrustWithin = v }),
        FromTrust("trustBetween", "trust", "How much teachers of different schools trust each other at the start, before they meet.", c => c.TrustBetween, (c, v) => c with { TrustBetween = v }),
        FromTrust("fulfilmentWithin", "probability", "Base chance that a contact within a school meets expectations.", c => c.FulfilmentWithin, (c, v) => c with { FulfilmentWithin = v }),
        FromTrust("fulfilmentBetween", "probability", "Base chance that a contact between schools meets expectations.", c => c.FulfilmentBetween, (c, v) => c with { FulfilmentBetween = v }),
        Own("threat", "share", Text(Mid.Threat), "Accountability pressure on every school.", "assumption; direction after Daly (2009)", c => c.Threat, (c, v) => c with { Threat = v }),
        Own("competition", "share", Text(Mid.Competition), "Competition between every pair of schools.", "assumption; direction after Lawrence (2007)", c => c.Competition, (c, v) => c with { Competition = v }),
        Own("capacity", "share", Text(Mid.Capacity), "Mean capacity of a school's teachers to learn.", "assumption", c => c.Capacity, (c, v) => c with { Capacity = v }),
        Optional("lowCapacity", "none", "Mean capacity in the second half of the schools; none for the same as in the first.", c => c.LowCapacity, (c, v) => c with { LowCapacity = v }),
        Own("capacityDeviation", "standard deviation", Text(Mid.CapacityDeviation), "Spread of capacity within a school.", "assumption", c => c.CapacityDeviation, (c, v) => c with { CapacityDeviation = v }),
        Own("schoolDeviation", "standard deviation", Text(Mid.SchoolDeviation), "Spread over schools of their mean capacity and of their innovative climate at the start; at 0 all schools are alike.", "assumption; direction after Lawrence (2007): schools react differently to the same stimulus", c => c.SchoolDeviation, (c, v) => c with { SchoolDeviation = v }),
        Own("efficacy", "share", Text(Mid.Efficacy), "Mean efficacy of teachers: how far they believe that they can make a difference.", "assumption", c => c.Efficacy, (c, v) => c with { Efficacy = v }),
        Own("efficacyDeviation", "standard deviation", Text(Mid.EfficacyDeviation), "Spread of efficacy.", "assumption", c => c.EfficacyDeviation, (c, v) => c with { EfficacyDeviation = v }),
        Own("contextContrast", "share", Text(Mid.ContextContrast), "How different the contexts of odd and even schools are.", "assumption; direction after Lawrence (2007)", c => c.ContextContrast, (c, v) => c with { ContextContrast = v }),
        Own("shareWithTime", "share", Text(Mid.ShareWithTime), "Share of the teachers who have any time for colleagues.", "Global School Leaders survey: 16 % had opportunities to learn from colleagues", c => c.ShareWithTime, (c, v) => c with { ShareWithTime = v }),
        Optional("innovativeClimate", "auto", "How open schools are to new practice at the start; auto is 0.5 × (0.6 + trustWithin) × (1 − threat).", c => c.InnovativeClimate, (c, v) => c with { InnovativeClimate = v }),
    ];

    public static Section Climate { get; } = new(
        "trust, capacity, threat and competition at the start",
        Numbers.Select(number => number.Field).Prepend(new Field(
            "trust",
            new ChoiceType("low", "mid", "high"),
            "mid",
            "Trust climate: sets trust and fulfilment within and between schools (low 0.45 and 0.38, mid 0.60 and 0.50, high 0.75 and 0.68).",
            "chosen so that about 1 in 7 schools improves under low and 1 in 2 under high trust, after Bryk and Schneider (2002, from memory)") { Name = "trust" }));

    private static ClimateNumber FromTrust(string key, string unit, string meaning, Func<ClimateSpec, double?> get, Func<ClimateSpec, double, ClimateSpec> set) =>
        new(new Field(key, Share(unit), null, meaning + " Without it, as climate.trust has it.", "assumption; chosen with climate.trust"), get, set);

    private static ClimateNumber Own(string key, string unit, string value, string meaning, string source, Func<ClimateSpec, double?> get, Func<ClimateSpec, double, ClimateSpec> set) =>
        new(new Field(key, Share(unit), value, meaning, source), get, set);

    private static ClimateNumber Optional(string key, string word, string meaning, Func<ClimateSpec, double?> get, Func<ClimateSpec, double, ClimateSpec> set) =>
        new(new Field(key, new OneOfType(new ChoiceType(word), Share("share")), word, meaning, "assumption"), get, set);
}
