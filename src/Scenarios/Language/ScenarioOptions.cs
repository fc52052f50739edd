using Staffroom.Model.Networks;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Language;

/// <summary>What reading a scenario needs from outside.</summary>
public sealed record ScenarioOptions
{
    /// <summary>The keys of all outcomes, for <c>measure</c>, <c>primary</c> and <c>expect</c>.</summary>
    public IReadOnlyCollection<string> Outcomes { get; init; } = [.. OutcomeTable.All.Select(row => row.Key)];

    /// <summary>Values from the command line, in their order; later ones win.</summary>
    public IReadOnlyList<ScenarioOverride> Overrides { get; init; } = [];

    /// <summary>Reads a network from files; null makes scenarios with such networks an error.</summary>
    public Func<ImportOptions, Outcome<GivenNetworkSpec>>? Import { get; init; } = ImportFiles;

    private static Outcome<GivenNetworkSpec> ImportFiles(ImportOptions options)
    {
        var outcome = NetworkImporter.Import(options);
        return new(outcome.Value?.Network, outcome.Diagnostics);
    }
}
