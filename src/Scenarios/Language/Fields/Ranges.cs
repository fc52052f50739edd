using System.Globalization;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>Small helpers of the field tables.</summary>
internal static class Ranges
{
    /// <summary>A number from 0 to 1.</summary>
    public static NumberType Share(string unit) => new(0, 1, unit);

    /// <summary>A number as YAML that reads back as the same number.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
