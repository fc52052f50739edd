using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Randomness;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Worlds;

/// <summary>Draws what a person brings along: beliefs with their anchors, efficacy and capacity (clamped Irwin-Hall, MODEL section 5).</summary>
internal static class PersonDraws
{
    private const int EfficacyVariable = 1;
    private const int CapacityVariable = 2;
    private const int FirstBeliefVariable = 10;

    /// <summary>φ_i of a position before any event: uniform between 0 and the spread.</summary>
    public static double Threshold(WorldSpec spec, ulong seed, int teacher)
    {
        double spread = spec.Parameters[Parameter.ThresholdSpread];
        return spread > 0.0 ? spread * Philox.Uniform(seed, 0, teacher, 0, Purpose.Threshold) : 0.0;
    }

    public static void Apply(WorldSpec spec, ulong seed, SchoolNetwork network, NetworkState state, int teacher)
    {
        int school = network.SchoolOf[teacher];
        int generation = state.Generation[teacher];
        bool isHead = network.IsHead(teacher);
        for (int m = 0; m < spec.Beliefs.Length; m++)
        {
            var belief = spec.Beliefs[m];
            double mean = isHead ? belief.HeadMean : belief.TeacherMean;
            double drawn = Clamp(mean + (belief.StandardDeviation * Draw(FirstBeliefVariable + m)));
            (state.Belief[m][teacher], state.Anchor[m][teacher]) = (drawn, drawn);
        }

        state.Efficacy[teacher] = Clamp(spec.Climate.Efficacy + (spec.Climate.EfficacyDeviation * Draw(EfficacyVariable)));
        state.Capacity[teacher] = Clamp(state.MeanCapacity[school] + (spec.Climate.CapacityDeviation * Draw(CapacityVariable)));

        double Draw(int variable) => Philox.StandardIrwinHall(seed, generation, network.Id[teacher], variable);
    }
}
