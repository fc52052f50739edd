using Staffroom.Runner.Output;

namespace Staffroom.Runner.Execution;

/// <summary>The engines this version has.</summary>
internal static class Engines
{
    /// <summary>The engine that <c>--engine</c> names.</summary>
    /// <exception cref="RunnerException">There is no such engine; the message lists those there are.</exception>
    public static IEngine Choose(string? name, IEngine standard)
    {
        if (name is null || string.Equals(name, standard.Name, StringComparison.Ordinal))
        {
            return standard;
        }

        string what = string.Equals(name, "grains", StringComparison.Ordinal)
            ? "The engine `grains` (Orleans) is not in this version."
            : $"`{name}` is not an engine.{Nearest.Advice(name, [standard.Name])}";
        throw new RunnerException(ExitCode.Usage, $"{what} This version has one engine: `{standard.Name}`, which uses all cores of this machine.");
    }
}
