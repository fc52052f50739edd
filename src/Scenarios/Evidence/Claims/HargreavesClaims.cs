using System.Collections.Immutable;

namespace Staffroom.Scenarios.Evidence.Claims;

/// <summary>Claims of Hargreaves, A self-improving school system (2012).</summary>
internal static class HargreavesClaims
{
    public static ImmutableArray<Claim> All { get; } =
    [
        new(
            "H1", "Telling ('sharing good practice') rarely transfers; coaching does.",
            "the success rate of such attempted transfer is, in their view, low or very low",
            "Low-w contact gives A; coach raises K and k (R3, R9)", "High direction (Kraft 2018: .49 SD instruction)",
            ClaimOrigin.BuiltIn, "Coaching adds know-how by rule; a fleeting meeting does not.",
            "PASS (coaching)")
        {
            Corrected = "Conferences had six times the hours of coaching, and won; the row asks for equal hours.",
        },
        new(
            "H2", "JPD improves the originator too.",
            "Both the recipient's questions and the originator's reflections strengthen the sense of reciprocity",
            "Symmetric JPD", "Medium",
            ClaimOrigin.BuiltIn, "Joint development benefits both ends by rule.",
            "exact"),
        new(
            "H3", "Each extra partnership adds transaction cost; most heads want one to three deep ones.",
            "The larger the number of partnerships, the greater the transaction costs",
            "o·partners + h(w)", "Medium",
            ClaimOrigin.Emergent, "Overhead and cost are rules; where the optimum lies is not.",
            "size sweep; portfolio not run"),
        new(
            "H4", "Lack of time is the greatest barrier; 30–60 minute bundles work.",
            "simply the lack of time for teachers to engage in it",
            "H", "High",
            ClaimOrigin.Emergent, "The time budget is a rule; diminishing returns emerge.",
            "not run"),
        new(
            "H5", "Build social capital inside the school first.",
            "unless a school has first created a high level of social capital within itself, it is unlikely to achieve the same level in an inter-school partnership",
            "T_in gates within-school spread; C", "Medium",
            ClaimOrigin.Emergent, "No rule joins trust within to trust between schools.",
            "not run"),
        new(
            "H6", "Trust is established slowly (and, by the wider literature, lost fast).",
            "is established much more slowly",
            "α⁺<α⁻ (1:5)", "Direction medium: asymmetry shrinks with prior attitudes (Poortinga & Pidgeon 2004)",
            ClaimOrigin.BuiltIn, "Trust is given a smaller step up than down.",
            "oracle") { IsInQuick = true },
        new(
            "H7", "One-way help looks like a deficit model and hurts trust.",
            "this easily looks like a deficit model of partnership in which trust will be difficult to create",
            "f_R·w·imbalance", "Medium",
            ClaimOrigin.BuiltIn, "One-sided help over strong ties lowers the chance that a contact is fulfilled by rule.",
            "not run")
        {
            Corrected = "The expected sign had been written the wrong way round: trust is expected to be lower, not higher, with one-way help.",
        },
        new(
            "H8", "Heterogeneous networks innovate more.",
            "heterogeneous networks are more innovative than homogeneous ones",
            "Different origin practices; ctx", "Medium",
            ClaimOrigin.Emergent, "Who knows what at the start is given; what reaches whom emerges.",
            "see L4"),
        new(
            "H9", "Too many innovations at once overload.",
            "avoid chasing too many hares",
            "Shared hours across practices", "Medium",
            ClaimOrigin.BuiltIn, "The optional rule divides attention over the practices known, so depth suffers by rule.",
            "not run: it needed an optional rule"),
        new(
            "H10", "Grant-fed activity fades when money stops.",
            "the grant-supported activities have usually faded when the extra resources have run out",
            "H or coach withdrawn", "Medium–high",
            ClaimOrigin.Emergent, "The grant adds time and coaching; what stays when it ends emerges.",
            "mandate withdrawal PASS") { IsInQuick = true },
        new(
            "H11", "In the best partnerships staff move between schools.",
            "in the most effective partnerships staff move between schools",
            "Secondment: teacher state moves along a strong temporary tie", "Medium",
            ClaimOrigin.Emergent, "Secondment makes temporary strong ties; what they carry emerges.",
            "not run"),
    ];
}
