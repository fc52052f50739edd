using System.Collections.Immutable;

namespace Staffroom.Scenarios.Evidence.Claims;

/// <summary>Claims of Daly, interview on social networks in education.</summary>
internal static class DalyClaims
{
    public static ImmutableArray<Claim> All { get; } =
    [
        new(
            "D1", "Targeting only principals misses informal leaders.",
            "if we only targeted the principals, those with the formal authority and leadership, we might very well miss out on really important leaders in the system",
            "Seeds by in-strength vs role", "Medium–high (Paluck 2016, Gomila 2020 on students; Banerjee 2013)",
            ClaimOrigin.Tuned, "Ties between heads and teachers were lowered from 0.3 to 0.1 after results had been seen; at 0.3 heads win.",
            "conditional: + if heads' advice ties w ≤ .1, 0 at .2, − at .3 (d_z −1.0); 29/40 draws"),
        new(
            "D2", "A strong tie to a sceptic blocks uptake.",
            "our relationship actually undermined my ability to go and try and do something new",
            "Belief pull weighted by w·T (R7); belief gate on adoption (R5)", "High mechanism (FJ), low school data",
            ClaimOrigin.Emergent, "The rule of belief pulls both ways alike; that sceptics block uptake follows from belief gating adoption.",
            "PASS, PASS; FJ oracle") { IsInQuick = true },
        new(
            "D3", "Negative beliefs spread too; networks are valence-neutral.",
            "bad ideas can move through networks, or beliefs about the potential of students can move through networks",
            "Same R7 for any belief", "High",
            ClaimOrigin.Emergent, "The rule of belief has no preferred direction.",
            "PASS"),
        new(
            "D4", "Threat, shame and blame close communication and stop innovation.",
            "they don't innovate, they close off communication, decisions only get made by a few people",
            "θ: contact ×(1-.5θ), fulfilment −, climate gate", "Medium–high (threat rigidity; Daly 2009)",
            ClaimOrigin.BuiltIn, "Threat suppresses contacts, fulfilment and climate by rule.",
            "PASS ×3"),
        new(
            "D5", "Reliance on outside experts erodes efficacy.",
            "it decreases a person's sense of efficacy",
            "η_x·ext lowers e; e gates adoption", "Low–medium",
            ClaimOrigin.BuiltIn, "Reliance on an expert lowers efficacy by rule.",
            "PASS (built in)"),
        new(
            "D6", "Individual efficacy aggregates to collective efficacy that moves systems.",
            "we build the collective efficacy of systems to move forward",
            "e pulled to school mean (R8); gate g_e", "Medium (Siciliano, Goddard; correlational)",
            ClaimOrigin.Emergent, "Mastery raises and efficacy gates person by person; the correlation of schools emerges.",
            "emerges"),
        new(
            "D7", "Higher-trust schools are more productive.",
            "those schools have higher academic productivity than schools in which there are lower levels of trust",
            "T, C", "Medium (Bryk & Schneider, correlational)",
            ClaimOrigin.Tuned, "The trust climates were chosen to give about this pattern, so it validates nothing.",
            "46% vs 9% (T .75 vs .45)"),
        new(
            "D8", "Surrounding ourselves with like minds prevents diverse perspectives.",
            "we surround ourselves with people who think like us in some way",
            "Bounded confidence ε / initial homophily", "Medium",
            ClaimOrigin.Emergent, "The bound is a rule about pairs; clusters emerge.",
            "HK oracle") { IsInQuick = true },
        new(
            "D9", "Trust is built by taking risks with one another.",
            "that exchange with one another, that helps build trust between us",
            "R10 fulfilled contact", "High",
            ClaimOrigin.BuiltIn, "A fulfilled contact raises trust by rule.",
            "closed form"),
    ];
}
