using System.Collections.Immutable;

namespace Staffroom.Model.Networks;

/// <summary>
/// Who is tied to whom, in compressed rows: the directed ties of teacher i are <c>RowStart[i]</c> to before <c>RowStart[i + 1]</c>,
/// with alters in ascending id. Every undirected tie stands in both rows. The ties never change during a run; a tie that exists
/// only for a time has a first and a last week. The arrays are columns for the rules and must not be written to.
/// A network may be a part of a larger one: then it holds the teachers that the part owns and the alters that it only hears of, whose
/// rows hold the ties to its own people alone. Indices are local and ascend as the ids do, so every order stays what it was.
/// </summary>
public sealed class SchoolNetwork
{
    internal SchoolNetwork(int[] schoolOf, int[] headOf, int[] rowStart, int[] alter)
    {
        SchoolOf = schoolOf;
        HeadOf = headOf;
        RowStart = rowStart;
        Alter = alter;
        Id = [.. Enumerable.Range(0, schoolOf.Length)];
        SchoolId = [.. Enumerable.Range(0, headOf.Length)];
        (Owned, OwnSchools) = (Id, SchoolId);
        Ego = new int[alter.Length];
        IsBetween = new bool[alter.Length];
        Members = CompressMembers(schoolOf, headOf.Length);
        int between = 0;
        for (int i = 0; i < TeacherCount; i++)
        {
            for (int e = rowStart[i]; e < rowStart[i + 1]; e++)
            {
                Ego[e] = i;
                IsBetween[e] = schoolOf[i] != schoolOf[alter[e]];
                between += IsBetween[e] ? 1 : 0;
            }
        }

        Between = new int[between];
        between = 0;
        for (int e = 0; e < IsBetween.Length; e++)
        {
            if (IsBetween[e])
            {
                Between[between++] = e;
            }
        }

        Reverse = FindReverse();
    }

    /// <summary>Number of teachers, heads included.</summary>
    public int TeacherCount => SchoolOf.Length;

    /// <summary>Number of schools.</summary>
    public int SchoolCount => HeadOf.Length;

    /// <summary>Number of directed ties, twice the number of ties.</summary>
    public int DirectedTieCount => Alter.Length;

    /// <summary>Whether this is a part of a larger network.</summary>
    public bool IsPart { get; internal init; }

    /// <summary>The id of each teacher in the whole network, ascending; what draws are keyed by.</summary>
    public int[] Id { get; internal init; }

    /// <summary>The id of each school in the whole network, ascending.</summary>
    public int[] SchoolId { get; internal init; }

    /// <summary>The teachers whose weeks are simulated here, ascending: all of them in a whole network.</summary>
    public int[] Owned { get; internal init; }

    /// <summary>The schools all of whose teachers are owned.</summary>
    public int[] OwnSchools { get; internal init; }

    /// <summary>School of each teacher.</summary>
    public int[] SchoolOf { get; }

    /// <summary>Head of each school; −1 for a school of others whose head a part never hears of.</summary>
    public int[] HeadOf { get; }

    /// <summary>Where each teacher's row of ties begins; one more entry than teachers.</summary>
    public int[] RowStart { get; }

    /// <summary>The owner of each directed tie.</summary>
    public int[] Ego { get; }

    /// <summary>The other end of each directed tie.</summary>
    public int[] Alter { get; }

    /// <summary>The index of the same tie seen from the other end.</summary>
    public int[] Reverse { get; }

    /// <summary>Whether each directed tie joins two schools.</summary>
    public bool[] IsBetween { get; }

    /// <summary>Distance along each directed tie in km; 0 within a school.</summary>
    public required double[] DistanceKm { get; init; }

    /// <summary>First week in which each directed tie exists, or null if all ties exist from the start.</summary>
    public int[]? FirstWeek { get; init; }

    /// <summary>First week in which each directed tie no longer exists, or null.</summary>
    public int[]? LastWeek { get; init; }

    /// <summary>The directed ties that join two schools, ascending.</summary>
    internal int[] Between { get; }

    /// <summary>The teachers of each school in ascending id.</summary>
    public ImmutableArray<ImmutableArray<int>> Members { get; }

    /// <summary>Names of the teachers, or null if they are generated and go by their numbers.</summary>
    public ImmutableArray<string>? TeacherNames { get; init; }

    /// <summary>Names of the schools, or null if they go by their numbers.</summary>
    public ImmutableArray<string>? SchoolNames { get; init; }

    /// <summary>Group or role of each teacher, or null.</summary>
    public ImmutableArray<string?>? Groups { get; init; }

    /// <summary>The index of a teacher by id, negative if there is none here.</summary>
    public int IndexOf(int id) => (uint)id < (uint)Id.Length && Id[id] == id ? id : Array.BinarySearch(Id, id);

    /// <summary>The directed ties between schools from one to before another.</summary>
    internal ReadOnlySpan<int> BetweenIn(int from, int to)
    {
        int start = Place(from);
        return Between.AsSpan(start, Place(to) - start);
    }

    /// <summary>Whether a teacher is the head of the school.</summary>
    public bool IsHead(int teacher) => HeadOf[SchoolOf[teacher]] == teacher;

    /// <summary>Whether a directed tie exists in a week.</summary>
    public bool Exists(int directedTie, int week) =>
        FirstWeek is null || (week >= FirstWeek[directedTie] && week < LastWeek![directedTie]);

    /// <summary>Name of a teacher for people: the file's id, or the 1-based school and place ("3.1" is the first of school 3).</summary>
    public string NameOf(int teacher)
    {
        if (TeacherNames is { } names)
        {
            return names[teacher];
        }

        int school = SchoolOf[teacher];
        return $"{school + 1}.{Members[school].BinarySearch(teacher) + 1}";
    }

    private int Place(int directedTie)
    {
        int at = Array.BinarySearch(Between, directedTie);
        return at < 0 ? ~at : at;
    }

    private static ImmutableArray<ImmutableArray<int>> CompressMembers(int[] schoolOf, int schools)
    {
        var members = new ImmutableArray<int>.Builder[schools];
        for (int s = 0; s < schools; s++)
        {
            members[s] = ImmutableArray.CreateBuilder<int>();
        }

        for (int i = 0; i < schoolOf.Length; i++)
        {
            members[schoolOf[i]].Add(i);
        }

        return [.. members.Select(builder => builder.ToImmutable())];
    }

    private int[] FindReverse()
    {
        // Rows are visited in ascending ego, so the alters of any j are met in ascending order: one cursor per row suffices.
        var reverse = new int[Alter.Length];
        var cursor = RowStart.AsSpan(0, TeacherCount).ToArray();
        for (int e = 0; e < Alter.Length; e++)
        {
            int back = cursor[Alter[e]]++;
            if (Alter[back] != Ego[e])
            {
                throw new InvalidOperationException($"Tie {Ego[e]}-{Alter[e]} is missing from the row of {Alter[e]}, or a row is not in ascending order.");
            }

            reverse[e] = back;
        }

        return reverse;
    }
}
