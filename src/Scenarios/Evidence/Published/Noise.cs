using Staffroom.Model.Randomness;

namespace Staffroom.Scenarios.Evidence.Published;

/// <summary>Draws of experiments that the model does not make itself.</summary>
internal static class Noise
{
    /// <summary>A uniform number of a person and a week, independent of all that the model draws.</summary>
    public static double Draw(ulong runSeed, int week, int person) => Philox.Uniform(runSeed, week, person, 0, Purpose.Threshold, practice: 1);
}
