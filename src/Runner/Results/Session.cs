using System.Globalization;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Input;
using Staffroom.Runner.Output;
using Staffroom.Runner.Store;

namespace Staffroom.Runner.Results;

/// <summary>From a result folder that is held to the end of its experiment: runs what is missing, analyzes, writes and says what came out.</summary>
internal sealed class Session(Host host, ResultFolder folder, ResultFacts facts)
{
    /// <summary>How to go about it.</summary>
    /// <param name="Threads">Threads to run on.</param>
    /// <param name="IsJson">Whether stdout is for machines.</param>
    /// <param name="HasReport">Whether report.html is written.</param>
    /// <param name="StatusPort">Port on loopback that answers how far it is; null for none.</param>
    internal sealed record Options(int Threads, bool IsJson, bool HasReport, int? StatusPort = null)
    {
        /// <summary>Index of the condition whose run the report tells in full; null for a typical one.</summary>
        public int? ShownCondition { get; init; }

        /// <summary>0-based replicate that the report tells in full; null for the one nearest its condition's mean.</summary>
        public int? ShownReplicate { get; init; }

        /// <summary>Whether the report's figures are drawn as files too.</summary>
        public bool HasFigures { get; init; }
    }

    private ResultFacts _facts = facts;
    private ExperimentProgress _progress = new(0, 0, folder.Experiment.RunCount, 0, null);

    /// <summary>Runs what is missing and finishes.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Complete(IEngine engine, Options options)
    {
        using var status = StatusPort.Open(
            options.StatusPort, host, $"{engine.Name} ({StatusPort.GrainsOfThisBuild()})", () => null, () => Shown(_progress));
        long started = host.Clock.GetTimestamp();
        bool isComplete;
        try
        {
            isComplete = Settle(engine, options.Threads) && RunAll(engine, options.Threads);
        }
        finally
        {
            _facts = _facts with
            {
                Threads = options.Threads,
                Seconds = _facts.Seconds + host.Clock.GetElapsedTime(started).TotalSeconds,
                EndedAt = host.Clock.GetUtcNow(),
            };
        }

        _facts.SaveTo(folder.Store);
        return isComplete ? Finish(options) : SayInterrupted();
    }

    /// <summary>Analyzes what is stored, writes the files and says what came out.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Finish(Options options)
    {
        var runs = StoredRuns.Headers(folder.Store, folder.Experiment);
        var failed = runs.Where(run => run.State == RunState.Failed).ToList();
        int missing = folder.Experiment.RunCount - runs.Count;
        if (missing > 0)
        {
            host.Error.WriteLine($"note: {missing} of {folder.Experiment.RunCount} runs are missing; `{Resume}` computes them.");
        }

        if (runs.Count == failed.Count)
        {
            throw new RunnerException(
                failed.Count > 0 ? ExitCode.RunsFailed : ExitCode.Usage,
                failed.Count > 0 ? $"All {failed.Count} runs failed; the first: {failed[0].Error}" : $"No run is finished yet; `{Resume}` computes them.");
        }

        var browser = options.HasFigures ? host.FigureBrowser() : null;
        var wanted = new FilesWanted(options.HasReport)
        {
            Condition = options.ShownCondition,
            Replicate = options.ShownReplicate,
            FigureBrowser = browser,
            Interrupt = host.Interrupt,
        };

        // The largest file needs none of the statistics, so it is written beside everything else.
        var (findings, summary, files) = Concurrently.Both(() => Find(runs, wanted, options.IsJson), () => host.Analysis.WriteCurves(folder));
        if (_facts.HasTrace)
        {
            try
            {
                TraceFile.Write(host, folder);
                files = [.. files, TraceFile.Name];
            }
            catch (OperationCanceledException) when (host.Interrupt.IsCancellationRequested)
            {
                host.Error.WriteLine($"Interrupted. All runs are saved, but {TraceFile.Name} is missing; write it with `{Resume}`.");
                return ExitCode.Interrupted;
            }
        }

        if (options.IsJson)
        {
            summary.WriteJson(files);
        }
        else
        {
            summary.PrintFiles(files);
        }

        if (options.HasFigures && browser is null)
        {
            host.Error.WriteLine($"error: {HeadlessBrowser.HowToGetOne}. No figure was drawn; everything else is written.");
            return ExitCode.Usage;
        }

        return ExitFor(failed, findings);
    }

    /// <summary>Analyzes, and says what was found before the files are written: whoever waits for the answer need not wait for the report.</summary>
    private (Findings Findings, SessionSummary Summary, IReadOnlyList<string> Files) Find(IReadOnlyList<RunHeader> runs, FilesWanted wanted, bool isJson)
    {
        var findings = host.Analysis.Analyze(folder.Experiment, folder.Store, CompleteDraws());
        folder.WriteWhole(Manifest.FileName, stream => Manifest.Write(
            stream, folder.Experiment, _facts, runs, folder.Experiment.Warnings.Concat(findings.Comparison.Warnings).Distinct(StringComparer.Ordinal)));
        var summary = new SessionSummary(host, folder, _facts, findings.Comparison, Manifest.Digest(folder.Experiment, runs));
        if (!isJson)
        {
            summary.PrintFindings();
        }

        return (findings, summary, findings.WriteFiles(folder, _facts, wanted));
    }

    private string Resume => $"{host.CommandName} resume {Shell.Join([host.Shown(folder.Path)])}";

    /// <summary>Settles the ties of named designs, once: the plan that is stored then has them, and pilots that are runs of it are not run again.</summary>
    private bool Settle(IEngine engine, int threads)
    {
        if (!HoursSettled.IsNeeded(folder.Experiment))
        {
            return true;
        }

        try
        {
            folder.Settle(HoursSettled.Match(folder.Experiment, host, engine.Run, threads));
            return true;
        }
        catch (OperationCanceledException) when (host.Interrupt.IsCancellationRequested)
        {
            return false;
        }
    }

    private bool RunAll(IEngine engine, int threads)
    {
        var driver = new ExperimentDriver(engine, folder.Store, host.Clock, sentence => host.Error.WriteLine($"note: {sentence}"));
        var experiment = folder.Experiment;
        bool isComplete = ProgressShown.Run(host, "Running", report => driver.Run(
            experiment, ExperimentDriver.Keeping.Trajectories, threads, progress => report((_progress = progress).Shown), host.Interrupt));
        return isComplete && (_facts.RobustnessDraws == 0 || ProgressShown.Run(host, "Robustness draws", report => RunDraws(driver, threads, report)));
    }

    private bool RunDraws(ExperimentDriver driver, int threads, Action<Progress> report)
    {
        int done = 0;
        int total = _facts.RobustnessDraws * host.Analysis.Draw(folder.Experiment, 1).RunCount;
        for (int draw = 1; draw <= _facts.RobustnessDraws; draw++)
        {
            int before = done;
            var drawn = host.Analysis.Draw(folder.Experiment, draw);
            var keeping = new ExperimentDriver.Keeping(draw, (run, trajectory) => host.Analysis.Outcomes(drawn, run, trajectory));
            bool isComplete = driver.Run(drawn, keeping, threads, progress => report((_progress = progress.Within(before, total)).Shown), host.Interrupt);
            if (!isComplete)
            {
                return false;
            }

            done += drawn.RunCount;
        }

        return true;
    }

    /// <summary>Draws of which every run was tried: a draw that was cut short would weigh conditions unequally.</summary>
    private int CompleteDraws()
    {
        int complete = 0;
        while (complete < _facts.RobustnessDraws
            && folder.Store.Headers(complete + 1).Count == host.Analysis.Draw(folder.Experiment, complete + 1).RunCount)
        {
            complete++;
        }

        return complete;
    }

    private int SayInterrupted()
    {
        int saved = folder.Store.Headers().Count(run => run.State == RunState.Done);
        host.Error.WriteLine($"Interrupted. {saved} of {folder.Experiment.RunCount} runs are saved; carry on with `{Resume}`.");
        return ExitCode.Interrupted;
    }

    private int ExitFor(List<RunHeader> failed, Findings findings)
    {
        if (failed.Count > 0)
        {
            var first = failed[0];
            string label = folder.Experiment.Conditions[first.Condition].Label;
            host.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"error: {failed.Count} of {folder.Experiment.RunCount} runs failed and are in none of the numbers; the first is run {first.Index} ({label}, replicate {first.Replicate + 1}): {first.Error}"));
            return ExitCode.RunsFailed;
        }

        int unmet = findings.Comparison.Expectations.Count(expectation => !expectation.IsMet);
        if (unmet > 0)
        {
            host.Error.WriteLine($"error: {unmet} of {findings.Comparison.Expectations.Length} expectations of the scenario were not met.");
            return ExitCode.ExpectationNotMet;
        }

        return ExitCode.Done;
    }

    private static object Shown(ExperimentProgress now) =>
        new { now.Done, now.Failed, now.Total, now.RunsPerSecond, SecondsLeft = now.Left?.TotalSeconds };
}
