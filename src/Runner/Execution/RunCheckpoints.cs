using System.Globalization;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Running;

namespace Staffroom.Runner.Execution;

/// <summary>The files beside a run store that hold runs on their way. Runs that take seconds leave none.</summary>
internal sealed class RunCheckpoints
{
    private const string Extension = ".checkpoint";

    private readonly string _folder;
    private readonly string _prefix;
    private readonly Lazy<string> _experiment;
    private readonly Experiment _plan;

    /// <summary>Those of an experiment or of a robustness draw of it.</summary>
    /// <param name="store">Path of the run store.</param>
    /// <param name="experiment">The experiment, or the draw.</param>
    /// <param name="draw">0 for the experiment itself, 1.. for a robustness draw.</param>
    public RunCheckpoints(string store, Experiment experiment, int draw)
    {
        _folder = Path.GetDirectoryName(Path.GetFullPath(store))!;
        _prefix = string.Create(CultureInfo.InvariantCulture, $"run-{draw}-");
        _plan = experiment;
        _experiment = new Lazy<string>(() => ExperimentCodec.PlanHash(experiment));
    }

    /// <summary>That of a run.</summary>
    public RunCheckpoint Of(int index) => new(
        Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{_prefix}{index}{Extension}")),
        string.Create(CultureInfo.InvariantCulture, $"{Machine.Version} {_experiment.Value} {index} {_plan.Run(index).RunSeed}"));

    /// <summary>Deletes those of runs that were stored just before a stop.</summary>
    /// <param name="todo">Runs still to do, ascending.</param>
    public void KeepOnly(int[] todo)
    {
        foreach (string file in Directory.EnumerateFiles(_folder, $"{_prefix}*{Extension}"))
        {
            if (int.TryParse(Path.GetFileNameWithoutExtension(file).AsSpan(_prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                && Array.BinarySearch(todo, index) < 0)
            {
                Of(index).Delete();
            }
        }
    }
}
