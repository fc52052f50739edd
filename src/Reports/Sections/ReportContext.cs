using System.Collections.Immutable;
using Staffroom.Model.Worlds;
using Staffroom.Reports.Html;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Sections;

/// <summary>What every section needs: the input, and how things are called.</summary>
internal sealed class ReportContext
{
    private readonly Dictionary<string, MeasureLegend> _measures;
    private readonly Dictionary<(int Condition, int? Practice, string Outcome), CellSummary> _cells = [];

    public ReportContext(ReportInput input, bool canDraw)
    {
        Input = input;
        CanDraw = canDraw;
        Grid = new ComparisonGrid(input.Experiment);
        _measures = input.Measures.DistinctBy(m => m.Key, StringComparer.Ordinal).ToDictionary(m => m.Key, StringComparer.Ordinal);
        foreach (var cell in input.Comparison.Cells)
        {
            _cells[(cell.Condition, cell.Practice, cell.Outcome)] = cell;
        }
    }

    public ReportInput Input { get; }

    public Experiment Experiment => Input.Experiment;

    public Comparison Comparison => Input.Comparison;

    public ComparisonGrid Grid { get; }

    /// <summary>Whether this build has what figures are drawn with.</summary>
    public bool CanDraw { get; }

    /// <summary>The practices; conditions with fewer simply lack the later ones.</summary>
    public ImmutableArray<PracticeSpec> Practices =>
        Experiment.Conditions.MaxBy(c => c.World.Practices.Length)?.World.Practices ?? [];

    public string Practice(int? index) => index is { } p && p < Practices.Length ? BidiText.Isolate(Practices[p].Name) : "whole network";

    public string Condition(int index) => BidiText.Isolate(Experiment.Conditions[index].Label);

    public MeasureLegend Measure(string key) => _measures.GetValueOrDefault(key) ?? new MeasureLegend(key, key, "", "");

    public CellSummary? Cell(int condition, int? practice, string outcome) => _cells.GetValueOrDefault((condition, practice, outcome));

    /// <summary>Outcomes that cells have: the primary one, the featured ones, then the order of the legend.</summary>
    public ImmutableArray<string> Outcomes(bool ofPractices)
    {
        var present = Comparison.Cells.Where(c => c.Practice is not null == ofPractices).Select(c => c.Outcome).ToHashSet(StringComparer.Ordinal);
        string[] first = [Experiment.Primary, .. Input.FeaturedOutcomes];
        return [.. first.Concat(Input.Measures.Select(m => m.Key)).Concat(present.Order(StringComparer.Ordinal))
            .Where(present.Contains).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>How many runs stand behind each number, as a sentence.</summary>
    public string N => Experiment.Replicates == 1 ? "One run of each condition (n = 1)." : $"{Experiment.Replicates} runs of each condition (n = {Experiment.Replicates}).";
}
