using Staffroom.Model.Interventions;
using Staffroom.Model.Networks;
using Staffroom.Model.Randomness;

namespace Staffroom.Model.Rules;

/// <summary>
/// A conference day: each attendee listens to some attendees of other schools over a transient tie of strength 0.
/// Who attends and whom one meets are keyed draws of (week, teacher), so anybody can compute them.
/// </summary>
internal sealed class Conference
{
    private readonly int[][] _heard;

    private Conference(int[][] heard) => _heard = heard;

    /// <summary>The ids of the people a teacher (by id) listens to, in the order of the draws; repeated meetings count again.</summary>
    public ReadOnlySpan<int> HeardBy(int teacher) => _heard[teacher];

    public static Conference Hold(ConferenceIntervention plan, SchoolNetwork network, int week, ulong seed)
    {
        var attendees = Enumerable.Range(0, network.TeacherCount)
            .Where(i => Philox.Uniform(seed, week, i, 0, Purpose.Conference) < plan.Attendance)
            .ToArray();
        var heard = new int[network.TeacherCount][];
        Array.Fill(heard, []);
        foreach (int listener in attendees)
        {
            heard[listener] = [.. Enumerable.Range(1, plan.Encounters)
                .Select(q => attendees[(int)(Philox.Uniform(seed, week, listener, q, Purpose.Conference) * attendees.Length)])
                .Where(speaker => network.SchoolOf[speaker] != network.SchoolOf[listener])];
        }

        return new Conference(heard);
    }
}
