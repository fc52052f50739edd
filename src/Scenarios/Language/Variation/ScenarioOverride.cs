namespace Staffroom.Scenarios.Language;

/// <summary>A value from the command line that replaces one of the scenario's.</summary>
/// <param name="Key">
/// Dotted path, for instance "network.schools", "practices.planning routine.tacitness" or "practices.1.tacitness"; after "vary." the
/// rest is one key, for instance "vary.network.schools".
/// </param>
/// <param name="Value">Its value as YAML, for instance "8", "weak" or "[5, 8]".</param>
public sealed record ScenarioOverride(string Key, string Value)
{
    /// <summary>What problems and settings call it; <c>--set key=value</c> unless another option stands behind it.</summary>
    public string Label { get; init; } = $"--set {Key}={Value}";
}
