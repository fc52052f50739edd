namespace Staffroom.Runner.Output;

/// <summary>The nearest of some valid names, for "did you mean".</summary>
internal static class Nearest
{
    /// <summary>The name with the smallest edit distance, or null if none is near (more than a third of its letters, at least 2, differ).</summary>
    public static string? Of(string given, IEnumerable<string> names) => names
        .Select(name => (Name: name, Distance: Distance(given.ToLowerInvariant(), name.ToLowerInvariant())))
        .Where(pair => pair.Distance <= Math.Max(2, pair.Name.Length / 3) && pair.Distance < pair.Name.Length)
        .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Name, StringComparer.Ordinal)
        .Select(pair => pair.Name)
        .FirstOrDefault();

    /// <summary>" Did you mean `x`?", or nothing.</summary>
    public static string Advice(string given, IEnumerable<string> names) =>
        Of(given, names) is { } name ? $" Did you mean `{name}`?" : "";

    /// <summary>Insertions, deletions, replacements and swaps of neighbors (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                int replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }
}
