using Staffroom.Model.Measures;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Results;

/// <summary>From finished runs to what was found, and to the files that say so.</summary>
internal interface IAnalysis
{
    /// <summary>The experiments of robustness draws 1.., each the same conditions under other assumed parameters.</summary>
    Experiment Draw(Experiment experiment, int draw);

    /// <summary>What is kept of a run of a robustness draw.</summary>
    byte[] Outcomes(Experiment experiment, RunSpec run, Trajectory trajectory);

    /// <summary>Writes curves.csv, which says of every run how each week ended.</summary>
    void WriteCurves(ResultFolder folder);

    /// <summary>Compares conditions; failed and missing runs are left out and said.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="store">Its runs.</param>
    /// <param name="draws">Robustness draws to take in.</param>
    Findings Analyze(Experiment experiment, RunStore store, int draws);
}

/// <summary>What was found.</summary>
/// <param name="Comparison">Effects and cells.</param>
/// <param name="WriteFiles">
/// Writes summary.csv, comparisons.csv, and if wanted report.html with adopters.csv and the figures; returns the names of all files there are now.
/// </param>
internal sealed record Findings(Comparison Comparison, Func<ResultFolder, ResultFacts, FilesWanted, IReadOnlyList<string>> WriteFiles);
