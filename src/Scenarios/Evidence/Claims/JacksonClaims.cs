using System.Collections.Immutable;

namespace Staffroom.Scenarios.Evidence.Claims;

/// <summary>Claims of Jackson, Learning from the past: what is known about school networks.</summary>
internal static class JacksonClaims
{
    public static ImmutableArray<Claim> All { get; } =
    [
        new(
            "J1", "Voluntarism matters; forced networking is unlikely to work well.",
            "It does means, though, that it is unlikely to work, or that it will not work well",
            "Compliance flag, depth cap, reactance, less discretionary time, lower fulfilment (R6, R10)", "Medium (contested)",
            ClaimOrigin.Tuned, "The mandate rule was revised three times after results had been seen, and the cap on compliers' depth is a rule.",
            "PASS ×5, but the rule was tuned") { IsInQuick = true },
        new(
            "J2", "Trust is an outcome of good joint work as well as a precondition.",
            "it is as much an outcome of high quality network activity as it is a precondition",
            "T updated by fulfilled contacts (R10) and gates transfer (R3)", "High",
            ClaimOrigin.BuiltIn, "Fulfilled contacts raise trust and trust gates transfer, both by rule.",
            "closed-form oracle + PASS"),
        new(
            "J3", "Reciprocity and generosity are motivating and surface in networks.",
            "Reciprocity & generosity are surfaced in learning networks",
            "Help balance R lowers fulfilment on strong ties when one-sided (R10)", "Medium; note Dutch data: heavy dyadic reciprocity went with LOWER trust",
            ClaimOrigin.BuiltIn, "One-sided help lowers the chance that a contact is fulfilled by rule.",
            "not run"),
        new(
            "J4", "Working together starts at high transaction cost.",
            "new ways of working together emerge with difficulty and at high early 'transaction cost'",
            "Overhead o per partner school (R1); optional early multiplier", "Medium",
            ClaimOrigin.BuiltIn, "Every partner school takes time by rule.",
            "shown in size sweep"),
        new(
            "J5", "Ideal network size is 5–12 schools.",
            "The ideal size for a school-to-school network is 5 – 12 schools",
            "Overhead × variety trade-off", "Low: the NCSL-CUREE systematic review found size bore little relation to effectiveness (summary verified); author calls it 'a bit less known'",
            ClaimOrigin.Emergent, "The optimum follows from overhead against variety; where it lies depends on an assumed overhead.",
            "peak near S=12 at o=.10, beyond 16 at o=.06: calibration-dependent"),
        new(
            "J6", "Headteachers' advocacy is consistently crucial; resisting heads give differential growth.",
            "The active involvement and advocacy of headteachers is consistently crucial to success",
            "Head's belief gates adoption (R5) and sets climate (R11)", "High",
            ClaimOrigin.BuiltIn, "The head's belief gates adoption and sets the climate by rule; differences between schools emerge.",
            "PASS"),
        new(
            "J7", "Networks need as much unlearning as learning, most of all for heads.",
            "Networks require as much unlearning as new learning",
            "Susceptibility λ_i lower for heads; anchors b0", "Low–medium",
            ClaimOrigin.Emergent, "Heads differ only in how open their beliefs are; what follows for adoption emerges.",
            "PASS (small)"),
        new(
            "J8", "'Transfer' is too naive: joint work and enquiry describe learning better.",
            "a range of mutual learning and knowledge-creation activities better describe the learning processes specific to network contexts",
            "JPD term", "Medium–high",
            ClaimOrigin.BuiltIn, "Joint development adds know-how by rule.",
            "PASS") { IsInQuick = true },
        new(
            "J9", "Local schools may have poor histories and low trust.",
            "they might just as easily have poor collaborative histories and low trust relationships",
            "Lower T0 with local competition", "Medium",
            ClaimOrigin.Emergent, "Low trust and competition are given; which partners serve better is not stated.",
            "see L5"),
        new(
            "J10", "High-challenge schools are well supported by peers, better than by intervention.",
            "High challenge schools can be very effectively supported through peer evaluation & peer support strategies",
            "High–low twinning + JPD vs accountability threat", "Medium",
            ClaimOrigin.Emergent, "Neither rule mentions gaps between schools.",
            "twinning PASS; vs threat not run"),
    ];
}
