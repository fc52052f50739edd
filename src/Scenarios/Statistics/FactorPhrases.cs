using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>How sentences and tables speak of factors, levels, practices and numbers.</summary>
internal static class FactorPhrases
{
    public const string Minus = "−";

    private static readonly string[] Grades = ["very low", "low", "mid", "middle", "medium", "high", "very high"];

    /// <summary>A level as a noun phrase: "weak ties", "8 schools", "high trust", "coaching", "turnover 0.3".</summary>
    public static string Level(Factor factor, int level)
    {
        string label = factor.Levels[level].Label;
        return factor.Key switch
        {
            "network.ties" => $"{label} ties",
            "network.schools" => $"{label} schools",
            "climate.trust" => $"{label} trust",
            "arms" => label,
            "events" => FactorDesign.IsNone(factor.Levels[level]) ? "no intervention" : label.Replace(" + ", " with ", StringComparison.Ordinal),
            "network.strongShare" when factor.Levels[level].Number is { } share => share switch
            {
                0.0 => "no hours in strong ties",
                1.0 => "all hours in strong ties",
                _ => $"{100.0 * share:0.#} % of the hours in strong ties",
            },
            "seeds" or "seeds.who" => "starting with " + Starters(label),
            _ when FactorDesign.IsNone(factor.Levels[level]) => $"no {factor.Label}",
            _ when Grades.Contains(label, StringComparer.OrdinalIgnoreCase) => $"{label} {factor.Label}",
            _ => $"{factor.Label} {label}",
        };
    }

    private static string Starters(string label) => label switch
    {
        "random" => "random teachers",
        "best connected" => "the best connected",
        _ => label,
    };

    /// <summary>A level as a circumstance: "at high trust", "with weak ties".</summary>
    public static string At(Factor factor, int level) =>
        (string.Equals(factor.Key, "climate.trust", StringComparison.Ordinal) ? "at " : "with ") + Level(factor, level);

    /// <summary>Two phrases joined, what they share said once: "weak − strong ties", "at high rather than low trust".</summary>
    public static string Join(string plus, string joint, string minus)
    {
        string[] first = plus.Split(' '), second = minus.Split(' ');
        int shortest = Math.Min(first.Length, second.Length);
        int tail = 0;
        while (tail < shortest - 1 && string.Equals(first[^(tail + 1)], second[^(tail + 1)], StringComparison.Ordinal))
        {
            tail++;
        }

        int head = 0;
        while (tail == 0 && head < shortest - 1 && string.Equals(first[head], second[head], StringComparison.Ordinal))
        {
            head++;
        }

        string shared = string.Join(' ', first[^tail..]);
        string start = string.Join(' ', first[..head]);
        return $"{start} {string.Join(' ', first[head..^tail])} {joint} {string.Join(' ', second[head..^tail])} {shared}".Trim();
    }

    /// <summary>Both levels of a contrast joined: "weak over strong ties".</summary>
    public static string Join(FactorDesign design, LevelContrast contrast, string joint)
    {
        var factor = design.Experiment.Factors[contrast.Factor];
        string plus = Level(factor, contrast.Plus), minus = Level(factor, contrast.Minus);

        // Names that people gave keep their words: "an expert for a year − an expert for good".
        return factor.Key is "events" or "arms" ? $"{plus} {joint} {minus}" : Join(plus, joint, minus);
    }

    /// <summary>Both levels of a contrast as circumstances: "at high rather than low trust".</summary>
    public static string JoinAt(FactorDesign design, LevelContrast contrast, string joint)
    {
        var factor = design.Experiment.Factors[contrast.Factor];
        string plus = At(factor, contrast.Plus);
        string preposition = plus[..(plus.IndexOf(' ', StringComparison.Ordinal) + 1)];
        return preposition + Join(design, contrast, joint);
    }

    /// <summary>A practice within a sentence: "the codified practice (planning routine)".</summary>
    public static string Practice(FactorDesign design, int practice)
    {
        string kind = design.KindOf(practice);
        string name = design.Practices[practice];
        string named = string.Equals(name, "practice", StringComparison.OrdinalIgnoreCase) ? "" : $" ({name})";
        return $"the {(kind.Length > 0 ? kind + " " : "")}practice{named}";
    }

    /// <summary>A signed number with the outcome's decimals and a real minus sign: "+0.126", "−3.2".</summary>
    public static string Signed(double value, int decimals)
    {
        string digits = Plain(Math.Abs(value), decimals);
        return IsZero(digits) ? digits : (value < 0.0 ? Minus : "+") + digits;
    }

    /// <summary>A number with the outcome's decimals and a real minus sign.</summary>
    public static string Plain(double value, int decimals) =>
        (value < 0.0 ? Minus : "") + Math.Abs(value).ToString(decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals));

    /// <summary>
    /// "+0.126 (95 % interval +0.098 to +0.153" without its closing bracket, or that one replicate has no interval. Up to two decimals are
    /// added where a number would print as 0 though it is not, so that an interval never seems to touch 0.
    /// </summary>
    public static (string Estimate, string Interval) Estimate(double estimate, double low, double high, int decimals)
    {
        if (double.IsNaN(low) || double.IsNaN(high))
        {
            return (Signed(estimate, decimals), "one replicate, so no interval");
        }

        var (value, from, to) = Digits(estimate, low, high, decimals);
        return (value, $"95 % interval {from} to {to}");
    }

    /// <summary>An estimate and the ends of its interval with as many decimals as they need, the same for all three.</summary>
    public static (string Estimate, string Low, string High) Digits(double estimate, double low, double high, int decimals)
    {
        double[] numbers = [estimate, low, high];
        int enough = decimals;
        while (enough < decimals + 2 && numbers.Any(number => number != 0.0 && IsZero(Plain(Math.Abs(number), enough))))
        {
            enough++;
        }

        return (Signed(estimate, enough), Signed(low, enough), Signed(high, enough));
    }

    /// <summary>A p-value with two significant digits that never seems to be 5 % or below when it is above.</summary>
    public static string PValue(double p) => p < 0.0995 ? p.ToString("0.000") : p.ToString("0.00");

    private static bool IsZero(string digits) => digits.All(c => c is '0' or '.');

    /// <summary>The text with its first letter in upper case.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(ImmutableArray<string> items) => items.Length switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items[..^1]) + " and " + items[^1],
    };
}
