using System.Collections.Immutable;
using Staffroom.Model.Limits;
using Staffroom.Model.Parameters;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;
using Staffroom.Scenarios.Language.Variation;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>
/// Values that a scenario does not give and that follow from others it gives: those of its preset, and who starts where files mark them.
/// They are put into the document as nodes, so that everything that reads it finds them, with where they came from.
/// </summary>
internal static class ImpliedValues
{
    private const string FromPreset = "preset";

    private static readonly (string Key, Func<PresetSurroundings, double> Value)[] ClimateValues =
    [
        ("trustWithin", s => s.TrustWithin), ("trustBetween", s => s.TrustBetween), ("innovativeClimate", s => s.InnovativeClimate),
        ("threat", s => s.Threat), ("competition", s => s.Competition), ("shareWithTime", s => s.ShareWithTime),
    ];

    private static readonly (string Key, Func<PresetSurroundings, double> Value)[] PracticeValues =
        [("tacitness", s => s.Tacitness), ("readiness", s => s.Readiness), ("successCeiling", s => s.SuccessCeiling)];

    private static readonly (string Key, Func<PresetSurroundings, double> Value)[] StarterValues =
        [("knowHow", s => s.StarterKnowHow), ("belief", s => s.StarterBelief)];

    private static readonly string[] KeysThatChooseStarters = ["who", "school", "count", "names", "group"];

    /// <summary>The document of one condition with what follows from it.</summary>
    public static MappingNode Fill(MappingNode document)
    {
        var preset = PresetOf(document);
        document = preset is null ? document : WithPractice(document);
        return Of(document, preset).Aggregate(document, Placed);
    }

    /// <summary>
    /// The scenario before it is varied, with what follows from it: one value where all conditions agree, else the list of their values.
    /// </summary>
    public static MappingNode Fill(MappingNode root, IReadOnlyList<MappingNode> conditions)
    {
        var filled = conditions.Select(Fill).ToArray();
        root = filled.Any(document => PresetOf(document) is not null) ? WithPractice(root) : root;
        var implied = conditions.SelectMany(document => Of(WithPractice(document), PresetOf(document))).DistinctBy(value => value.Path, StringComparer.Ordinal);
        foreach (var value in implied.Where(value => At(root, value.Steps) is null))
        {
            Node[] nodes = [.. filled.Select(document => At(document, value.Steps) ?? DefaultAt(value.Path, root)).OfType<Node>().DistinctBy(NodeText.Of, StringComparer.Ordinal)];
            root = Placed(root, nodes.Length == 1 ? value : value with { Node = new SequenceNode(value.Node.Mark, [.. nodes]) });
        }

        return root;
    }

    /// <summary>The preset a document names; null for none.</summary>
    public static Preset? PresetOf(MappingNode document) =>
        document["parameters"] is MappingNode parameters && parameters["preset"] is ScalarNode name ? Presets.Find(name.Text) : null;

    private static IEnumerable<Implied> Of(MappingNode document, Preset? preset)
    {
        if (document["network"] is MappingNode network && network["columns"] is MappingNode columns && columns["uses"] is not null && !ChoosesStarters(document))
        {
            yield return new("seeds.who", [new("seeds", 0), new("who", 0)], Scalar("network.columns.uses", PeopleFields.InTheFile));
        }
        else if (preset is { NeedsStarters: false } && !ChoosesStarters(document))
        {
            yield return new("seeds.who", [new("seeds", 0), new("who", 0)], Scalar(FromPreset, PeopleFields.Nobody));
        }

        foreach (var value in preset is null ? [] : OfPreset(preset, document).Where(value => At(document, value.Steps) is null))
        {
            yield return value;
        }
    }

    private static IEnumerable<Implied> OfPreset(Preset preset, MappingNode document)
    {
        bool hasThreshold = (document["parameters"] as MappingNode)?["adoptionThreshold"] is not null;
        string? openness = OpennessColumn(document);
        foreach (var row in ParameterTable.All.Where(row => preset.Values.ContainsKey(row.Id)))
        {
            // Whoever gives a threshold for everybody does not want it drawn, and people's own openness is meant as it stands, not multiplied.
            yield return hasThreshold && row.Id == Parameter.ThresholdSpread ? Value("parameters", row.Key, 0.0, "parameters.adoptionThreshold")
                : openness is not null && row.Id == Parameter.Susceptibility ? Value("parameters", row.Key, 1.0, openness)
                : Value("parameters", row.Key, preset.Values[row.Id], FromPreset);
        }

        // A trust climate by name is a choice of the scenario's own; the trust values follow it.
        bool hasTrust = (document["climate"] as MappingNode)?["trust"] is not null;
        foreach (var (key, value) in ClimateValues.Where(pair => !hasTrust || pair.Key is not ("trustWithin" or "trustBetween")))
        {
            yield return Value("climate", key, value(preset.Surroundings), FromPreset);
        }

        foreach (var (key, value) in StarterValues)
        {
            yield return Value("seeds", key, value(preset.Surroundings), FromPreset);
        }

        var practices = (document["practices"] as SequenceNode)?.Items ?? [];
        for (int p = 0; p < practices.Length; p++)
        {
            foreach (var (key, value) in practices[p] is MappingNode ? PracticeValues : [])
            {
                yield return new(
                    $"practices.{p + 1}.{key}",
                    [new("practices", 0), new(null, p), new(key, 0)],
                    Scalar(FromPreset, Ranges.Text(value(preset.Surroundings))));
            }
        }
    }

    /// <summary>The key that names the column of people's openness, if files give it.</summary>
    private static string? OpennessColumn(MappingNode document)
    {
        var columns = (document["network"] as MappingNode)?["columns"] as MappingNode;
        return new[] { "susceptibility", "stubbornness" }.Where(key => columns?[key] is not null).Select(key => "network.columns." + key).FirstOrDefault();
    }

    private static Implied Value(string section, string key, double value, string origin) =>
        new(Section.Join(section, key), [new(section, 0), new(key, 0)], Scalar(origin, Ranges.Text(value)));

    private static ScalarNode Scalar(string origin, string text) => new(new Mark(origin, 0, 0), text, isPlain: true);

    private static bool ChoosesStarters(MappingNode document)
    {
        var practices = (document["practices"] as SequenceNode)?.Items ?? [];
        return practices.OfType<MappingNode>()
            .Select(practice => practice["seeds"])
            .Append(document["seeds"])
            .OfType<MappingNode>()
            .Any(seeds => KeysThatChooseStarters.Any(key => seeds[key] is not null));
    }

    /// <summary>A preset needs a practice to write its values into, where the scenario leaves that to the default.</summary>
    private static MappingNode WithPractice(MappingNode document) => document["practices"] is not null
        ? document
        : document.With("practices", new SequenceNode(
            new Mark("default", 0, 0),
            [new MappingNode(document.Mark, []).With("name", Scalar("default", PeopleFields.DefaultPracticeName))]));

    private static Node? At(Node? node, ImmutableArray<Step> steps)
    {
        foreach (var step in steps)
        {
            node = step.Key is { } key
                ? (node as MappingNode)?[key]
                : node is SequenceNode list && step.Index < list.Items.Length ? list.Items[step.Index] : null;
        }

        return node;
    }

    private static ScalarNode? DefaultAt(string path, MappingNode root) =>
        PathResolver.Resolve(path, root, root.Mark, new Problems())?.Field.Default is { } text ? Scalar("default", text) : null;

    private static MappingNode Placed(MappingNode document, Implied value) =>
        CanHold(document, value.Steps) ? (MappingNode)ResolvedPath.Replace(document, value.Steps.AsSpan(), value.Node) : document;

    /// <summary>Whether the group that a value belongs into is one; what is something else was reported already.</summary>
    private static bool CanHold(MappingNode document, ImmutableArray<Step> steps) => document[steps[0].Key!] is null or MappingNode or SequenceNode;

    private sealed record Implied(string Path, ImmutableArray<Step> Steps, Node Node);
}
