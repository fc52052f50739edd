using Staffroom.Model.Worlds;

namespace Staffroom.Model.Measures;

/// <summary>
/// What is added up over teachers once, at the end: ties, levels of use, implementation, know-how, efficacy. A vector for each teacher,
/// added like <see cref="WeekTally"/>; then what is kept of each person: first belief and adoption weeks.
/// </summary>
/// <param name="Practices">Number of practices.</param>
internal readonly record struct FinalTally(int Practices)
{
    /// <summary>Where the levels of use begin; ties come first, as in <see cref="FinalCounts.Ties"/>.</summary>
    public int LevelsAt => FinalCounts.TieCountsLength(Practices);

    /// <summary>Where the teachers who implemented each practice begin.</summary>
    public int ImplementedAt => LevelsAt + (Practices * FinalCounts.Levels);

    /// <summary>Where know-how in each practice begins.</summary>
    public int KnowHowAt => ImplementedAt + Practices;

    /// <summary>Where efficacy stands.</summary>
    public int EfficacyAt => KnowHowAt + Practices;

    /// <summary>Numbers that are added up.</summary>
    public int SumWidth => EfficacyAt + 1;

    /// <summary>Numbers kept of each person after the sums: first belief, then the adoption week of each practice.</summary>
    public int PersonWidth => 1 + Practices;

    /// <summary>Adds a teacher to the sums and writes what is kept of the person.</summary>
    public void Teacher(World world, Tallier tallier, int i, Span<double> sums, Span<double> person)
    {
        TallyTies(world, i, sums);
        for (int p = 0; p < Practices; p++)
        {
            var practice = world.State.Practices[p];
            sums[LevelsAt + (p * FinalCounts.Levels) + (int)LevelOf(practice, world.Spec.Practices[p].Readiness, i)]++;
            sums[ImplementedAt + p] += practice.Depth[i] >= FinalCounts.ImplementedDepth ? 1.0 : 0.0;
            sums[KnowHowAt + p] += practice.KnowHow[i];
            person[1 + p] = tallier.AdoptionWeeks[p][i];
        }

        sums[EfficacyAt] += world.State.Efficacy[i];
        person[0] = world.State.Belief[0][i];
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

    /// <summary>Each tie is counted at its lower end.</summary>
    private static void TallyTies(World world, int i, Span<double> sums)
    {
        var (network, state) = (world.Network, world.State);
        for (int e = network.RowStart[i]; e < network.RowStart[i + 1]; e++)
        {
            int j = network.Alter[e];
            if (j < i)
            {
                continue;
            }

            if (network.IsBetween[e])
            {
                sums[0]++;
                sums[1] += state.TieStrength[e] >= FinalCounts.SurvivingTieStrength ? 1.0 : 0.0;
            }

            for (int p = 0; p < state.Practices.Length; p++)
            {
                int users = (state.Practices[p].IsGenuineUser(i) ? 1 : 0) + (state.Practices[p].IsGenuineUser(j) ? 1 : 0);
                sums[2 + (3 * p) + (2 - users)]++;
            }
        }
    }
}
