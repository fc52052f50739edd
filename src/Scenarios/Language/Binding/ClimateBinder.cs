using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>Binds the climate: the trust climate's numbers, then the numbers given.</summary>
internal static class ClimateBinder
{
    public static ClimateSpec Bind(Node? node, Mark around)
    {
        var bag = Bag.Of(ClimateFields.Climate, node, around);
        var preset = bag.Text("trust") switch
        {
            "low" => ClimateSpec.LowTrust,
            "high" => ClimateSpec.HighTrust,
            _ => ClimateSpec.MidTrust,
        };
        return ClimateFields.Numbers
            .Where(number => bag.Has(number.Field.Key))
            .Aggregate(preset, (climate, number) => bag.OptionalNumber(number.Field.Key) is { } value ? number.Set(climate, value) : climate);
    }
}
