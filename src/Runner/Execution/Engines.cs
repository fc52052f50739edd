using Staffroom.Grains.Contracts;
using Staffroom.Runner.Output;

namespace Staffroom.Runner.Execution;

/// <summary>The engines this version has.</summary>
/// <param name="log">Where warnings of hosts go.</param>
internal sealed class Engines(TextWriter log) : IEngines
{
    /// <summary>Their names, the usual one first.</summary>
    public static IReadOnlyList<string> Names { get; } = [GrainsEngine.EngineName, LocalEngine.EngineName];

    /// <summary>What a grain can be, the usual one first.</summary>
    public static IReadOnlyList<string> Granularities { get; } = ["network", "school", "teacher"];

    /// <inheritdoc/>
    public IEngine Choose(EngineRequest request)
    {
        string name = Known("engine", request.Name ?? Names[0], Names);
        string granularity = Known("granularity", request.Granularity ?? Granularities[0], Granularities);
        if (string.Equals(name, GrainsEngine.EngineName, StringComparison.Ordinal))
        {
            return new GrainsEngine(request, (Granularity)Granularities.ToList().IndexOf(granularity), log);
        }

        return request.Cluster is null && string.Equals(granularity, Granularities[0], StringComparison.Ordinal)
            ? new LocalEngine(request.CheckpointWeeks)
            : throw new RunnerException(ExitCode.Usage, $"The engine {name} runs whole runs in this process; --granularity and --cluster need the engine {GrainsEngine.EngineName}.");
    }

    private static string Known(string what, string given, IReadOnlyList<string> known) => known.Contains(given, StringComparer.Ordinal)
        ? given
        : throw new RunnerException(ExitCode.Usage, $"`{given}` is not {(what[0] is 'e' ? "an" : "a")} {what}.{Nearest.Advice(given, known)} There are {string.Join(", ", known)}.");
}
