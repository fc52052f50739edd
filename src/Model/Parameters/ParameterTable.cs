using System.Collections.Immutable;

namespace Staffroom.Model.Parameters;

/// <summary>
/// Every parameter on one line: symbol, rule, default, range, unit, meaning, source. The single place for these facts;
/// validation, <c>explain</c>, the schema and the documents read it.
/// </summary>
public static class ParameterTable
{
    private const bool Varied = true;
    private const bool Fixed = false;

    /// <summary>The rows, in the order of <see cref="Parameter"/>.</summary>
    public static ImmutableArray<ParameterDefinition> All { get; } =
    [
        Row(Parameter.BaseContactRate, "r0", "R1", 1.0 / 39.0, 0, 1, "contacts per week", "How often two teachers meet over a tie of strength 0.", "assumption; the lower end, after Granovetter's \"once a year or less\" (1973, from memory)", Varied),
        Row(Parameter.StrongContactRate, "r1", "R1", 1.0, 0, 1, "contacts per week", "How often two teachers meet over a tie of strength 1.", "assumption; once a week", Fixed),
        Row(Parameter.BaseContactHours, "h0", "R1", 0.25, 0, 40, "hours", "How long a contact takes over a tie of strength 0.", "assumption; Hargreaves (2012): bundles of 30 to 60 minutes", Varied),
        Row(Parameter.StrongContactHours, "h1", "R1", 0.75, 0, 40, "hours", "How much longer a contact takes over a tie of strength 1.", "assumption; Hargreaves (2012): bundles of 30 to 60 minutes", Varied),
        Row(Parameter.TimeBudgetHours, "H", "R1", 2.0, 0, 1e9, "hours per week", "Time that a teacher has for colleagues.", "assumption; TALIS 2018: only 9 % give observation-based feedback monthly, so try 0.5 as well", Varied),
        Row(Parameter.TravelSpeed, "speed", "R1", 40.0, 1, 1000, "km per hour", "Speed of travel between schools.", "assumption", Fixed),
        Row(Parameter.PartnerOverheadHours, "o", "R1", 0.02, 0, 10, "hours per week, partner school and teacher", "Time that each partner school costs every teacher.", "assumption; it drives whether a network can be too large", Varied),
        Row(Parameter.ThreatContactLoss, "ϑ", "R1", 0.5, 0, 1, "gate", "Share of between-school contacts that full threat suppresses.", "assumption; direction after Daly (2009)", Fixed),
        Row(Parameter.Closure, "closure", "R1", 0.0, 0, 1, "share", "How far schools are closed: no visits at 1, half of the contacts within a school.", "assumption", Fixed),
        Row(Parameter.UserAwarenessRate, "aU", "R2", 0.5, 0, 1, "probability per contact", "Chance that a user mentions the practice.", "assumption for the level; the ratio 7 : 1 to non-users from Banerjee et al. (2013)", Varied),
        Row(Parameter.AwareAwarenessRate, "aA", "R2", 0.5 / 7.0, 0, 1, "probability per contact", "Chance that somebody who knows but does not use the practice mentions it.", "Banerjee et al. (2013): adopters are 7 times as likely to pass information; level assumed", Fixed),
        Row(Parameter.ExternalAwareness, "aExt", "R2", 0.0, 0, 1, "probability per week", "Chance to hear of the practice from outside (leaflet, expert, manual).", "assumption; a switch of interventions", Fixed),
        Row(Parameter.TransferRate, "χ", "R3", 0.35, 0, 1, "share per contact", "Know-how passed in one full contact with a deep user.", "assumption; with it a know-how of 0.5 needs 4 to 8 full contacts", Varied),
        Row(Parameter.OwnDevelopmentRate, "ι", "R3", 0.015, 0, 1, "share per week", "Know-how a school's own development adds, before any stimulus.", "assumption", Varied),
        Row(Parameter.CatalysisGain, "Γ", "R3", 20.0, 0, 1000, "factor", "How much a codified stimulus from users accelerates own development.", "assumption; after Lawrence (2007), the catalyst", Varied),
        Row(Parameter.TrustGate, "g_T", "R3", 1.0, 0, 1, "gate", "How strongly trust gates transfer: 0 not at all, 1 in proportion (squared where tacit).", "assumption; direction after Levin and Cross (2004)", Fixed),
        Row(Parameter.ContextPenalty, "ω", "R3", 0.8, 0, 1, "share", "Loss of transfer over a strong tie between schools of opposite context.", "assumption; direction after Lawrence (2007)", Varied),
        Row(Parameter.StrongTieCutoff, "w*", "R3", 0.5, 0, 1, "tie strength", "From this strength on a tie carries joint development and growth of capacity.", "assumption", Varied),
        Row(Parameter.JointDevelopmentRate, "ζ", "R3", 0.06, 0, 1, "share per week", "Know-how that joint practice development adds to both ends of a strong tie.", "assumption; after Hargreaves (2012)", Varied),
        Row(Parameter.Coaching, "coach", "R3", 0.0, 0, 1, "intensity", "Coaching a teacher receives; a switch of interventions.", "assumption; direction after Kraft, Blazar and Hogan (2018)", Fixed),
        Row(Parameter.CoachingRate, "χ_c", "R3", 0.15, 0, 1, "share per week", "Know-how that full coaching adds in a week.", "assumption; direction after Kraft, Blazar and Hogan (2018)", Fixed),
        Row(Parameter.CapacityGrowthRate, "κ_k", "R9", 0.02, 0, 1, "share per week", "How fast capacity closes the gap to a stronger partner.", "assumption; after Lawrence (2007), row 3", Varied),
        Row(Parameter.InnovationHazard, "p", "R5", 0.05, 0, 1, "probability per week", "Chance to adopt without any social proof, once ready.", "assumption; weekly and after readiness, so not comparable with the annual 0.03 of Bass (1969)", Varied),
        Row(Parameter.ImitationHazard, "q", "R5", 1.0, 0, 1, "probability per week", "Added chance to adopt at full social proof, once ready.", "assumption; not comparable with the annual 0.38 of Bass (1969)", Varied),
        Row(Parameter.ContactContagion, "β", "R5", 0.0, 0, 1, "probability per contact", "Chance that one contact with a user causes adoption by itself; off by default.", "assumption; on in the limiting cases SI and independent cascade", Fixed),
        Row(Parameter.ContagionWindowWeeks, "L", "R5", 1e9, 0, 1e9, "weeks", "For how long after adopting a user is contagious.", "assumption; 1 in the independent cascade", Fixed),
        Row(Parameter.AdoptionThreshold, "φ", "R5", 0.0, 0, 1, "share", "Social proof needed before adoption is possible; 0.08 to 0.2 gives complex contagion.", "assumption; after Granovetter (1978) and Centola and Macy (2007)", Fixed),
        Row(Parameter.SelfProofWeight, "σ", "R4", 1.0, 0, 1e6, "weight", "Weight of one's own use in social proof.", "assumption", Fixed),
        Row(Parameter.ProofTieStrengthGate, "g_wS", "R4", 1.0, 0, 1, "gate", "How strongly tie strength weighs an alter's use in social proof.", "assumption", Fixed),
        Row(Parameter.ProofTrustGate, "g_TS", "R4", 1.0, 0, 1, "gate", "How strongly trust weighs an alter's use in social proof.", "assumption", Fixed),
        Row(Parameter.BeliefGate, "g_b", "R5", 0.8, 0, 1, "gate", "How strongly a teacher's belief gates adoption.", "assumption", Varied),
        Row(Parameter.EfficacyGate, "g_e", "R5", 0.5, 0, 1, "gate", "How strongly a teacher's efficacy gates adoption.", "assumption", Varied),
        Row(Parameter.ClimateGate, "g_C", "R5", 0.4, 0, 1, "gate", "How strongly the school's innovative climate, less threat, gates adoption.", "assumption; direction after Moolenaar, Daly and Sleegers (2010)", Varied),
        Row(Parameter.LeaderGate, "g_L", "R5", 0.3, 0, 1, "gate", "How strongly the head's belief gates adoption.", "assumption; direction after Jackson: heads' advocacy is crucial", Varied),
        Row(Parameter.Mandate, "μ", "R6", 0.0, 0, 1, "intensity", "How strictly use is required; a switch of interventions.", "assumption", Fixed),
        Row(Parameter.MandateHazard, "h_μ", "R6", 0.15, 0, 1, "probability per week", "Chance that a non-user complies under a full mandate.", "assumption; it decides how bad mandates look", Fixed),
        Row(Parameter.MandateTimeCost, "t_μ", "R1", 0.3, 0, 1, "share", "Share of the time for colleagues that a full mandate takes.", "assumption; it decides how bad mandates look", Fixed),
        Row(Parameter.MandateFulfilmentLoss, "f_μ", "R10", 0.1, 0, 1, "probability", "How much a full mandate lowers the chance that a contact is fulfilled.", "assumption; it decides how bad mandates look", Fixed),
        Row(Parameter.Reactance, "ρ", "R5", 0.7, 0, 1, "share", "How much having complied lowers the chance of genuine adoption.", "assumption; added after results had been seen", Fixed),
        Row(Parameter.DepthRate, "δ_d", "R6", 0.10, 0, 1, "share per week", "How fast implementation depth follows know-how.", "assumption", Varied),
        Row(Parameter.ComplianceDepthCap, "d_cap", "R6", 1.0 / 3.0, 0, 1, "depth", "Deepest use of somebody who merely complies.", "assumption; mechanical use in Hall and Hord's levels of use", Fixed),
        Row(Parameter.DisadoptionHazard, "x0", "R6", 0.04, 0, 1, "probability per week", "Chance that a shallow user without success or company drops the practice.", "assumption", Varied),
        Row(Parameter.DisadoptionProofGate, "g_S", "R6", 0.5, 0, 1, "gate", "How strongly social proof keeps users from dropping.", "assumption", Fixed),
        Row(Parameter.LearningByDoingRate, "ι_u", "R3", 0.02, 0, 1, "share per week", "Know-how that genuine use adds.", "assumption", Varied),
        Row(Parameter.Susceptibility, "λ", "R7", 0.995, 0, 1, "share", "Openness of beliefs to others; what is missing to 1 pulls back to the initial belief.", "assumption; after Friedkin and Johnsen (1990)", Fixed),
        Row(Parameter.SelfBeliefWeight, "σ_b", "R7", 8.0, 0, 1e6, "weight", "Weight of one's own belief in the weekly average.", "assumption", Varied),
        Row(Parameter.BeliefTieStrengthGate, "g_wB", "R7", 1.0, 0, 1, "gate", "How strongly tie strength weighs an alter's belief.", "assumption", Fixed),
        Row(Parameter.BeliefTrustGate, "g_TB", "R7", 1.0, 0, 1, "gate", "How strongly trust weighs an alter's belief.", "assumption", Fixed),
        Row(Parameter.ConfidenceBound, "ε", "R7", 2.0, 0, 2, "belief", "Beliefs further apart than this do not influence each other; 2 switches it off.", "assumption; after Hegselmann and Krause (2002)", Fixed),
        Row(Parameter.MasteryBeliefRate, "ν", "R7", 0.02, 0, 1, "share per week", "How fast success in use moves the belief.", "assumption", Varied),
        Row(Parameter.MasteryEfficacyRate, "η_m", "R8", 0.03, 0, 1, "share per week", "How fast success in use moves efficacy.", "assumption for the size; sign after Siciliano (2012) and Goddard et al. (2000)", Varied),
        Row(Parameter.SocialEfficacyRate, "η_s", "R8", 0.03, 0, 1, "share per week", "How fast efficacy follows that of trusted contacts.", "assumption for the size; sign after Siciliano (2012)", Varied),
        Row(Parameter.CollectiveEfficacyRate, "η_c", "R8", 0.01, 0, 1, "share per week", "How fast efficacy follows the school's collective efficacy.", "assumption for the size; sign after Goddard et al. (2000)", Fixed),
        Row(Parameter.ExpertEfficacyLoss, "η_x", "R8", 0.02, 0, 1, "share per week", "How fast reliance on an outside expert erodes efficacy.", "assumption; direction after Daly (interview)", Fixed),
        Row(Parameter.ExternalExpert, "ext", "R8", 0.0, 0, 1, "intensity", "Reliance on an outside expert; a switch of interventions.", "assumption", Fixed),
        Row(Parameter.BaseSuccess, "π0", "R6", 0.3, 0, 1, "share", "Share of the success ceiling that a user without know-how reaches.", "assumption", Varied),
        Row(Parameter.TrustGain, "α⁺", "R10", 0.03, 0, 1, "share per contact", "How far a fulfilled contact raises trust.", "assumption for the ratio; asymmetry after Slovic (1993), contested by Poortinga and Pidgeon (2004)", Varied),
        Row(Parameter.TrustLoss, "α⁻", "R10", 0.15, 0, 1, "share per contact", "How far a failed contact lowers trust.", "assumption for the ratio; asymmetry after Slovic (1993), contested by Poortinga and Pidgeon (2004)", Varied),
        Row(Parameter.TrustFulfilment, "f1", "R10", 0.24, 0, 1, "probability", "How much full trust raises the chance that a contact is fulfilled.", "assumption", Varied),
        Row(Parameter.ThreatFulfilmentLoss, "f_θ", "R10", 0.2, 0, 1, "probability", "How much full threat lowers the chance that a contact is fulfilled.", "assumption; direction after Daly (2009)", Varied),
        Row(Parameter.CompetitionFulfilmentLoss, "f_c", "R10", 0.15, 0, 1, "probability", "How much full competition lowers the chance that a contact is fulfilled.", "assumption; direction after Lawrence (2007)", Varied),
        Row(Parameter.ImbalanceFulfilmentLoss, "f_R", "R10", 0.15, 0, 1, "probability", "How much one-sided help over a strong tie lowers the chance that a contact is fulfilled.", "assumption; direction after Hargreaves (2012)", Varied),
        Row(Parameter.TrustReversion, "ρ_T", "R10", 0.01, 0, 1, "share per week", "How fast trust returns to its base without contact.", "assumption", Fixed),
        Row(Parameter.HelpBalanceDecay, "decR", "R10", 0.98, 0, 1, "share kept per week", "How much of the help balance is remembered from week to week.", "assumption", Fixed),
        Row(Parameter.TieGrowthRate, "κ_w", "R10", 0.08, 0, 1, "share per contact", "How far a contact between trusting teachers strengthens their tie.", "assumption; set so that three years is a meaningful horizon", Varied),
        Row(Parameter.TieDecayRate, "δ_w", "R10", 0.0433, 0, 1, "share per week", "How far a week without contact weakens a tie.", "Burt (2002) inspired it (10 % of strength left after 52 idle weeks); he counts ties, not strength", Varied),
        Row(Parameter.TieFloorWithin, "w_min,in", "R10", 0.05, 0, 1, "tie strength", "Weakest that a tie within a school becomes.", "assumption; colleagues keep passing in the corridor", Fixed),
        Row(Parameter.TieFloorBetween, "w_min,out", "R10", 0.0, 0, 1, "tie strength", "Weakest that a tie between schools becomes.", "assumption", Fixed),
        Row(Parameter.DynamicTies, "dyn", "R10", 1.0, 0, 1, "switch, 0 or 1", "Whether trust, help balance and tie strength change at all.", "assumption; 0 isolates the effect of a network as designed", Fixed),
        Row(Parameter.ClimateRate, "γ", "R11", 0.02, 0, 1, "share per week", "How fast the school's climate follows trust and the head's belief.", "assumption", Varied),
        Row(Parameter.Turnover, "turnover", "R12", 0.16, 0, 1, "share per year", "Share of teachers replaced at the end of a school year.", "NCES 2012-13 and 2021-22: 8 % move and 8 % leave", Varied),
        Row(Parameter.WeeksPerYear, "year", "R12", 39.0, 1, 53, "weeks", "School weeks in a year.", "English school year of 195 staff days (from memory)", Fixed),
        Row(Parameter.NewcomerTieStrength, "w_new", "R12", 0.1, 0, 1, "tie strength", "Strongest that a newcomer's inherited tie is.", "assumption", Fixed),
        Row(Parameter.InitialAwareness, "A0", ParameterDefinition.StartRule, 0.0, 0, 1, "share", "Share of teachers, drawn at random for each practice, who have heard of it at the start without using it.", "assumption; 1 in the limiting cases, which know no awareness", Fixed),
        Row(Parameter.InitialKnowHow, "K0", ParameterDefinition.StartRule, 0.0, 0, 1, "know-how", "Know-how at the start of those who have heard of a practice without using it.", "assumption; 1 in the limiting cases, which know no learning", Fixed),
        Row(Parameter.ThresholdSpread, "Δφ", ParameterDefinition.StartRule, 0.0, 0, 1, "share", "Each teacher's own threshold is drawn between 0 and this at the start, and added to adoptionThreshold; a network file's thresholds replace the draws.", "assumption; 1 in the linear threshold model of Kempe, Kleinberg and Tardos (2003)", Fixed),
        Row(Parameter.AttentionSplit, "g_P", "R3", 0.0, 0, 1, "gate", "How strongly the practices that a teacher knows share what the teacher can learn in a week: 0 not at all, 1 each gets its equal part.", "assumption; after Hargreaves (2012): avoid chasing too many hares. Off by default", Fixed),
    ];

    /// <summary>The row of a parameter.</summary>
    public static ParameterDefinition Of(Parameter parameter) => All[(int)parameter];

    /// <summary>The row with this key, or null.</summary>
    public static ParameterDefinition? Find(string key) => All.FirstOrDefault(row => string.Equals(row.Key, key, StringComparison.Ordinal));

    private static ParameterDefinition Row(
        Parameter id, string symbol, string rule, double value, double minimum, double maximum, string unit, string meaning, string source, bool varied)
    {
        string name = id.ToString();
        return new(id, char.ToLowerInvariant(name[0]) + name[1..], symbol, rule, value, minimum, maximum, unit, meaning, source, varied);
    }
}
