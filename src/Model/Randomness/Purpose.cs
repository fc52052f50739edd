namespace Staffroom.Model.Randomness;

/// <summary>
/// What a draw is for: the last counter word of every draw, so that no two decisions ever share a number.
/// 1 to 8 are fixed by MODEL section 3; the others are this project's own.
/// </summary>
public enum Purpose
{
    /// <summary>Do two teachers meet this week (a, b: the lower and the higher id).</summary>
    Contact = 1,

    /// <summary>Does a teacher hear of a practice.</summary>
    Awareness = 2,

    /// <summary>Does a teacher adopt, or comply with a mandate.</summary>
    Adoption = 3,

    /// <summary>Did using the practice succeed this week.</summary>
    Success = 4,

    /// <summary>Does a user drop the practice.</summary>
    Disadoption = 5,

    /// <summary>Was the contact fulfilled (a trusts b).</summary>
    Trust = 6,

    /// <summary>Does a teacher leave.</summary>
    Leaving = 7,

    /// <summary>A teacher's initial belief, efficacy and capacity.</summary>
    InitialDraw = 8,

    /// <summary>Who attends a conference and whom an attendee meets there.</summary>
    Conference = 9,

    /// <summary>Network generators: one draw per potential tie, keyed by its pair.</summary>
    Generation = 10,

    /// <summary>Who starts, where starters are drawn at random.</summary>
    Seeding = 11,

    /// <summary>Which teachers belong to a group (sceptics, people without time for colleagues).</summary>
    Grouping = 12,

    /// <summary>The key of a replicate, drawn from the experiment's seed.</summary>
    Replicate = 13,

    /// <summary>A factor on an assumed parameter in a robustness draw.</summary>
    Robustness = 14,

    /// <summary>Which replicates a bootstrap resample takes.</summary>
    Bootstrap = 15,

    /// <summary>Who has heard of a practice at the start without using it.</summary>
    InitialAwareness = 16,

    /// <summary>A teacher's own adoption threshold.</summary>
    Threshold = 17,

    /// <summary>National networks: sizes, places and ties between schools.</summary>
    NationalGeneration = 18,
}
