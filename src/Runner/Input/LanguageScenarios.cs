using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Language;
using Staffroom.Scenarios.Library;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Input;

/// <summary>The scenario language as the command line uses it.</summary>
internal sealed class LanguageScenarios : IScenarios
{
    /// <summary>Parameters of the model are explained by their bare names.</summary>
    private const string ParametersOf = "parameters.";

    private readonly Lazy<IReadOnlyList<Explanation>> _explanations = new(Explain);

    /// <inheritdoc/>
    public IReadOnlyList<ShippedScenario> Shipped => ScenarioLibrary.List();

    /// <inheritdoc/>
    public IReadOnlyList<ShippedScenario> Evidence => ScenarioLibrary.Evidence();

    /// <inheritdoc/>
    public string Schema => ScenarioSchema.Write();

    /// <inheritdoc/>
    public string Template => ScenarioTemplate.Text;

    /// <inheritdoc/>
    public IReadOnlyList<Explanation> Explanations => _explanations.Value;

    /// <inheritdoc/>
    public Outcome<Experiment> Read(ScenarioRequest request, Host host)
    {
        var overrides = new List<ScenarioOverride>();
        var problems = new List<Diagnostic>();
        foreach (string set in request.Set)
        {
            int at = set.IndexOf('=', StringComparison.Ordinal);
            if (at > 0)
            {
                overrides.Add(new ScenarioOverride(set[..at].Trim(), set[(at + 1)..].Trim()));
            }
            else
            {
                problems.Add(new Diagnostic(Severity.Error, "", 0, 0, $"--set is '{set}'; it must be key=value.", "For instance --set climate.trust=low."));
            }
        }

        AddNumber(overrides, "run.replicates", "--replicates", request.Replicates);
        AddNumber(overrides, "run.seed", "--seed", request.Seed);
        AddNumber(overrides, "run.weeks", "--weeks", request.Weeks);
        var outcome = Read(request.NameOrFile, host, new ScenarioOptions
        {
            Outcomes = [.. OutcomeTable.All.Select(row => row.Key)],
            Overrides = overrides,
            Import = Import,
        });
        return problems.Count == 0 ? outcome : new(null, [.. problems, .. outcome.Diagnostics]);
    }

    private static Outcome<Experiment> Read(string nameOrFile, Host host, ScenarioOptions options)
    {
        string file = host.Resolve(nameOrFile);
        if (ScenarioLibrary.Find(nameOrFile) is not null || File.Exists(file) || Directory.Exists(file))
        {
            return ScenarioReader.Read(nameOrFile, host.Folder, options);
        }

        string advice = ScenarioLibrary.Nearest(nameOrFile) is { } name ? $"Did you mean '{name}'?" : $"'{host.CommandName} list' names the scenarios there are.";
        return new(null, [new Diagnostic(
            Severity.Error, "", 0, 0, $"There is no file '{nameOrFile}', and no shipped scenario of that name.", advice)]);
    }

    private static Outcome<GivenNetworkSpec> Import(ImportOptions options)
    {
        var outcome = NetworkImporter.Import(options);
        return new(outcome.Value?.Network, outcome.Diagnostics);
    }

    private static void AddNumber<T>(List<ScenarioOverride> overrides, string key, string option, T? value)
        where T : struct
    {
        if (value is { } number)
        {
            overrides.Add(new ScenarioOverride(key, $"{number}") { Label = $"{option} {number}" });
        }
    }

    private static IReadOnlyList<Explanation> Explain() =>
    [
        .. ParameterTable.All.Select(row => new Explanation(row.Key, "parameter", row.Meaning, Staffroom.Scenarios.Language.Explain.Text(row.Key)!)),
        .. OutcomeTable.All.Select(row => new Explanation(row.Key, "outcome", $"{row.Name}: {row.Meaning}", Text(row))),
        .. Staffroom.Scenarios.Language.Explain.Keys
            .Where(key => !(key.StartsWith(ParametersOf, StringComparison.Ordinal) && ParameterTable.Find(key[ParametersOf.Length..]) is not null))
            .Select(key => (Key: key, Text: Staffroom.Scenarios.Language.Explain.Text(key)!))
            .Select(pair => new Explanation(pair.Key, "scenario key", pair.Text.Split('\n')[1].Trim(), pair.Text)),
    ];

    private static string Text(OutcomeDefinition row) =>
        $"""
        {row.Key}
          {row.Name}
          {row.Meaning}
          unit:      {row.Unit}
          per:       {(row.IsPerPractice ? "practice" : "whole network")}
          better is: {Better(row.Direction)}
          precision: ± {row.Precision}
        """;

    private static string Better(OutcomeDirection direction) => direction switch
    {
        OutcomeDirection.HigherIsBetter => "higher",
        OutcomeDirection.LowerIsBetter => "lower",
        _ => "neither",
    };
}
