using Orleans.Placement;
using Orleans.Runtime;

namespace Staffroom.Grains;

/// <summary>
/// Spreads the schools of a run evenly over silos: school s of a run goes s silos further than its school 0, which goes where the run's
/// name falls. A host with several silos brings the rule's director.
/// </summary>
[GenerateSerializer, Immutable, Alias("staffroom.spread-placement")]
public sealed class SpreadPlacement : PlacementStrategy
{
    /// <summary>The silo of a school.</summary>
    /// <param name="schoolKey">Key of the school.</param>
    /// <param name="silos">How many silos there are, in an order that all agree on.</param>
    /// <returns>Which of them.</returns>
    /// <exception cref="ArgumentException">It is not the key of a school.</exception>
    public static int SiloOf(string schoolKey, int silos)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(silos, 1);
        var (network, school) = Contracts.GrainKeys.ReadSchool(schoolKey);
        uint hash = 2166136261;
        foreach (char c in network)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)((hash + (uint)school) % (uint)silos);
    }
}

/// <summary>Grains of this class are spread by <see cref="SpreadPlacement"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SpreadPlacementAttribute() : PlacementAttribute(new SpreadPlacement());
