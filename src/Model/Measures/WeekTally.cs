namespace Staffroom.Model.Measures;

/// <summary>
/// What is added up over teachers each week, as one vector of doubles: the columns of <see cref="Tally"/>, then for each practice those
/// of <see cref="PracticeTally"/> and its risk counts. Every teacher has such a vector; a school's is their sum in ascending id, the
/// network's the sum over schools in order. So any partition by teacher or by school gives the same bits.
/// </summary>
/// <param name="Practices">Number of practices.</param>
internal readonly record struct WeekTally(int Practices)
{
    private static readonly int GeneralColumns = Enum.GetValues<Tally>().Length;
    private static readonly int PlainPracticeColumns = Enum.GetValues<PracticeTally>().Length;

    /// <summary>Numbers in a vector.</summary>
    public int Width => GeneralColumns + (Practices * (PlainPracticeColumns + RiskCounts.Columns));

    /// <summary>Where a practice's <see cref="PracticeTally"/> begins.</summary>
    public static int PracticeAt(int practice) => GeneralColumns + (practice * (PlainPracticeColumns + RiskCounts.Columns));

    /// <summary>Where a practice's <see cref="RiskCounts"/> begin.</summary>
    public static int RisksAt(int practice) => PracticeAt(practice) + PlainPracticeColumns;

    /// <summary>Adds a teacher's or a school's vector to a larger one.</summary>
    public static void Add(Span<double> sum, ReadOnlySpan<double> vector)
    {
        for (int at = 0; at < sum.Length; at++)
        {
            sum[at] += vector[at];
        }
    }
}

/// <summary>What is added up over teachers each week. Counts are whole numbers, which doubles hold exactly up to 2⁵³.</summary>
internal enum Tally
{
    /// <summary>First beliefs.</summary>
    Belief,

    /// <summary>Teachers whose first belief is above one half.</summary>
    Believers,

    Efficacy,

    Capacity,

    /// <summary>Teachers replaced.</summary>
    Leavers,

    /// <summary>Trust of ego over directed ties within schools.</summary>
    TrustWithin,

    TrustBetween,

    StrengthWithin,

    StrengthBetween,

    /// <summary>Directed ties within schools that exist.</summary>
    TiesWithin,

    TiesBetween,

    /// <summary>Directed ties between schools at or above the strong-tie cutoff.</summary>
    StrongBetween,

    /// <summary>Hours in contacts, travel included.</summary>
    Hours,

    HoursBetween,

    TravelHours,

    /// <summary>Contacts within schools, counted at both ends.</summary>
    ContactsWithin,

    ContactsBetween,

    /// <summary>Of a school: innovative climate. 0 for a teacher.</summary>
    Climate,

    /// <summary>Of a school: squared deviations of first beliefs from the school's mean. 0 for a teacher.</summary>
    BeliefDeviation,
}

/// <summary>What is added up over teachers each week for a practice.</summary>
internal enum PracticeTally
{
    Aware,

    Uses,

    Genuine,

    Implemented,

    Depth,

    KnowHow,

    /// <summary>Exposure of those who used it genuinely for the first time.</summary>
    Exposure,
}
