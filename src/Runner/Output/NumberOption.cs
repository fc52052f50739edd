using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Staffroom.Runner.Output;

/// <summary>Options that take a whole number in a range and say so when they are given something else.</summary>
internal static class NumberOption
{
    /// <summary>An option for an int; null where it is not given.</summary>
    public static Option<int?> Of(string name, string helpName, string description, int minimum, int maximum) =>
        Of<int>(name, helpName, description, minimum, maximum);

    /// <summary>An option for a 64-bit seed; null where it is not given.</summary>
    public static Option<ulong?> Seed(string name, string description) => Of(name, "S", description, ulong.MinValue, ulong.MaxValue);

    private static Option<T?> Of<T>(string name, string helpName, string description, T minimum, T maximum)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                string given = result.Tokens[^1].Value;
                if (T.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                    && value >= minimum && value <= maximum)
                {
                    return value;
                }

                result.AddError($"{name} is '{given}'; it must be a whole number from {minimum} to {maximum}.");
                return null;
            },
        };
}
