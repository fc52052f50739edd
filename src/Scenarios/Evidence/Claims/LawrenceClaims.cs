using System.Collections.Immutable;

namespace Staffroom.Scenarios.Evidence.Claims;

/// <summary>Claims of Lawrence, The strength of weak school ties (2007).</summary>
internal static class LawrenceClaims
{
    public static ImmutableArray<Claim> All { get; } =
    [
        new(
            "L1", "Row 1. Weak: bridging ties give access to practice elsewhere. Strong: bonding ties let local schools develop practice jointly.",
            "bridging ties are needed to access practice in different geographical regions",
            "Tie graph + awareness A (R2); joint development R3-JPD needs w ≥ w*", "High for information, medium for practice",
            ClaimOrigin.Emergent, "No rule mentions bridges: what bridging ties reach follows from who is tied to whom. That joint work adds know-how (the second half) is a rule.",
            "PASS, PASS"),
        new(
            "L2", "Row 2. Weak ties suit organisational practice; strong ties suit classroom pedagogy.",
            "the practice to be transferred concerns classroom pedagogy and the professional skills of individuals",
            "Tacitness τ, bandwidth B=1-τ(1-w) (R3)", "High (Hansen 1999 same direction)",
            ClaimOrigin.Emergent, "Bandwidth and contact rules know nothing of designs. The stimulus was made to depend on tacitness after first results, which favors the interaction.",
            "Interaction PASS, 40/40 draws at matched hours; strong deeper per user 39/40; strong faster under low trust only 19/40"),
        new(
            "L3", "Row 3. Weak ties exploit existing capacity; strong ties develop it.",
            "a school's primary objective is to develop existing capacity",
            "Capacity k multiplies learning (R3); k grows only over ties with w ≥ w* (R9)", "Medium",
            ClaimOrigin.Emergent, "Which design wins at which capacity follows from several rules; that capacity grows over strong ties only is a rule.",
            "default PASS ×4 (hours not matched); matched hours 26/40 draws: undecided"),
        new(
            "L4", "Row 4. Weak ties give breadth of perspectives; strong ties give depth.",
            "an institution requires a breadth of relationships in order to access a range of perspectives on an issue",
            "Time budget R1; number of distinct practices known; depth d", "High",
            ClaimOrigin.Emergent, "Breadth and depth follow from time, rates and bandwidth; no rule names either.",
            "PASS, PASS"),
        new(
            "L5", "Row 5. Weak ties circumvent local competition; strong ties undermine it.",
            "a school wishes to circumvent local competition",
            "Competition c_st cuts contact and trust, effective c·(1-w·T) (R1, R10)", "Medium (perception data)",
            ClaimOrigin.Emergent, "Competition, distance and cost are rules; which design wins is not.",
            "PASS (36/40 draws)"),
        new(
            "L6", "Row 6. A common framework restricts schools from contrasting contexts (strong ties lose), helps where need is shared.",
            "a common developmental framework could be restrictive to schools from contrasting contexts",
            "Context distance penalty Z=1-ω·w·|Δctx| (R3): bites in proportion to w", "Low–medium",
            ClaimOrigin.BuiltIn, "The penalty for contrasting contexts grows with tie strength by rule (Z).",
            "PASS; weak unaffected"),
        new(
            "L7", "Row 7. Weak ties when resources are limited; strong when significant resources can be marshalled.",
            "limited resources are available to provide momentum and direction to the development of practice within a school",
            "Time budget H, cost h(w) (R1)", "Medium",
            ClaimOrigin.Emergent, "No rule says which design suits which budget.",
            "not run"),
        new(
            "L8", "Row 8. Weak: one partner develops. Strong: mutual development.",
            "the mutual impact of the practice development is an essential outcome of a partnership",
            "JPD term is symmetric, zero when w<w* (R3)", "Medium",
            ClaimOrigin.BuiltIn, "Joint development needs a strong tie by rule.",
            "exact by construction"),
        new(
            "L9", "Strong-tie clusters hold redundant information; bridging ties are non-redundant.",
            "so there is redundancy regarding the information held",
            "Emerges from topology; neighbourhood overlap", "High (Granovetter 1973; Rajkumar 2022 causal, jobs)",
            ClaimOrigin.Emergent, "Follows from who is tied to whom.",
            "PASS") { IsInQuick = true },
        new(
            "L10", "Trust, rather than tie strength itself, drives successful transfer.",
            "it is actually the trust that is the significant factor in encouraging successful practice transfer",
            "Trust gate G on every transfer (R3), trust in w growth (R10)", "High (Levin & Cross 2004)",
            ClaimOrigin.Emergent, "Trust and tie strength both enter the rules; which one decides is not stated.",
            "PASS (40/40 draws)"),
        new(
            "L11", "Best case: a weak tie that is trusted.",
            "The perfect scenario, for them, would be a weak-tie relationship that is also a trusting one",
            "G(T) with low cost of weak ties", "High for explicit, open for tacit",
            ClaimOrigin.Emergent, "No rule says which of the four cells is best.",
            "PASS 40/40 for codified; for tacit + high trust weak ≥ strong on AUC in 32/40, but shallower"),
        new(
            "L12", "Professional trust pre-exists contact between strangers.",
            "12 out of the 20 interviewed made reference to the importance of pre-existing professional trust",
            "Initial between-school trust T0=base+proxy (init), not 0", "Medium (n=20, one project)",
            ClaimOrigin.BuiltIn, "Trust gates every transfer by rule; how much it is worth over weak ties emerges.",
            "PASS via trust contrast"),
        new(
            "L13", "Proxy trust: trust in the programme stands in for trust in the partner.",
            "five interviewees provided evidence of what might be described as proxy trust",
            "T0 += proxy (network level)", "Low–medium",
            ClaimOrigin.BuiltIn, "Proxy trust is represented as trust that precedes contact, which gates transfer by rule.",
            "parameter of T0"),
        new(
            "L14", "Recipient capacity is the reactant; without it the catalyst does nothing.",
            "A catalyst will have no impact if the appropriate reactants are not present",
            "K growth multiplied by k; stimulus only multiplies own development ι (R3)", "Medium",
            ClaimOrigin.BuiltIn, "The stimulus multiplies own development by rule, so nothing comes of nothing.",
            "PASS: bit-identical runs; k effect +") { IsInQuick = true },
        new(
            "L15", "External practice accelerates rather than instigates.",
            "may be that of an accelerator rather than necessarily as an instigator of practice development",
            "y=ι·k·C·(1+Γ·stim)", "Medium",
            ClaimOrigin.Tuned, "The rule of catalysis was changed after results had been seen (it first did not depend on tacitness), and its gain was set so that three years is a meaningful horizon.",
            "PASS"),
        new(
            "L16", "The originating school's practice is not significantly altered over a weak tie.",
            "it is possible the practice of the originating school will not be significantly altered in the practice transfer process",
            "No back-flow when w<w*", "Medium",
            ClaimOrigin.BuiltIn, "Nothing flows back over a weak tie by rule.",
            "exact"),
        new(
            "L17", "The same stimulus has diverse outcomes in different schools.",
            "different schools will react in different ways to the same stimulus",
            "Heterogeneous k, C, ctx, threat by school", "High",
            ClaimOrigin.Emergent, "Schools are given different capacity and climate; how much that widens differences in use emerges.",
            "not run"),
        new(
            "L18", "Low-capacity schools (special measures) cannot exploit weak ties; they need close, resourced partners.",
            "will struggle to exploit weak-tie relationships successfully",
            "k gate + R9", "Medium",
            ClaimOrigin.Emergent, "Capacity gates learning by rule; which design serves schools of low capacity is not stated.",
            "default PASS also at matched hours (.014 vs .004); 26/40 draws"),
        new(
            "L19", "Local competition blocks partnership.",
            "the levels of competition they identify between schools can potentially act as a barrier to effective partnership",
            "c_st in R1/R10", "Medium–high",
            ClaimOrigin.BuiltIn, "Competition suppresses contacts by rule.",
            "PASS") { IsInQuick = true },
        new(
            "L20", "Weak ties survive distance that strong ties cannot (mean RATL distance 90.5 miles = 146 km).",
            "Weak-tie relationships can exist over a much greater geographical distance than it would be possible to continue a strong-tie relationship",
            "Travel time in contact cost (R1)", "High",
            ClaimOrigin.Emergent, "Travel costs time by rule; which design suffers more is not stated.",
            "PASS: 41% vs 26% retained")
        {
            Corrected = "The difference of speeds, undecided, was replaced by their ratio: the row is about the share that is kept.",
        },
        new(
            "L21", "Weak ties are cheap.",
            "A one-off visit requires far less in terms of time, money and emotional intensity",
            "h(w)=h0+h1·w, r(w)", "High",
            ClaimOrigin.BuiltIn, "A contact over a stronger tie takes longer and happens more often by rule.",
            "by construction"),
        new(
            "L22", "Fleeting exchanges (conference, 15-minute 'rondeval') transfer ideas.",
            "valuable contributions to practice transfer through other, even more fleeting, exchanges",
            "Transient w=0 contacts: awareness + catalysis only", "Medium",
            ClaimOrigin.BuiltIn, "A fleeting meeting passes word and a stimulus by rule, no know-how; how far use follows emerges.",
            "PASS, PASS"),
        new(
            "L23", "Practitioners resist non-relational channels (documents, web).",
            "practitioners' resistance to non-relational channels",
            "Broadcast gives awareness aExt only, no K", "Medium",
            ClaimOrigin.BuiltIn, "A leaflet brings awareness by rule and no know-how; how far own development then carries emerges.",
            "not run"),
        new(
            "L24", "Best portfolio mixes a few strong with a changing array of weak ties.",
            "combine strong ties with select partners with the range offered by a changing array of weak-tie partnerships",
            "Tie portfolio under one budget", "Medium",
            ClaimOrigin.Emergent, "No rule says which mix is best.",
            "not run"),
    ];
}
