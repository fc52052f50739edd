using System.Collections.Immutable;
using System.Security.Cryptography;
using Staffroom.Model;
using Staffroom.Model.Measures;
using Staffroom.Model.Worlds;
using Staffroom.Reports;
using Staffroom.Reports.Diaries;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Output;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Results;

/// <summary>
/// The runs that a report shows one by one: run again in this process with somebody watching, which changes no byte, and checked against
/// the digests they were stored with. One run is told in full; beside it stand others with the same replicate, that is the same random numbers.
/// </summary>
internal sealed class ShownRuns(Experiment experiment, RunStore store, IReadOnlyList<RunOutcomes?> outcomes)
{
    private const int MostPictures = 4;

    private readonly Dictionary<(int Condition, int Replicate), RunHeader> _finished =
        RunReader.Finished(experiment, store).ToDictionary(run => (run.Condition, run.Replicate));

    /// <summary>The run told in full, and the pictures, its own first; none where no run is finished.</summary>
    /// <exception cref="RunnerException">The run asked for is not finished.</exception>
    public (ChosenRun? Chosen, ImmutableArray<NetworkPicture> Pictures) Of(FilesWanted wanted)
    {
        if (Choose(wanted) is not { } choice)
        {
            return (null, []);
        }

        var (header, reason) = choice;
        var run = experiment.Run(header.Index);
        var network = World.Create(run.World, run.RunSeed).Network;
        bool isDrawable = NetworkPicture.IsDrawable(network.TeacherCount, network.SchoolCount);
        var chosen = new ChosenRun(run.Condition, run.Replicate, reason) { Teachers = network.TeacherCount };
        NetworkPicture[] pictures = [];
        var told = Concurrently.Both(
            () => Asked(chosen, run, header),
            () => pictures = isDrawable ? [.. Pictured(run).Select(Picture).OfType<NetworkPicture>()] : []);
        return (told, [.. pictures]);
    }

    private (RunHeader Run, string Reason)? Choose(FilesWanted wanted)
    {
        var typical = experiment.Conditions.Where(IsTypical).Concat(experiment.Conditions).Select(condition => condition.Index);
        int? found = wanted.Condition ?? typical.Cast<int?>().FirstOrDefault(index => _finished.Keys.Any(key => key.Condition == index));
        if (found is not { } condition)
        {
            return null;
        }

        string label = experiment.Conditions[condition].Label;
        if (wanted.Replicate is { } replicate)
        {
            return (Finished(condition, replicate), $"Shown is run {replicate + 1} of {label}, as asked for.");
        }

        var runs = _finished.Values.Where(run => run.Condition == condition).OrderBy(run => run.Replicate).ToList();
        return runs.Count == 0 ? (Finished(condition, 0), "") : Nearest(runs, label);
    }

    private RunHeader Finished(int condition, int replicate) => _finished.GetValueOrDefault((condition, replicate))
        ?? throw new RunnerException(
            ExitCode.Usage, $"Condition {condition + 1} ({experiment.Conditions[condition].Label}), replicate {replicate + 1} is not finished, so it cannot be shown; `resume` on the folder computes it.");

    /// <summary>The run whose primary outcome (of the first practice, if there is one for each) is nearest to the mean of its condition's runs.</summary>
    private (RunHeader Run, string Reason) Nearest(List<RunHeader> runs, string label)
    {
        var known = runs.Select(run => (Run: run, Value: outcomes[run.Index]?[experiment.Primary, 0] ?? double.NaN)).Where(pair => double.IsFinite(pair.Value)).ToList();
        if (runs.Count == 1 || known.Count == 0)
        {
            return (runs[0], $"Shown is run {runs[0].Replicate + 1} of {label}, the {(runs.Count == 1 ? "only" : "first")} one that finished.");
        }

        double mean = known.Average(pair => pair.Value);
        var nearest = known.MinBy(pair => Math.Abs(pair.Value - mean));
        var outcome = OutcomeTable.All.First(row => string.Equals(row.Key, experiment.Primary, StringComparison.Ordinal));
        string practice = outcome.IsPerPractice && experiment.Conditions[nearest.Run.Condition].World.Practices is { Length: > 1 } practices ? $" of {practices[0].Name}" : "";
        return (nearest.Run, $"Shown is run {nearest.Run.Replicate + 1} of {label}: of its {Counted.Of(known.Count, "run")} the one whose {outcome.Name}{practice} ({nearest.Value:0.000}) is nearest to their mean ({mean:0.000}).");
    }

    /// <summary>The chosen run, then the same replicate of other typical conditions; a picture of schools stands alone, for it is large.</summary>
    private IEnumerable<RunSpec> Pictured(RunSpec chosen) => experiment.Conditions.Where(IsTypical)
        .Where(condition => condition.Index != chosen.Condition && _finished.ContainsKey((condition.Index, chosen.Replicate)))
        .Where(condition => chosen.World.Network.TeacherCount <= NetworkPicture.MostPeople && condition.World.Network.TeacherCount <= NetworkPicture.MostPeople)
        .Select(condition => experiment.Run((condition.Index * experiment.Replicates) + chosen.Replicate))
        .Prepend(chosen)
        .Take(MostPictures);

    /// <summary>All combinations of the factors with two levels, the middle level of others.</summary>
    private bool IsTypical(Condition condition) =>
        experiment.Factors.Zip(condition.Levels).All(pair => pair.First.Levels.Length <= 2 || pair.Second == (pair.First.Levels.Length - 1) / 2);

    /// <summary>Null where it does not come out as it was stored: a picture of another run would be worse than none.</summary>
    private NetworkPicture? Picture(RunSpec run)
    {
        var (picture, trajectory) = PictureRecorder.Record(experiment.Conditions[run.Condition].Label, run.Replicate, run.World, run.RunSeed);
        return IsSame(run, trajectory) ? picture : null;
    }

    private ChosenRun Asked(ChosenRun chosen, RunSpec run, RunHeader stored)
    {
        if (chosen.Teachers > ChosenRun.MostPeople)
        {
            return chosen with { Missing = $"The network has {chosen.Teachers:#,0} people; who adopted when and why is told of networks of at most {ChosenRun.MostPeople}. staffroom ask tells it of any single teacher." };
        }

        var (trajectory, diaries) = Simulation.RunWithDiaries(run.World, run.RunSeed, [.. Enumerable.Range(0, chosen.Teachers)]);
        return IsSame(run, trajectory)
            ? chosen with { Adopters = Adopters.Of(diaries, new DiaryNames(World.Create(run.World, run.RunSeed).Network, run.World)) }
            : chosen with { Missing = $"This run does not come out as it was stored (digest {stored.DigestText}), so nothing is told about it; another version of Staffroom stored it." };
    }

    private bool IsSame(RunSpec run, Trajectory trajectory) =>
        SHA256.HashData(trajectory.ToCanonicalBytes()).AsSpan().SequenceEqual(_finished[(run.Condition, run.Replicate)].Digest);
}
