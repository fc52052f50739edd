using System.Globalization;
using Staffroom.Runner.Output;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Input;

/// <summary>One run of a result folder as people name it: <c>DIR</c>, <c>DIR:CONDITION</c> or <c>DIR:CONDITION/REPLICATE</c>, counted from 1.</summary>
/// <param name="Folder">The result folder.</param>
/// <param name="Condition">Number or label of the condition; null for the first.</param>
/// <param name="Replicate">The replicate; null for the first.</param>
internal sealed record RunName(string Folder, string? Condition, int? Replicate)
{
    /// <summary>More replicates than this no experiment has.</summary>
    public const int MostReplicates = 100_000;

    /// <summary>Reads a name; options say the same more verbosely.</summary>
    /// <exception cref="RunnerException">Condition or replicate are given twice.</exception>
    public static RunName Parse(Host host, string given, string? condition, int? replicate)
    {
        int colon = given.LastIndexOf(':');
        string[] numbers = given[(colon + 1)..].Split('/');
        bool isRun = colon > 0 && numbers.Length <= 2 && Array.TrueForAll(numbers, IsNumber) && !Directory.Exists(host.Resolve(given));
        if (!isRun)
        {
            return new RunName(given, condition, replicate);
        }

        if (condition is not null || (replicate is not null && numbers.Length == 2))
        {
            throw new RunnerException(ExitCode.Usage, $"{given} names a run already; leave --condition and --replicate out.");
        }

        return new RunName(given[..colon], numbers[0], numbers.Length == 2 ? Number(numbers[1]) : replicate);
    }

    /// <summary>The run in an experiment.</summary>
    /// <exception cref="RunnerException">There is no such condition or replicate.</exception>
    public RunSpec Find(Experiment experiment)
    {
        int replicate = Replicate ?? 1;
        return replicate >= 1 && replicate <= experiment.Replicates
            ? experiment.Run((FindCondition(experiment) * experiment.Replicates) + replicate - 1)
            : throw new RunnerException(
                ExitCode.Usage, $"There is no replicate {replicate}: the experiment has {Counted.Of(experiment.Replicates, "replicate")}, counted from 1.");
    }

    private int FindCondition(Experiment experiment)
    {
        if (Condition is null)
        {
            return 0;
        }

        var labels = experiment.Conditions.Select(condition => condition.Label).ToList();
        int index = labels.FindIndex(label => string.Equals(label, Condition, StringComparison.OrdinalIgnoreCase));
        if (index < 0 && int.TryParse(Condition, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            index = number - 1;
        }

        return index >= 0 && index < labels.Count
            ? index
            : throw new RunnerException(
                ExitCode.Usage,
                $"There is no condition `{Condition}`.{Nearest.Advice(Condition, labels)} The experiment has {Counted.Of(labels.Count, "condition")}, counted from 1; the first is \"{labels[0]}\".");
    }

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
