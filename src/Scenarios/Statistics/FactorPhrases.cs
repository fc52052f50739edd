using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>How sentences and tables speak of factors, levels, practices and numbers.</summary>
internal static class FactorPhrases
{
    private const string Minus = "−";

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
            "events" => FactorDesign.IsNone(factor.Levels[level]) ? "no intervention" : label,
            "seeds.who" => $"starting with {label}",
            _ when FactorDesign.IsNone(factor.Levels[level]) => $"no {factor.Label}",
            _ when Grades.Contains(label, StringComparer.OrdinalIgnoreCase) => $"{label} {factor.Label}",
            _ => $"{factor.Label} {label}",
        };
    }

    /// <summary>A level as a circumstance: "at high trust", "with weak ties".</summary>
    public static string At(Factor factor, int level) =>
        (string.Equals(factor.Key, "climate.trust", StringComparison.Ordinal) ? "at " : "with ") + Level(factor, level);

    /// <summary>Two phrases as one difference, what they share said once: "weak − strong ties", "high − low trust".</summary>
    public static string Difference(string plus, string minus)
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
        return $"{start} {string.Join(' ', first[head..^tail])} {Minus} {string.Join(' ', second[head..^tail])} {shared}".Trim();
    }

    /// <summary>"weak − strong ties" for a contrast of levels.</summary>
    public static string Difference(FactorDesign design, LevelContrast contrast)
    {
        var factor = design.Experiment.Factors[contrast.Factor];
        return Difference(Level(factor, contrast.Plus), Level(factor, contrast.Minus));
    }

    /// <summary>A practice within a sentence: "the codified practice (planning routine)".</summary>
    public static string Practice(FactorDesign design, int practice)
    {
        string kind = design.KindOf(practice);
        return $"the {(kind.Length > 0 ? kind + " " : "")}practice ({design.Practices[practice]})";
    }

    /// <summary>A signed number with the outcome's decimals and a real minus sign: "+0.126", "−3.2".</summary>
    public static string Signed(double value, int decimals)
    {
        string digits = Plain(Math.Abs(value), decimals);
        bool isZero = digits.All(c => c is '0' or '.');
        return isZero ? digits : (value < 0.0 ? Minus : "+") + digits;
    }

    /// <summary>A number with the outcome's decimals and a real minus sign.</summary>
    public static string Plain(double value, int decimals) =>
        (value < 0.0 ? Minus : "") + Math.Abs(value).ToString(decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals));

    /// <summary>"+0.098 to +0.153"; the reason where there is no interval.</summary>
    public static string Interval(double low, double high, int decimals) =>
        double.IsNaN(low) || double.IsNaN(high) ? "no interval from one replicate" : $"{Signed(low, decimals)} to {Signed(high, decimals)}";

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
