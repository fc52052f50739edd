using System.Collections.Immutable;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Results;

/// <summary>An outcome of one condition and practice in two result folders, paired by run seed.</summary>
/// <param name="Condition">Label of the condition in both; "all conditions" for their mean.</param>
/// <param name="Practice">Name of the practice in both, or null for an outcome of the whole network.</param>
/// <param name="N">Pairs.</param>
/// <param name="MeanA">Mean over the pairs in the first folder.</param>
/// <param name="MeanB">Mean over the pairs in the second folder.</param>
/// <param name="Difference">Mean of second less first.</param>
/// <param name="Low">Lower end of the BCa bootstrap 95 % interval; NaN with one pair.</param>
/// <param name="High">Upper end.</param>
/// <param name="Identical">Pairs with the same digest: the very same run.</param>
internal sealed record FolderDifference(
    string Condition, string? Practice, int N, double MeanA, double MeanB, double Difference, double Low, double High, int Identical)
{
    /// <summary>The row for the mean over all conditions.</summary>
    public const string AllConditions = "all conditions";
}

/// <summary>One side of a comparison of folders.</summary>
/// <param name="Name">The folder as the user named it.</param>
/// <param name="Experiment">Its experiment.</param>
/// <param name="Outcomes">Outcomes of its finished runs by condition label and run seed, with digests.</param>
internal sealed record FolderSide(
    string Name, Experiment Experiment, IReadOnlyDictionary<(string Label, ulong Seed), (RunOutcomes Outcomes, string Digest)> Outcomes)
{
    /// <summary>Reads a folder.</summary>
    public static FolderSide Read(Host host, string name)
    {
        using var store = ResultFolder.OpenToRead(host, name);
        var experiment = ResultFolder.ReadPlan(store);
        var (outcomes, _) = RunReader.ReadAll(experiment, store);
        var bySeed = RunReader.Finished(experiment, store).ToDictionary(
            run => (experiment.Conditions[run.Condition].Label, run.RunSeed), run => (outcomes[run.Index]!, run.DigestText));
        return new FolderSide(name, experiment, bySeed);
    }

    /// <summary>The condition with this label, or null.</summary>
    public Condition? Condition(string label) =>
        Experiment.Conditions.FirstOrDefault(condition => string.Equals(condition.Label, label, StringComparison.Ordinal));
}

/// <summary>Compares two result folders: conditions matched by label, practices by name, replicates by run seed.</summary>
internal static class FolderComparison
{
    /// <summary>The differences in an outcome, one for each condition and practice that both have, then their mean over conditions.</summary>
    /// <exception cref="RunnerException">There is nothing that could be paired; the message says why.</exception>
    public static ImmutableArray<FolderDifference> Of(FolderSide a, FolderSide b, OutcomeDefinition outcome)
    {
        string[] labels = [.. a.Experiment.Conditions.Select(condition => condition.Label).Where(label => b.Condition(label) is not null)];
        if (labels.Length == 0)
        {
            throw new RunnerException(
                ExitCode.Invalid,
                $"{a.Name} and {b.Name} have no condition in common, so nothing can be compared. {a.Name} has {First(a)}; {b.Name} has {First(b)}.");
        }

        var pairs = labels.SelectMany(label => Pairs(a, b, label, outcome)).ToList();
        if (pairs.Count == 0)
        {
            throw new RunnerException(
                ExitCode.Invalid,
                $"{a.Name} (seed {a.Experiment.Seed}) and {b.Name} (seed {b.Experiment.Seed}) share no run seed and no practice by name, so nothing can be paired. Run one of them again with the other's --seed.");
        }

        var cells = pairs.GroupBy(pair => (pair.Label, pair.Practice)).Select(cell => Summarize(cell.Key.Label, cell.Key.Practice, [.. cell]));
        var means = labels.Length < 2 ? [] : pairs.GroupBy(pair => pair.Practice).Select(practice => Mean(practice.Key, [.. practice]));
        return [.. cells, .. means];
    }

    /// <summary>What makes the folders less than comparable, in plain sentences.</summary>
    public static IEnumerable<string> Warnings(FolderSide a, FolderSide b, OutcomeDefinition outcome)
    {
        int onlyA = a.Experiment.Conditions.Count(condition => b.Condition(condition.Label) is null);
        int onlyB = b.Experiment.Conditions.Count(condition => a.Condition(condition.Label) is null);
        if (onlyA + onlyB > 0)
        {
            yield return $"Left out: {onlyA} conditions that only {a.Name} has and {onlyB} that only {b.Name} has.";
        }

        var shared = a.Experiment.Conditions.Select(condition => (A: condition, B: b.Condition(condition.Label))).Where(pair => pair.B is not null);
        if (shared.Any(pair => pair.A.World.Weeks != pair.B!.World.Weeks))
        {
            yield return $"Conditions of the same name run for different numbers of weeks, so {outcome.Name} is over different times.";
        }

        if (!a.Experiment.SeedSchools.AsSpan().SequenceEqual(b.Experiment.SeedSchools.AsSpan()))
        {
            yield return "Practices start in different schools, so outcomes that leave those out look at different people.";
        }
    }

    private static IEnumerable<Pair> Pairs(FolderSide a, FolderSide b, string label, OutcomeDefinition outcome)
    {
        string?[] practices = outcome.IsPerPractice
            ? [.. Names(a, label).Intersect(Names(b, label), StringComparer.Ordinal)]
            : [null];
        foreach (string? practice in practices)
        {
            int atA = practice is null ? 0 : Array.IndexOf(Names(a, label), practice);
            int atB = practice is null ? 0 : Array.IndexOf(Names(b, label), practice);
            for (int replicate = 0; replicate < a.Experiment.Replicates; replicate++)
            {
                ulong seed = Experiment.RunSeed(a.Experiment.Seed, replicate);
                if (a.Outcomes.TryGetValue((label, seed), out var runA) && b.Outcomes.TryGetValue((label, seed), out var runB))
                {
                    double valueA = runA.Outcomes.Restricted(outcome, atA), valueB = runB.Outcomes.Restricted(outcome, atB);
                    if (double.IsFinite(valueA) && double.IsFinite(valueB))
                    {
                        bool isSame = string.Equals(runA.Digest, runB.Digest, StringComparison.Ordinal);
                        yield return new Pair(label, practice, seed, valueA, valueB, isSame);
                    }
                }
            }
        }
    }

    /// <summary>The mean over conditions, replicate by replicate; only replicates that have them all, so that no condition weighs more.</summary>
    private static FolderDifference Mean(string? practice, List<Pair> pairs)
    {
        int conditions = pairs.Select(pair => pair.Label).Distinct(StringComparer.Ordinal).Count();
        var whole = pairs.GroupBy(pair => pair.Seed).Where(replicate => replicate.Count() == conditions);
        return Summarize(FolderDifference.AllConditions, practice, [.. whole.Select(replicate => new Pair(
            FolderDifference.AllConditions, practice, replicate.Key, replicate.Average(pair => pair.A), replicate.Average(pair => pair.B),
            replicate.All(pair => pair.IsIdentical)))]);
    }

    private static FolderDifference Summarize(string label, string? practice, List<Pair> pairs)
    {
        if (pairs.Count == 0)
        {
            return new FolderDifference(label, practice, 0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, 0);
        }

        var summary = PairedSummary.Of([.. pairs.Select(pair => pair.B)], [.. pairs.Select(pair => pair.A)]);
        return new FolderDifference(
            label, practice, pairs.Count, pairs.Average(pair => pair.A), pairs.Average(pair => pair.B), summary.Estimate,
            summary.Intervals.CorrectedLow, summary.Intervals.CorrectedHigh, pairs.Count(pair => pair.IsIdentical));
    }

    private static string[] Names(FolderSide side, string label) => [.. side.Condition(label)!.World.Practices.Select(practice => practice.Name)];

    private static string First(FolderSide side) =>
        $"\"{side.Experiment.Conditions[0].Label}\"" + (side.Experiment.Conditions.Length > 1 ? $" and {side.Experiment.Conditions.Length - 1} more" : "");

    private sealed record Pair(string Label, string? Practice, ulong Seed, double A, double B, bool IsIdentical);
}
