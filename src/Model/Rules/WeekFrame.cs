using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Rules;

/// <summary>
/// What the rules of one week read and write: the state at its beginning, the state at its end, and what is derived on the way.
/// One frame serves all weeks of a run.
/// </summary>
internal sealed class WeekFrame
{
    public WeekFrame(SchoolNetwork network, int practices, ulong seed)
    {
        Network = network;
        Seed = seed;
        ContactRate = new double[network.DirectedTieCount];
        ContactHours = new double[network.DirectedTieCount];
        CompetitionFelt = new double[network.DirectedTieCount];
        TimeScale = new double[network.TeacherCount];
        HasContact = new bool[network.DirectedTieCount];
        ContactCount = new int[network.TeacherCount];
        ContactTie = new int[network.DirectedTieCount];
        UsersAmong = [.. Enumerable.Range(0, practices).Select(_ => new int[network.TeacherCount])];
        Succeeded = [.. Enumerable.Range(0, practices).Select(_ => new bool[network.TeacherCount])];
        Leaves = new bool[network.TeacherCount];
        CollectiveEfficacy = new double[network.SchoolCount];
    }

    public SchoolNetwork Network { get; }

    public ulong Seed { get; }

    public int Week { get; set; }

    public required WeekConditions Conditions { get; set; }

    public ParameterSet Parameters => Conditions.Parameters;

    /// <summary>The state at the beginning of the week; the rules only read it.</summary>
    public required NetworkState Now { get; set; }

    /// <summary>The state at the end of the week; the rules only write it.</summary>
    public required NetworkState Next { get; set; }

    /// <summary>r by directed tie: contacts a week before the time budget.</summary>
    public double[] ContactRate { get; }

    /// <summary>h by directed tie: hours that a contact costs ego, travel not paid for included.</summary>
    public double[] ContactHours { get; }

    /// <summary>c̃ by directed tie: competition that trust and strength have not overcome.</summary>
    public double[] CompetitionFelt { get; }

    /// <summary>s by teacher: 1, or how far the time budget scales contacts down.</summary>
    public double[] TimeScale { get; }

    /// <summary>X by directed tie: whether its ends meet this week.</summary>
    public bool[] HasContact { get; }

    /// <summary>With how many alters each teacher has contact this week.</summary>
    public int[] ContactCount { get; }

    /// <summary>The directed ties with contact this week in ascending alter, each teacher's from where the row of ties begins.</summary>
    public int[] ContactTie { get; }

    /// <summary>By practice and teacher: alters over ties that exist this week who use it genuinely when the week begins.</summary>
    public int[][] UsersAmong { get; }

    /// <summary>y by practice and teacher: use succeeded this week.</summary>
    public bool[][] Succeeded { get; }

    /// <summary>Whether the holder of each position leaves at the end of the week.</summary>
    public bool[] Leaves { get; }

    /// <summary>Whether <see cref="Leaves"/> holds of anybody.</summary>
    public bool AnybodyLeaves { get; set; }

    /// <summary>CE by school: mean efficacy at the beginning of the week.</summary>
    public double[] CollectiveEfficacy { get; }

    /// <summary>Who listens to whom at a conference this week, or null.</summary>
    public Conference? Conference { get; set; }

    public ReadOnlySpan<int> ContactsOf(int teacher) =>
        ContactTie.AsSpan(Network.RowStart[teacher], ContactCount[teacher]);

    /// <summary>Mean of a switch over the schools at both ends of a tie; exact where both are equal.</summary>
    public double MeanOverEnds(double[] bySchool, int directedTie) =>
        0.5 * (bySchool[Network.SchoolOf[Network.Ego[directedTie]]] + bySchool[Network.SchoolOf[Network.Alter[directedTie]]]);
}
