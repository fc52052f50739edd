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

    private static readonly ImmutableArray<ShippedScenario> Shipped = Load();

    /// <summary>All scenarios: the headline first, the others by name.</summary>
    public static ImmutableArray<ShippedScenario> List() => Shipped;

    /// <summary>The scenario of a name; null if there is none.</summary>
    public static ShippedScenario? Find(string name) => Shipped.FirstOrDefault(scenario => string.Equals(scenario.Name, name, StringComparison.Ordinal));

    /// <summary>The name that was probably meant; null if none is near.</summary>
    public static string? Nearest(string name) => NearestName.Find(name, Shipped.Select(scenario => scenario.Name));

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
