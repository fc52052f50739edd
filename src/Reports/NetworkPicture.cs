using System.Collections.Immutable;

namespace Staffroom.Reports;

/// <summary>One run as a picture: who is where, who is tied to whom, and how that was in each week.</summary>
/// <param name="Title">What is shown, for instance "8 schools, weak ties, high trust".</param>
/// <param name="Replicate">0-based replicate.</param>
/// <param name="Weeks">Weeks simulated.</param>
/// <param name="Schools">Names of the schools.</param>
/// <param name="Practices">Names of the practices.</param>
/// <param name="Teachers">The teachers.</param>
/// <param name="Ties">The undirected ties, each once.</param>
public sealed record NetworkPicture(
    string Title, int Replicate, int Weeks, ImmutableArray<string> Schools, ImmutableArray<string> Practices,
    ImmutableArray<PictureTeacher> Teachers, ImmutableArray<PictureTie> Ties)
{
    /// <summary>With more people than this the schools are drawn instead: nobody could tell the people apart.</summary>
    public const int MostPeople = 400;

    /// <summary>With more schools than this nothing is drawn.</summary>
    public const int MostSchools = 400;

    /// <summary>A network of more people than this is not run again to be drawn: it would hold up the report.</summary>
    public const int MostTeachers = 20_000;

    /// <summary>Whether the picture shows schools instead of people.</summary>
    public bool IsOfSchools => Teachers.Length > MostPeople;

    /// <summary>Whether anything can be drawn.</summary>
    public static bool IsDrawable(int teachers, int schools) =>
        teachers is > 0 and <= MostTeachers && (teachers <= MostPeople || schools <= MostSchools);
}

/// <summary>A teacher in a picture.</summary>
/// <param name="Label">Name for people.</param>
/// <param name="School">Index of the school.</param>
/// <param name="IsHead">Whether this is the head.</param>
/// <param name="AdoptionWeeks">For each practice the week of first genuine use, 0 for starters, −1 for never.</param>
public sealed record PictureTeacher(string Label, int School, bool IsHead, ImmutableArray<int> AdoptionWeeks)
{
    /// <summary>For each practice the <see cref="UseLevel"/> at the end of each week from week 0, as digits.</summary>
    public ImmutableArray<string> Levels { get; init; } = [];
}

/// <summary>An undirected tie in a picture.</summary>
/// <param name="A">Index of one teacher.</param>
/// <param name="B">Index of the other.</param>
/// <param name="Steps">Its <see cref="TieStep"/> at the end of each week from week 0, as digits.</param>
public sealed record PictureTie(int A, int B, string Steps);

/// <summary>How strong a tie is, in steps that a line's width can show.</summary>
public enum TieStep
{
    /// <summary>It does not exist, or is as good as gone.</summary>
    None,

    /// <summary>Weaker than half of what makes a tie strong.</summary>
    Faint,

    /// <summary>Weaker than what makes a tie strong.</summary>
    Weak,

    /// <summary>Strong.</summary>
    Strong,
}
