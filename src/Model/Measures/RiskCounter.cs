using Staffroom.Model.Worlds;

namespace Staffroom.Model.Measures;

/// <summary>Counts, week by week, who was at risk of adopting or dropping a practice, and did.</summary>
internal sealed class RiskCounter(World world)
{
    private readonly double[] _counts = new double[world.Spec.Practices.Length * RiskCounts.Columns];
    private readonly double[] _exposures = new double[world.Spec.Practices.Length * world.Network.SchoolCount];

    public RiskCounts Counts => new(_counts, _exposures);

    /// <summary>Counts the last week for a practice.</summary>
    /// <param name="practice">Index of the practice.</param>
    /// <param name="adoptionWeeks">First genuine use by teacher as known before that week; −1 for never.</param>
    public void Count(int practice, ReadOnlySpan<int> adoptionWeeks)
    {
        var (before, after) = (world.Frame.Now.Practices[practice], world.State.Practices[practice]);
        int at = practice * RiskCounts.Columns;
        for (int i = 0; i < adoptionWeeks.Length; i++)
        {
            if (before.Uses[i])
            {
                // Somebody who drops the practice still knows of it; a newcomer does not.
                _counts[at]++;
                _counts[at + 1] += !after.Uses[i] && after.IsAware[i] ? 1.0 : 0.0;
            }

            if (adoptionWeeks[i] < 0)
            {
                CountAtRisk(practice, before, i, after.IsGenuineUser(i));
            }
        }
    }

    private void CountAtRisk(int practice, PracticeColumns before, int teacher, bool adopts)
    {
        var (users, alters) = Exposure(before, teacher);
        int at = (practice * RiskCounts.Columns) + 2 + (2 * RiskCounts.ClassOf(users, alters));
        _counts[at]++;
        if (adopts)
        {
            _counts[at + 1]++;
            int school = world.Network.SchoolOf[teacher];
            _exposures[(practice * world.Network.SchoolCount) + school] += alters > 0 ? (double)users / alters : 0.0;
        }
    }

    private (int Users, int Alters) Exposure(PracticeColumns before, int teacher)
    {
        var network = world.Network;
        int users = 0, alters = 0;
        for (int e = network.RowStart[teacher]; e < network.RowStart[teacher + 1]; e++)
        {
            if (network.Exists(e, world.Week - 1))
            {
                alters++;
                users += before.IsGenuineUser(network.Alter[e]) ? 1 : 0;
            }
        }

        return (users, alters);
    }
}
