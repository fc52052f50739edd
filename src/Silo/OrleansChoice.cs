using System.Reflection;

namespace Staffroom.Silo;

/// <summary>Whether this build hosts its grains on Orleans or on the embedded host, and why: what the build found out when it was made.</summary>
/// <param name="HasOrleans">Whether Orleans is in this build; if not, the embedded host is.</param>
/// <param name="Version">The version of Orleans that this source is built on, such as "10.4.2", there or not.</param>
/// <param name="Reason">Why: that NuGet restored it, what NuGet said when it could not, or that the build was told so.</param>
/// <param name="PackageFolder">The folder in which NuGet kept its packages when this was built.</param>
/// <param name="Sources">Where NuGet looked for packages; empty where the build did not ask.</param>
public sealed record OrleansChoice(bool HasOrleans, string Version, string Reason, string PackageFolder, IReadOnlyList<string> Sources)
{
    /// <summary>The choice of the build that made this assembly.</summary>
    public static OrleansChoice OfThisBuild { get; } = Read(typeof(OrleansChoice).Assembly);

    private static OrleansChoice Read(Assembly assembly)
    {
        var facts = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(fact => fact.Key, fact => fact.Value ?? "", StringComparer.Ordinal);
        return new OrleansChoice(
            bool.Parse(facts["HasOrleans"]), facts["OrleansVersion"], facts["OrleansReason"], facts["NuGetPackageFolder"],
            facts["NuGetSources"].Split(", ", StringSplitOptions.RemoveEmptyEntries));
    }
}
