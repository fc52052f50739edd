namespace Staffroom.Grains.Contracts;

/// <summary>Tells a teacher to begin an attempt.</summary>
/// <param name="Epoch">The attempt.</param>
/// <param name="State">What the teacher saved; null for the start.</param>
[GenerateSerializer, Immutable, Alias("staffroom.teacher-begin")]
public sealed record TeacherBegin([property: Id(0)] long Epoch, [property: Id(1)] byte[]? State)
{
    /// <summary>Whether a diary is kept; a state that is gone on from brings its own along.</summary>
    [Id(2)]
    public bool KeepsDiary { get; init; }
}

/// <summary>The board of the school for a week, one message for all its teachers.</summary>
/// <param name="Epoch">The attempt.</param>
/// <param name="Week">The week that begins.</param>
/// <param name="Board">Rows of everybody whom somebody in the school must hear of, then climate and collective efficacy; never written to.</param>
[GenerateSerializer, Immutable, Alias("staffroom.teacher-week")]
public sealed record TeacherWeek([property: Id(0)] long Epoch, [property: Id(1)] int Week, [property: Id(2)] double[] Board);

/// <summary>Those who leave at the end of a week that ranks the best connected.</summary>
/// <param name="Epoch">The attempt.</param>
/// <param name="Week">The week that ends.</param>
/// <param name="Leavers">Teachers of all schools, ascending.</param>
[GenerateSerializer, Immutable, Alias("staffroom.teacher-turnover")]
public sealed record TeacherTurnover([property: Id(0)] long Epoch, [property: Id(1)] int Week, [property: Id(2)] int[] Leavers);

/// <summary>What a teacher answers.</summary>
/// <param name="Numbers">
/// After a week (or at the start) the row for the next week, the tally of this one and trust in each colleague; before a turnover that
/// ranks, the candidates as three numbers each; at the horizon, what is counted once.
/// </param>
[GenerateSerializer, Immutable, Alias("staffroom.teacher-reply")]
public sealed record TeacherReply([property: Id(0)] double[] Numbers);

/// <summary>A state as bytes.</summary>
/// <param name="Bytes">The bytes; never written to.</param>
[GenerateSerializer, Immutable, Alias("staffroom.saved-state")]
public sealed record SavedState([property: Id(0)] byte[] Bytes);
