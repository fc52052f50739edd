using Staffroom.Model.Worlds;

namespace Staffroom.Model.Parts;

/// <summary>
/// What a teacher publishes for a week (MODEL section 3), as a row of doubles: time scale, efficacy, capacity, beliefs, and for each
/// practice three numbers: aware, uses and complies as bits, depth, and weeks since adoption.
/// </summary>
/// <param name="Beliefs">Number of beliefs.</param>
/// <param name="Practices">Number of practices.</param>
internal readonly record struct RowLayout(int Beliefs, int Practices)
{
    private const int EfficacyAt = 1;
    private const int CapacityAt = 2;
    private const int ColumnsOfPractice = 3;
    private const int AwareBit = 1;
    private const int UsesBit = 2;
    private const int CompliesBit = 4;

    /// <summary>Where beliefs begin in a row.</summary>
    public const int BeliefAt = 3;

    /// <summary>Numbers in a row.</summary>
    public int Width => BeliefAt + Beliefs + (ColumnsOfPractice * Practices);

    /// <summary>A teacher's efficacy out of its row.</summary>
    public static double Efficacy(ReadOnlySpan<double> row) => row[EfficacyAt];

    /// <summary>Writes the row of a teacher for the week that begins, which must be planned.</summary>
    public void Write(World world, int teacher, Span<double> row)
    {
        var state = world.State;
        row[0] = world.Frame.TimeScale[teacher];
        row[EfficacyAt] = state.Efficacy[teacher];
        row[CapacityAt] = state.Capacity[teacher];
        for (int m = 0; m < Beliefs; m++)
        {
            row[BeliefAt + m] = state.Belief[m][teacher];
        }

        for (int p = 0; p < Practices; p++)
        {
            var practice = state.Practices[p];
            var columns = row[(BeliefAt + Beliefs + (ColumnsOfPractice * p))..];
            columns[0] = (practice.IsAware[teacher] ? AwareBit : 0) + (practice.Uses[teacher] ? UsesBit : 0) + (practice.Complies[teacher] ? CompliesBit : 0);
            columns[1] = practice.Depth[teacher];
            columns[2] = practice.AgeWeeks[teacher];
        }
    }

    /// <summary>Takes over what a teacher of another part published for the week that begins, which must be planned.</summary>
    public void Read(World world, int teacher, ReadOnlySpan<double> row)
    {
        var state = world.State;
        world.Frame.TimeScale[teacher] = row[0];
        state.Efficacy[teacher] = row[EfficacyAt];
        state.Capacity[teacher] = row[CapacityAt];
        for (int m = 0; m < Beliefs; m++)
        {
            state.Belief[m][teacher] = row[BeliefAt + m];
        }

        for (int p = 0; p < Practices; p++)
        {
            var practice = state.Practices[p];
            var columns = row[(BeliefAt + Beliefs + (ColumnsOfPractice * p))..];
            int flags = (int)columns[0];
            practice.IsAware[teacher] = (flags & AwareBit) != 0;
            practice.Uses[teacher] = (flags & UsesBit) != 0;
            practice.Complies[teacher] = (flags & CompliesBit) != 0;
            practice.Depth[teacher] = columns[1];
            practice.AgeWeeks[teacher] = (int)columns[2];
        }
    }
}
