using System.Collections.Immutable;
using Staffroom.Model.Networks;

namespace Staffroom.Scenarios.Import.Description;

/// <summary>Summarizes the attributes of people that a network gives.</summary>
internal static class AttributeProfiles
{
    private static readonly ImmutableArray<(string Name, Func<GivenPerson, double?> Value)> Known =
    [
        ("efficacy", person => person.Efficacy),
        ("trust", person => person.Trust),
        ("capacity", person => person.Capacity),
        ("belief", person => person.Belief),
        ("threshold", person => person.Threshold),
        ("susceptibility", person => person.Susceptibility),
    ];

    /// <summary>The attributes that at least one person has.</summary>
    internal static ImmutableArray<AttributeProfile> Of(GivenNetworkSpec network, ImmutableArray<Rescaling> rescalings)
    {
        var profiles = ImmutableArray.CreateBuilder<AttributeProfile>();
        foreach ((string name, Func<GivenPerson, double?> value) in Known)
        {
            double[] values = [.. network.People.Select(value).OfType<double>()];
            if (values.Length > 0)
            {
                Rescaling? scale = rescalings.FirstOrDefault(rescaling => string.Equals(rescaling.Meaning, name, StringComparison.Ordinal));
                Distribution distribution = Distributions.Of(values);
                profiles.Add(new AttributeProfile(name, network.People.Length - values.Length, distribution, scale, scale?.FromUnit(distribution.Mean)));
            }
        }

        return profiles.ToImmutable();
    }
}
