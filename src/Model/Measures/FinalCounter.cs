using Staffroom.Model.Worlds;

namespace Staffroom.Model.Measures;

/// <summary>Counts at the end of a run what <see cref="FinalCounts"/> holds.</summary>
internal static class FinalCounter
{
    public static FinalCounts Count(World world, RiskCounts risks)
    {
        int practices = world.Spec.Practices.Length, schools = world.Network.SchoolCount;
        var ties = new int[FinalCounts.TieCountsLength(practices)];
        var levels = new int[practices * FinalCounts.Levels];
        var implemented = new int[practices * schools];
        var knowHow = new double[practices * schools];
        var efficacy = new double[schools];
        CountTies(world, ties);
        for (int s = 0; s < schools; s++)
        {
            var members = world.Network.Members[s];
            foreach (int i in members)
            {
                efficacy[s] += world.State.Efficacy[i];
            }

            efficacy[s] /= members.Length;
            for (int p = 0; p < practices; p++)
            {
                var practice = world.State.Practices[p];
                foreach (int i in members)
                {
                    levels[(p * FinalCounts.Levels) + (int)LevelOf(practice, world.Spec.Practices[p].Readiness, i)]++;
                    implemented[(p * schools) + s] += practice.Depth[i] >= FinalCounts.ImplementedDepth ? 1 : 0;
                    knowHow[(p * schools) + s] += practice.KnowHow[i];
                }

                knowHow[(p * schools) + s] /= members.Length;
            }
        }

        return new FinalCounts(ties, levels, implemented, knowHow, efficacy, [.. world.State.Belief[0]], risks);
    }

    internal static LevelOfUse LevelOf(PracticeColumns practice, double readiness, int teacher)
    {
        if (practice.Uses[teacher])
        {
            double depth = practice.Depth[teacher];
            return depth < FinalCounts.ImplementedDepth ? LevelOfUse.Mechanical
                : depth < FinalCounts.RefinedDepth ? LevelOfUse.Routine
                : LevelOfUse.Refined;
        }

        return !practice.IsAware[teacher] ? LevelOfUse.NonUse
            : practice.KnowHow[teacher] < readiness ? LevelOfUse.Orientation
            : LevelOfUse.Preparation;
    }

    private static void CountTies(World world, int[] ties)
    {
        var (network, state) = (world.Network, world.State);
        for (int e = 0; e < network.DirectedTieCount; e++)
        {
            int i = network.Ego[e], j = network.Alter[e];
            if (i > j)
            {
                continue;
            }

            if (network.IsBetween[e])
            {
                ties[0]++;
                ties[1] += state.TieStrength[e] >= FinalCounts.SurvivingTieStrength ? 1 : 0;
            }

            for (int p = 0; p < state.Practices.Length; p++)
            {
                int users = (state.Practices[p].IsGenuineUser(i) ? 1 : 0) + (state.Practices[p].IsGenuineUser(j) ? 1 : 0);
                ties[2 + (3 * p) + (2 - users)]++;
            }
        }
    }
}
