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
        ContactStart = new int[network.TeacherCount + 1];
        ContactTie = new int[network.DirectedTieCount];
        ProofWeight = new double[network.DirectedTieCount];
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

    /// <summary>Where each teacher's contacts of this week begin in <see cref="ContactTie"/>.</summary>
    public int[] ContactStart { get; }

    /// <summary>The directed ties with contact this week, by teacher and in ascending alter.</summary>
    public int[] ContactTie { get; }

    /// <summary>m by directed tie: weight of the alter's use in social proof.</summary>
    public double[] ProofWeight { get; }

    /// <summary>y by practice and teacher: use succeeded this week.</summary>
    public bool[][] Succeeded { get; }

    /// <summary>Whether the holder of each position leaves at the end of the week.</summary>
    public bool[] Leaves { get; }

    /// <summary>CE by school: mean efficacy at the beginning of the week.</summary>
    public double[] CollectiveEfficacy { get; }

    /// <summary>Who listens to whom at a conference this week, or null.</summary>
    public Conference? Conference { get; set; }

    public ReadOnlySpan<int> ContactsOf(int teacher) =>
        ContactTie.AsSpan(ContactStart[teacher], ContactStart[teacher + 1] - ContactStart[teacher]);

    /// <summary>Mean of a switch over the schools at both ends of a tie; exact where both are equal.</summary>
    public double MeanOverEnds(double[] bySchool, int directedTie) =>
        0.5 * (bySchool[Network.SchoolOf[Network.Ego[directedTie]]] + bySchool[Network.SchoolOf[Network.Alter[directedTie]]]);
}
