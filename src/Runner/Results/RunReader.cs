using Staffroom.Model.Measures;
using Staffroom.Reports;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Results;

/// <summary>Reads an experiment's runs back from its store, one trajectory at a time on each thread.</summary>
internal static class RunReader
{
    /// <summary>The trajectory of a finished run, checked against its digest.</summary>
    public static Trajectory Read(RunStore store, RunHeader run)
    {
        try
        {
            return Trajectory.FromCanonicalBytes(StoredRuns.Bytes(store, run));
        }
        catch (InvalidDataException error)
        {
            throw StoreException.Damaged(store.File, $"run {run.Index}: {error.Message}", error);
        }
    }

    /// <summary>The outcomes of all runs in plan order (null where a run failed or is missing) and the weekly bands that a report shows.</summary>
    public static (RunOutcomes?[] Outcomes, WeeklyBands Bands) ReadAll(Experiment experiment, RunStore store)
    {
        var contexts = experiment.Conditions.Select(condition => OutcomeContext.Of(experiment, condition)).ToArray();
        var outcomes = new RunOutcomes?[experiment.RunCount];
        var bands = new WeeklyBands(experiment, ReportInput.Series);
        Concurrently.ForEach(Finished(experiment, store), run =>
        {
            var trajectory = Read(store, run);
            outcomes[run.Index] = RunOutcomes.Compute(trajectory, contexts[run.Condition]);
            bands.Add(run.Condition, run.Replicate, trajectory);
        });
        return (outcomes, bands);
    }

    /// <summary>The outcomes of the runs of a robustness draw in plan order, null where a run failed.</summary>
    /// <exception cref="StoreException">Another version stored other outcomes.</exception>
    public static RunOutcomes?[] ReadDraw(Experiment drawn, RunStore store, int draw)
    {
        var outcomes = new RunOutcomes?[drawn.RunCount];
        foreach (var run in StoredRuns.Headers(store, drawn, draw).Where(run => run.State == RunState.Done))
        {
            outcomes[run.Index] = StoredOutcomes.Decode(StoredRuns.Bytes(store, run))
                ?? throw new StoreException(
                    ExitCode.Invalid, $"The robustness draws in {store.File} were stored by a version of staffroom with other outcomes; use that version.");
        }

        return outcomes;
    }

    /// <summary>The finished runs in plan order.</summary>
    public static IEnumerable<RunHeader> Finished(Experiment experiment, RunStore store) => StoredRuns.Headers(store, experiment).Where(run => run.State == RunState.Done);
}
