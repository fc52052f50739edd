namespace Staffroom.Scenarios.Diagnostics;

/// <summary>Finds what somebody probably meant: the one place for "did you mean".</summary>
public static class NearestName
{
    private const int LongestGiven = 80;

    /// <summary>The valid name nearest to what was given by edit distance (adjacent letters swapped count once), or null if none is near.</summary>
    public static string? Find(string given, IEnumerable<string> valid)
    {
        if (given.Length is 0 or > LongestGiven)
        {
            return null;
        }

        string wanted = Fold(given);
        int farthest = Math.Max(1, wanted.Length / 3);
        return valid
            .Select(name => (Name: name, Distance: Distance(wanted, Fold(name))))
            .Where(candidate => candidate.Distance <= farthest && candidate.Distance < wanted.Length)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    // 'staff_per_school', 'Staff per school' and 'staffPerSchool' are the same word to a person.
    private static string Fold(string name) =>
        new([.. name.Where(c => c is not (' ' or '-' or '_')).Select(char.ToLowerInvariant)]);

    /// <summary>Optimal string alignment distance.</summary>
    internal static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var above = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, above, row) = (above, row, before);
        }

        return above[b.Length];
    }
}
