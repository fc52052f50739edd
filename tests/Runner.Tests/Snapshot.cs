using System.Runtime.CompilerServices;

namespace Staffroom.Runner.Tests;

/// <summary>
/// Texts that people read, kept in files beside the tests. STAFFROOM_ACCEPT=1 writes them anew; the change is then seen in review.
/// </summary>
internal static class Snapshot
{
    public static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        string file = Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots", name);
        if (string.Equals(Environment.GetEnvironmentVariable("STAFFROOM_ACCEPT"), "1", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Trimmed(actual));
        }

        Assert.True(File.Exists(file), $"There is no {file}; STAFFROOM_ACCEPT=1 writes it.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), Trimmed(actual));
    }

    /// <summary>Editors strip blanks at the ends of lines, so the texts are compared without them.</summary>
    private static string Trimmed(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
}
