using System.Collections.Immutable;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Language.Binding;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;
using Staffroom.Scenarios.Language.Variation;
using Staffroom.Scenarios.Library;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Language;

/// <summary>
/// Reads scenarios: YAML or JSON becomes an experiment with every condition resolved, or a list of all problems at once, each with its
/// place, what was given, the rule and what to do. No content of a file makes it throw.
/// </summary>
public static class ScenarioReader
{
    /// <summary>Reads a shipped scenario by its name, or a file; a shipped name goes before a file or folder of that name.</summary>
    /// <param name="fileOrName">As the user named it.</param>
    /// <param name="folder">The folder that a relative path starts from.</param>
    /// <param name="options">What reading needs from outside.</param>
    /// <returns>The experiment, or the problems; notes can accompany an experiment.</returns>
    public static Outcome<Experiment> Read(string fileOrName, string folder, ScenarioOptions options) =>
        ScenarioLibrary.Find(fileOrName) is { } shipped
            ? ReadText(shipped.FileName, shipped.Text, folder, options)
            : ReadFile(fileOrName, folder, options);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file as the user named it; file names inside it are relative to its folder.</param>
    /// <param name="folder">The folder that a relative path starts from.</param>
    /// <param name="options">What reading needs from outside.</param>
    /// <returns>The experiment, or the problems; notes can accompany an experiment.</returns>
    public static Outcome<Experiment> ReadFile(string path, string folder, ScenarioOptions options)
    {
        var problems = new Problems();
        string? text = SourceText.Load(path, folder, problems);
        return text is null
            ? new(null, problems.InOrder())
            : Read(path, text, Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, path))) ?? folder, options, problems);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">What problems call the text, for instance "strong-weak-trust.yaml".</param>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="folder">The folder that file names inside it are relative to.</param>
    /// <param name="options">What reading needs from outside.</param>
    /// <returns>The experiment, or the problems; notes can accompany an experiment.</returns>
    public static Outcome<Experiment> ReadText(string name, string text, string folder, ScenarioOptions options)
    {
        var problems = new Problems();
        return SourceText.Check(name, text, problems)
            ? Read(name, text, folder, options, problems)
            : new(null, problems.InOrder());
    }

    private static Outcome<Experiment> Read(string name, string text, string folder, ScenarioOptions options, Problems problems)
    {
        var experiment = NodeReader.Read(name, text, problems) switch
        {
            MappingNode root => Bind(root, text, folder, options, problems),
            null => null,
            var other => NotAGroup(other, problems),
        };
        return new(problems.Any ? null : experiment, problems.InOrder());
    }

    private static Experiment? NotAGroup(Node node, Problems problems)
    {
        problems.Add(node.Mark, $"The file holds {Shown.Of(node)}; a scenario is a group of keys such as 'name: …'.", "Run 'staffroom init' for a template.");
        return null;
    }

    private static Experiment? Bind(MappingNode root, string text, string folder, ScenarioOptions options, Problems problems)
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        root = Overrides.Apply(root, options.Overrides, settled, problems);
        LanguageTable.Scenario.Check(root, "", problems);
        var plan = new VaryReader(root, settled, problems).Read();
        EventBinder.ReportTwins(root["events"], problems);

        var run = Bag.Of(LanguageTable.Run, root["run"], root.Mark);
        var documents = Factorial.Expand(root, plan, run.Whole("replicates"), problems);
        var varied = plan.Keys.SelectMany(key => key.Targets).Select(target => target.Path).ToHashSet(StringComparer.Ordinal);
        var context = new BindingContext(problems, folder, options.Import, varied);
        var conditions = BindConditions(documents, plan, context);

        var outcomes = new OutcomeBinder(root, plan, options.Outcomes, problems);
        string primary = outcomes.Primary();
        var secondary = outcomes.Secondary(primary);
        string[] practices = [.. conditions.FirstOrDefault()?.World.Practices.Select(practice => practice.Name) ?? []];
        var expectations = conditions.IsEmpty ? [] : outcomes.Expectations(primary, practices);
        if (problems.Any || conditions.IsEmpty)
        {
            return null;
        }

        var scenario = Bag.Of(LanguageTable.Scenario, root, root.Mark);
        var worlds = conditions.Select(condition => condition.World).ToList();
        var experiment = new Experiment
        {
            Name = scenario.Text("name")!,
            Question = scenario.Text("question")!.Trim(),
            Factors = [.. plan.Keys.Where(key => key.IsFactor).Select(FactorNames.Factor)],
            Conditions = conditions,
            Replicates = run.Whole("replicates"),
            Seed = SeedType.Parse(new ScalarNode(run.Mark, run.Text("seed")!, isPlain: true)) ?? 0,
            Primary = primary,
            Secondary = secondary,
            Expectations = expectations,
            SeedSchools = WorldBinder.SeedSchools([.. worlds.Select(world => (world, SchoolsOf(world)))]),
            Settings = new SettingsWriter(ImpliedValues.Fill(root, [.. documents.Select(each => each.Document)]), plan, worlds).Write(),
            SourceText = text,
        };
        outcomes.CheckEffects(experiment);
        return experiment;
    }

    private static ImmutableArray<Condition> BindConditions(IReadOnlyList<ConditionDocument> documents, VariationPlan plan, BindingContext context)
    {
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        foreach (var document in documents)
        {
            if (context.Problems.IsFull)
            {
                break;
            }

            var filled = ImpliedValues.Fill(document.Document);
            if (WorldBinder.Bind(filled, context) is { } bound)
            {
                ImmutableArray<int> levels = [.. document.Levels.Where((_, i) => plan.Keys[i].IsFactor)];
                conditions.Add(new(conditions.Count, levels, FactorNames.Condition(plan.Keys, document.Levels), bound.World, bound.Design)
                {
                    Preset = ImpliedValues.PresetOf(filled)?.Key,
                });
            }
        }

        return conditions.ToImmutable();
    }

    private static int SchoolsOf(WorldSpec world) => world.Network switch
    {
        Model.Networks.SchoolNetworkSpec design => design.Schools,
        Model.Networks.GivenNetworkSpec given => given.Schools.Length,
        Model.Networks.StoredNetworkSpec stored => stored.Schools,
        Model.Networks.GraphSpec { Kind: Model.Networks.GraphKind.TwoCliques } => 2,
        Model.Networks.GraphSpec { Kind: Model.Networks.GraphKind.StochasticBlocks } graph => graph.Blocks,
        _ => 1,
    };
}
