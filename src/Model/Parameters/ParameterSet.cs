using System.Collections.Immutable;

namespace Staffroom.Model.Parameters;

/// <summary>A value for every parameter of the table; immutable.</summary>
public sealed class ParameterSet
{
    private readonly double[] _values;

    private ParameterSet(double[] values) => _values = values;

    /// <summary>The defaults of the table.</summary>
    public static ParameterSet Default { get; } = new([.. ParameterTable.All.Select(row => row.Default)]);

    /// <summary>The value of a parameter, in the unit of its row.</summary>
    public double this[Parameter parameter] => _values[(int)parameter];

    /// <summary>The same set with some values replaced.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range, or is not a number.</exception>
    public ParameterSet With(IEnumerable<KeyValuePair<Parameter, double>> changes)
    {
        var values = (double[])_values.Clone();
        foreach (var (parameter, value) in changes)
        {
            var row = ParameterTable.Of(parameter);
            if (!row.Allows(value))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(changes), value, $"{row.Key} is {value}; it must lie between {row.Minimum} and {row.Maximum}.");
            }

            values[(int)parameter] = value;
        }

        return new ParameterSet(values);
    }

    /// <summary>The same set with one value replaced.</summary>
    public ParameterSet With(Parameter parameter, double value) => With([new(parameter, value)]);

    /// <summary>The parameters whose values differ from the table's defaults.</summary>
    public ImmutableArray<(ParameterDefinition Row, double Value)> Changed() =>
        [.. ParameterTable.All.Where(row => this[row.Id] != row.Default).Select(row => (row, this[row.Id]))];
}
