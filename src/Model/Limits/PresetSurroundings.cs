using Staffroom.Model.Worlds;

namespace Staffroom.Model.Limits;

/// <summary>What a preset fixes beside parameters. Classical models know no trust, no climate, no learning and no persuasion by starting.</summary>
/// <param name="TrustWithin">T within schools.</param>
/// <param name="TrustBetween">T between schools.</param>
/// <param name="InnovativeClimate">C of every school.</param>
/// <param name="Threat">θ of every school.</param>
/// <param name="Competition">c of every pair of schools.</param>
/// <param name="ShareWithTime">Share of the teachers who have time for colleagues.</param>
/// <param name="Tacitness">τ of every practice.</param>
/// <param name="Readiness">K_p of every practice.</param>
/// <param name="SuccessCeiling">q_p of every practice.</param>
/// <param name="StarterKnowHow">Know-how of those who start.</param>
/// <param name="StarterBelief">Those who start believe at least this; 0 leaves their belief alone.</param>
public sealed record PresetSurroundings(
    double TrustWithin,
    double TrustBetween,
    double InnovativeClimate,
    double Threat,
    double Competition,
    double ShareWithTime,
    double Tacitness,
    double Readiness,
    double SuccessCeiling,
    double StarterKnowHow,
    double StarterBelief)
{
    /// <summary>Full trust and climate, a codified practice that everybody is ready for, and starters who only start.</summary>
    public static PresetSurroundings Neutral { get; } = new(
        TrustWithin: 1, TrustBetween: 1, InnovativeClimate: 1, Threat: 0, Competition: 0, ShareWithTime: 1,
        Tacitness: 0, Readiness: 0, SuccessCeiling: 1, StarterKnowHow: 1, StarterBelief: 0);

    /// <summary>The climate under these settings; what they do not mention stays.</summary>
    public ClimateSpec ApplyTo(ClimateSpec climate) => climate with
    {
        TrustWithin = TrustWithin,
        TrustBetween = TrustBetween,
        InnovativeClimate = InnovativeClimate,
        Threat = Threat,
        Competition = Competition,
        ShareWithTime = ShareWithTime,
    };

    /// <summary>The practice under these settings, its starters included.</summary>
    public PracticeSpec ApplyTo(PracticeSpec practice) => practice with
    {
        Tacitness = Tacitness,
        Readiness = Readiness,
        SuccessCeiling = SuccessCeiling,
        Seeds = practice.Seeds with { KnowHow = StarterKnowHow, Belief = StarterBelief },
    };
}
