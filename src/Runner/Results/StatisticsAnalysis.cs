using Staffroom.Model.Measures;
using Staffroom.Reports;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Results;

/// <summary>The statistics of the scenarios' room and the files of the reports' room, over stored runs.</summary>
internal sealed class StatisticsAnalysis : IAnalysis
{
    /// <inheritdoc/>
    public Experiment Draw(Experiment experiment, int draw) => new RobustnessPlan(experiment, draw).Draw(draw - 1);

    /// <inheritdoc/>
    public byte[] Outcomes(Experiment experiment, RunSpec run, Trajectory trajectory) => StoredOutcomes.Encode(
        RunOutcomes.Compute(trajectory, OutcomeContext.Of(experiment, experiment.Conditions[run.Condition])));

    /// <inheritdoc/>
    public void WriteCurves(ResultFolder folder) => ResultTables.WriteCurves(folder);

    /// <inheritdoc/>
    public Findings Analyze(Experiment experiment, RunStore store, int draws)
    {
        var (outcomes, bands) = RunReader.ReadAll(experiment, store);
        var comparison = ComparisonBuilder.Build(experiment, outcomes, Robustness(experiment, store, draws));
        return new Findings(comparison, (folder, facts, wanted) =>
        {
            if (!wanted.HasReport)
            {
                ResultTables.Write(folder, comparison, outcomes);
                return ResultTables.Names;
            }

            IReadOnlyList<string> ofReport = [];
            Concurrently.Do(
                () => ResultTables.Write(folder, comparison, outcomes),
                () => ofReport = WriteReport(folder, ReportInputs.Of(folder, facts, comparison, outcomes, bands, wanted), wanted));
            return [.. ResultTables.Names, .. ofReport];
        });
    }

    private static List<string> WriteReport(ResultFolder folder, ReportInput input, FilesWanted wanted)
    {
        folder.WriteWhole(SessionSummary.ReportName, stream => ReportWriter.Write(input, stream));
        List<string> written = [SessionSummary.ReportName];
        if (input.Chosen is { Missing: null } chosen)
        {
            ResultTables.WriteAdopters(folder, chosen);
            written.Add(ResultTables.Adopters);
        }
        else
        {
            // One of another run would contradict the report.
            File.Delete(folder.File(ResultTables.Adopters));
        }

        if (wanted.FigureBrowser is { } browser)
        {
            written.AddRange(FigureFiles.Write(folder, input, browser, wanted.Interrupt));
        }

        return written;
    }

    private static RobustnessResult? Robustness(Experiment experiment, RunStore store, int draws)
    {
        if (draws == 0)
        {
            return null;
        }

        var plan = new RobustnessPlan(experiment, draws);
        return RobustnessResult.Of(
            plan, [.. Enumerable.Range(0, draws).Select(draw => RunReader.ReadDraw(plan.Draw(draw), store, draw + 1))]);
    }
}
