using System.Collections.Immutable;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Output;
using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Evidence.Published;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Evidence;

/// <summary>
/// Runs claims and published results in memory on several threads. Which thread runs what, and how many there are, changes no byte.
/// </summary>
/// <param name="clock">For the estimate of the time left.</param>
/// <param name="threads">Threads, 1 or more.</param>
/// <param name="cancellation">Stops everything; nothing is kept then.</param>
internal sealed class EvidenceRun(TimeProvider clock, int threads, CancellationToken cancellation)
{
    // About what a published result takes against a claim's teacher-weeks; only the estimate of the time left depends on it.
    private const double WorkOfPublished = 2e7;
    private const double WorkOfQuickPublished = 2e6;

    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
    private readonly Lock _lock = new();
    private readonly long _started = clock.GetTimestamp();

    /// <summary>Runs them.</summary>
    /// <param name="effort">How much of each.</param>
    /// <param name="claims">The claims, in the order of the report.</param>
    /// <param name="published">The published results, in the order of the report.</param>
    /// <param name="report">Told how far it is.</param>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public EvidenceReport Run(Effort effort, ImmutableArray<Claim> claims, ImmutableArray<PublishedResult> published, Action<Progress> report)
    {
        double[] work = [.. claims.Select(claim => ClaimExperiments.Work(claim, effort))];
        double ofPublished = effort == Effort.Quick ? WorkOfQuickPublished : WorkOfPublished;
        double total = work.Sum() + (published.Length * ofPublished);
        double done = 0.0;
        var results = ImmutableArray.CreateBuilder<ClaimResult>(claims.Length);
        for (int i = 0; i < claims.Length; i++)
        {
            double before = done;
            results.Add(Run(claims[i], effort, share => Report(report, before + (share * work[i]), total, claims[i].Id)));
            done += work[i];
        }

        var rows = new PublishedOutcome[published.Length];
        Parallel.For(0, published.Length, _parallel, i =>
        {
            rows[i] = new PublishedOutcome(published[i], published[i].Compute(effort, cancellation));
            lock (_lock)
            {
                done += ofPublished;
                Report(report, done, total, published[i].Id);
            }
        });
        return new EvidenceReport(effort, results.ToImmutable(), [.. rows]);
    }

    private ClaimResult Run(Claim claim, Effort effort, Action<double> report)
    {
        var experiments = ClaimExperiments.Of(claim, effort, threads, cancellation);
        var outcomes = experiments.All.Select(experiment => new RunOutcomes?[experiment.RunCount]).ToArray();
        (int Experiment, int Index)[] runs = [.. outcomes.SelectMany((each, e) => Enumerable.Range(0, each.Length).Select(index => (e, index)))];
        int finished = 0;
        using var engine = new LocalEngine();
        Parallel.For(0, runs.Length, _parallel, i =>
        {
            var (e, index) = runs[i];
            outcomes[e][index] = Outcomes(engine, experiments.All[e], index);
            lock (_lock)
            {
                report((double)++finished / runs.Length);
            }
        });
        return ClaimTest.Judge(experiments, outcomes, cancellation);
    }

    private RunOutcomes Outcomes(LocalEngine engine, Experiment experiment, int index)
    {
        var trajectory = engine.Run(experiment, index, cancellation);
        var condition = experiment.Conditions[index / experiment.Replicates];
        return RunOutcomes.Compute(trajectory, OutcomeContext.Of(experiment, condition));
    }

    private void Report(Action<Progress> report, double done, double total, string id)
    {
        double share = total > 0.0 ? done / total : 1.0;
        var elapsed = clock.GetElapsedTime(_started);
        string left = share is > 0.01 and < 1.0 ? $", about {Duration.Text(elapsed * ((1.0 - share) / share))} left" : "";
        report(new Progress(share, $"{id}, {share:0 %}{left}"));
    }
}
