using System.Reflection;
using System.Runtime.InteropServices;

namespace Staffroom.Runner.Execution;

/// <summary>What provenance says about this program and this machine.</summary>
internal static class Machine
{
    /// <summary>Version of staffroom, with the revision it was built from if that is known.</summary>
    public static string Version { get; } =
        typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? typeof(Machine).Assembly.GetName().Version?.ToString() ?? "unknown";

    /// <summary>Memory that this process may use, in bytes.</summary>
    public static long MemoryBytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Three quarters of it (assumption: the rest is for what is not a run), in bytes.</summary>
    public static long MemoryForRunsBytes => MemoryBytes / 4 * 3;

    /// <summary>Operating system, processor architecture, cores and runtime; nothing that names a person or a network.</summary>
    public static string Describe() =>
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}";
}
