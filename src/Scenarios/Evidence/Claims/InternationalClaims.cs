using System.Collections.Immutable;

namespace Staffroom.Scenarios.Evidence.Claims;

/// <summary>Claims of International Education News: micro-innovations, the Global School Leaders survey, Chile.</summary>
internal static class InternationalClaims
{
    public static ImmutableArray<Claim> All { get; } =
    [
        new(
            "I1", "74% of leaders but 48% of teachers believe all students can learn.",
            "While 74% of our school leaders believe that all students can learn regardless of familial background or educational experience, only 48% of teachers agree",
            "Initial belief distribution", "Low generality (34 leaders, 116 teachers, 4 LMICs)",
            ClaimOrigin.BuiltIn, "Beliefs are drawn to give these shares; whether advocacy closes the gap emerges.",
            "initialisation oracle"),
        new(
            "I2", "Only 16% have opportunities to learn from colleagues.",
            "only 16% of teachers stated that they had opportunities to learn from their colleagues",
            "Scenario 'isolated school': H>0 for 16% of staff", "Low generality",
            ClaimOrigin.BuiltIn, "Who has no time meets nobody by rule; how much that costs emerges.",
            "not run") { IsInQuick = true },
        new(
            "I3", "Chile: mandated networks of 5–15 schools of heads and curriculum coordinators in a competitive system.",
            "bring together between 5 and 15 schools, each represented by their principal and curriculum coordinator",
            "Head-only between-school ties, mandate, competition", "Medium",
            ClaimOrigin.Emergent, "Only heads are linked; who is ahead emerges.",
            "preset"),
        new(
            "I4", "When support was partly withdrawn most networks continued.",
            "in most cases, networks have continued their work",
            "Tie inertia, trust", "Low–medium (contrasts with H10)",
            ClaimOrigin.Emergent, "Ties grow with trust by rule; whether they outlive support emerges.",
            "not run"),
        new(
            "I5", "Principals are best persuaded by other principals.",
            "The most effective tool we have is other principals who get it",
            "Head–head ties", "Medium",
            ClaimOrigin.Emergent, "The rule of belief knows no heads.",
            "not run"),
        new(
            "I6", "Radical change diverging from conventional practice is less likely to take hold at scale.",
            "the less likely they are to take hold on a large scale",
            "Threshold φ and K_p per practice", "High",
            ClaimOrigin.BuiltIn, "Readiness is a threshold on know-how by rule.",
            "threshold runs PASS") { IsInQuick = true },
        new(
            "I7", "Burdensome policies are strategically ignored.",
            "strategically ignore policies that pose too significant a burden for them to adopt in their practice",
            "Comply flag; readiness K_p", "Medium–high",
            ClaimOrigin.Tuned, "The mandate rule was revised after results had been seen.",
            "mandate PASS"),
        new(
            "I8", "Prolonged closure harms poorer schools most.",
            "absence from face-to-face schooling for a prolonged period disproportionately negatively impacts poor and working-class children",
            "closure parameter by school", "High (students); analog for teachers assumed",
            ClaimOrigin.BuiltIn, "Closure suppresses contacts by rule; what it does to gaps emerges.",
            "PASS (AUC)"),
    ];
}
