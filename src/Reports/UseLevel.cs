using Staffroom.Model.Measures;
using Staffroom.Model.Worlds;

namespace Staffroom.Reports;

/// <summary>How far a teacher has come with a practice, as pictures of a network show it.</summary>
public enum UseLevel
{
    /// <summary>Has not heard of it.</summary>
    Unaware,

    /// <summary>Has heard of it.</summary>
    Aware,

    /// <summary>Knows enough to try it.</summary>
    Ready,

    /// <summary>Uses it only because it is required.</summary>
    Complies,

    /// <summary>Uses it and means it.</summary>
    Uses,

    /// <summary>Uses it and has implemented it: with a depth of at least one third.</summary>
    Implemented,
}

/// <summary>Reads levels from the model's state.</summary>
public static class UseLevels
{
    /// <summary>The level of a teacher.</summary>
    /// <param name="practice">What teachers know and do about the practice.</param>
    /// <param name="teacher">Index of the teacher.</param>
    /// <param name="readiness">Know-how from which on the practice can be adopted, 0 to 1.</param>
    public static UseLevel Of(PracticeColumns practice, int teacher, double readiness)
    {
        ArgumentNullException.ThrowIfNull(practice);
        if (practice.Uses[teacher])
        {
            return practice.Complies[teacher] ? UseLevel.Complies
                : practice.Depth[teacher] >= FinalCounts.ImplementedDepth ? UseLevel.Implemented
                : UseLevel.Uses;
        }

        return !practice.IsAware[teacher] ? UseLevel.Unaware
            : practice.KnowHow[teacher] >= readiness ? UseLevel.Ready
            : UseLevel.Aware;
    }
}
