using Staffroom.Scenarios.Diagnostics;

namespace Staffroom.Runner.Output;

/// <summary>"Did you mean" in messages of the command.</summary>
internal static class Nearest
{
    /// <summary>" Did you mean `x`?", or nothing.</summary>
    public static string Advice(string given, IEnumerable<string> names) =>
        NearestName.Find(given, names) is { } name ? $" Did you mean `{name}`?" : "";
}
