namespace Staffroom.Reports.Figures;

/// <summary>How a line or marker looks: never by color alone.</summary>
internal sealed record LineLook(string Color, string Dash, string Symbol);

/// <summary>Okabe and Ito's colors (2008), which people with any color vision tell apart, each with a dash and a symbol of its own.</summary>
internal static class Palette
{
    private static readonly string[] Colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f7f7f"];

    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid"];

    private static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "cross", "x", "star"];

    /// <summary>Number of looks that differ.</summary>
    public static int Count => Colors.Length;

    public static LineLook Look(int index) => new(Colors[index % Count], Dashes[index % Count], Symbols[index % Count]);

    /// <summary>The color of one look with the symbol of another, for figures with two factors.</summary>
    public static LineLook Look(int color, int symbol) => Look(color) with { Symbol = Symbols[symbol % Count] };

    public static string Translucent(string color, double alpha)
    {
        int rgb = Convert.ToInt32(color[1..], 16);
        return $"rgba({rgb >> 16},{(rgb >> 8) & 255},{rgb & 255},{alpha})";
    }
}
