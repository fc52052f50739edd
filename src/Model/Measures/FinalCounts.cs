namespace Staffroom.Model.Measures;

/// <summary>What is counted once, at the end of a run. Counts are integers, so they add up alike in any partition.</summary>
/// <param name="Ties">
/// First the undirected ties of the whole network: between schools at the start, and of those still at or above
/// <see cref="SurvivingTieStrength"/>; then for each practice: ties between two genuine users, between a user and another, between two others.
/// </param>
/// <param name="LevelsOfUse">practices × <see cref="Levels"/> counts of teachers, in the order of <see cref="LevelOfUse"/>.</param>
/// <param name="ImplementedBySchool">practices × schools counts of teachers with a depth of at least one third.</param>
/// <param name="KnowHowBySchool">practices × schools mean know-how.</param>
/// <param name="EfficacyBySchool">Mean efficacy (collective efficacy) of each school.</param>
/// <param name="Beliefs">The first belief of each teacher.</param>
/// <param name="Risks">Who was at risk of adopting or dropping a practice over the run, and did.</param>
public sealed record FinalCounts(
    int[] Ties, int[] LevelsOfUse, int[] ImplementedBySchool, double[] KnowHowBySchool, double[] EfficacyBySchool, double[] Beliefs,
    RiskCounts Risks)
{
    /// <summary>A tie between schools counts as surviving from this strength on (assumption).</summary>
    public const double SurvivingTieStrength = 0.05;

    /// <summary>Depth from which a practice counts as implemented (assumption on Hall and Hord's cut points).</summary>
    public const double ImplementedDepth = 1.0 / 3.0;

    /// <summary>Depth from which use counts as refined, IVB to VI (assumption on Hall and Hord's cut points).</summary>
    public const double RefinedDepth = 2.0 / 3.0;

    /// <summary>Number of levels of use.</summary>
    public const int Levels = 6;

    /// <summary>Ties between schools at the start.</summary>
    public int BetweenTies => Ties[0];

    /// <summary>Ties between schools that survived.</summary>
    public int SurvivingBetweenTies => Ties[1];

    /// <summary>Ties of the whole network by the use of a practice at their ends: both users, one, none.</summary>
    public (int Both, int One, int None) TiesByUse(int practice) =>
        (Ties[2 + (3 * practice)], Ties[3 + (3 * practice)], Ties[4 + (3 * practice)]);

    /// <summary>Teachers at a level of use of a practice.</summary>
    public int AtLevel(int practice, LevelOfUse level) => LevelsOfUse[(practice * Levels) + (int)level];

    internal static int TieCountsLength(int practices) => 2 + (3 * practices);

    internal void ThrowIfNotOf(TrajectoryShape shape)
    {
        int cells = shape.Practices * shape.Schools;
        bool fits = Ties.Length == TieCountsLength(shape.Practices) && LevelsOfUse.Length == shape.Practices * Levels
            && ImplementedBySchool.Length == cells && KnowHowBySchool.Length == cells && EfficacyBySchool.Length == shape.Schools
            && Beliefs.Length == shape.Teachers && Risks.Counts.Length == shape.Practices * RiskCounts.Columns && Risks.ExposureSums.Length == cells;
        if (!fits)
        {
            throw new ArgumentException($"Final counts do not fit {shape.Practices} practices and {shape.Schools} schools.", nameof(shape));
        }
    }
}

/// <summary>Levels of use after Hall and Hord, mapped from state; the cut points are assumptions.</summary>
public enum LevelOfUse
{
    /// <summary>0: has not heard of it.</summary>
    NonUse,

    /// <summary>I: has heard, know-how below readiness.</summary>
    Orientation,

    /// <summary>II: ready, not using.</summary>
    Preparation,

    /// <summary>III: using, depth below one third.</summary>
    Mechanical,

    /// <summary>IVA: using, depth from one third to below two thirds.</summary>
    Routine,

    /// <summary>IVB to VI: using, depth of two thirds or more.</summary>
    Refined,
}
