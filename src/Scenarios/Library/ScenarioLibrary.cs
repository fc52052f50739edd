using System.Collections.Immutable;
using System.Reflection;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Library;

/// <summary>The scenarios that come with Staffroom: the files of <c>scenarios/</c>, carried inside the assembly so that they run from anywhere.</summary>
public static class ScenarioLibrary
{
    /// <summary>The scenario that runs when none is named.</summary>
    public const string Headline = "strong-weak-trust";

    private const string Prefix = "scenarios/";
    private const string Extension = ".yaml";

    /// <summary>The folder of the experiments on claims of the field.</summary>
    private const string EvidenceFolder = "evidence/";

    private static readonly ImmutableArray<ShippedScenario> Everything = Load();
    private static readonly ImmutableArray<ShippedScenario> Shipped = [.. Everything.Where(scenario => !IsEvidence(scenario))];
    private static readonly ImmutableArray<ShippedScenario> Claims = [.. Everything.Where(IsEvidence)];

    /// <summary>All scenarios: the headline first, the others by name. Without the experiments on claims.</summary>
    public static ImmutableArray<ShippedScenario> List() => Shipped;

    /// <summary>The experiments on claims of the field, one for each, by name ("evidence/L2-tie-and-tacitness").</summary>
    public static ImmutableArray<ShippedScenario> Evidence() => Claims;

    /// <summary>The scenario of a name; null if there is none. Experiments on claims also go by the claim's id ("L2") and without their folder.</summary>
    public static ShippedScenario? Find(string name) =>
        Everything.FirstOrDefault(scenario => string.Equals(scenario.Name, name, StringComparison.Ordinal))
        ?? Claims.FirstOrDefault(scenario => IsNamed(scenario.Name[EvidenceFolder.Length..], name.StartsWith(EvidenceFolder, StringComparison.Ordinal) ? name[EvidenceFolder.Length..] : name));

    /// <summary>The name that was probably meant; null if none is near.</summary>
    public static string? Nearest(string name) => NearestName.Find(name, Everything.Select(scenario => scenario.Name));

    private static bool IsEvidence(ShippedScenario scenario) => scenario.Name.StartsWith(EvidenceFolder, StringComparison.Ordinal);

    private static bool IsNamed(string full, string given) =>
        string.Equals(full, given, StringComparison.Ordinal)
        || (full.StartsWith(given, StringComparison.OrdinalIgnoreCase) && full.AsSpan(given.Length).StartsWith("-"));

    private static ImmutableArray<ShippedScenario> Load()
    {
        var assembly = typeof(ScenarioLibrary).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => Load(assembly, name))
            .OrderBy(scenario => !string.Equals(scenario.Name, Headline, StringComparison.Ordinal))
            .ThenBy(scenario => scenario.Name, StringComparer.Ordinal)];
    }

    private static ShippedScenario Load(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        string text = reader.ReadToEnd();
        var root = NodeReader.Read(resource, text, new Problems()) as MappingNode;
        string question = root?["question"] is ScalarNode node ? node.Text.Trim() : "";
        return new(resource[Prefix.Length..^Extension.Length], question, text);
    }
}

/// <summary>A scenario that comes with Staffroom.</summary>
/// <param name="Name">Its name, for <c>staffroom run NAME</c>.</param>
/// <param name="Question">What it asks, in a sentence.</param>
/// <param name="Text">The file, comments included.</param>
public sealed record ShippedScenario(string Name, string Question, string Text)
{
    /// <summary>What problems call it: the name with ".yaml".</summary>
    public string FileName => Name + ".yaml";
}
