using System.Collections.Immutable;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Statistics;

/// <summary>Experiments and outcomes made by hand.</summary>
internal static class SampleExperiments
{
    public const string Codified = "planning routine";
    public const string Tacit = "classroom dialogue";

    public static Factor Ties { get; } = Named("network.ties", "ties between schools", false, "weak", "strong");

    public static Factor Trust { get; } = Named("climate.trust", "trust", true, "low", "high");

    public static Factor Schools { get; } = Numbers("network.schools", "schools", 5, 8, 12);

    public static Factor Named(string key, string label, bool isOrdered, params string[] levels) =>
        new(key, label, [.. levels.Select(level => new FactorLevel(level, null))], isOrdered);

    public static Factor Numbers(string key, string label, params double[] levels) =>
        new(key, label, [.. levels.Select(level => new FactorLevel($"{level}", level))], true);

    /// <summary>A full factorial of the factors with a codified and a tacit practice (or the given tacitness).</summary>
    public static Experiment Factorial(int replicates, ImmutableArray<Factor> factors, params double[] tacitness)
    {
        var world = World(tacitness.Length == 0 ? [0.1, 0.9] : tacitness);
        ImmutableArray<int>[] combinations = [[]];
        foreach (var factor in factors)
        {
            combinations = [.. combinations.SelectMany(levels => Enumerable.Range(0, factor.Levels.Length).Select(levels.Add))];
        }

        return new Experiment
        {
            Name = "sample",
            Question = "What makes a difference?",
            Factors = factors,
            Conditions = [.. combinations.Select((levels, index) => new Condition(index, levels, $"condition {index}", world, null))],
            Replicates = replicates,
            Seed = 2026,
            Primary = "auc",
            Secondary = [],
            SeedSchools = [0],
        };
    }

    /// <summary>Outcomes of every run: one outcome (auc) by condition, practice and replicate; everything else is 0.</summary>
    public static RunOutcomes?[] Outcomes(Experiment experiment, Func<Condition, int, int, double> auc) =>
        Outcomes(experiment, "auc", auc);

    public static RunOutcomes?[] Outcomes(Experiment experiment, string key, Func<Condition, int, int, double> value)
    {
        int practices = experiment.Conditions[0].World.Practices.Length;
        return
        [
            .. from condition in experiment.Conditions
               from replicate in Enumerable.Range(0, experiment.Replicates)
               select Single(practices, experiment.Conditions[0].World.Weeks, key, practice => value(condition, practice, replicate)),
        ];
    }

    /// <summary>Outcomes that are 0 but for one.</summary>
    public static RunOutcomes Single(int practices, int weeks, string key, Func<int, double> value) =>
        Some(practices, weeks, (outcome, practice) => outcome == key ? value(practice) : 0.0);

    /// <summary>Outcomes by key and practice.</summary>
    public static RunOutcomes Some(int practices, int weeks, Func<string, int, double> value)
    {
        var values = new List<double>();
        foreach (var outcome in OutcomeTable.All)
        {
            for (int practice = 0; practice < (outcome.IsPerPractice ? practices : 1); practice++)
            {
                values.Add(value(outcome.Key, practice));
            }
        }

        return RunOutcomes.FromValues(weeks, practices, [.. values]);
    }

    /// <summary>Noise that is the same for every condition of a replicate, as common random numbers make it, plus a little of its own.</summary>
    public static double Noise(int condition, int practice, int replicate) =>
        (0.1 * Wave((7 * replicate) + practice)) + (0.01 * Wave((131 * replicate) + (17 * condition) + practice));

    private static double Wave(int k) => (((k * 2654435761L) & 0xffff) / 65536.0) - 0.5;

    public static WorldSpec World(params double[] tacitness) => new()
    {
        Network = new SchoolNetworkSpec { Schools = 4, StaffPerSchool = 9, Between = [new BetweenTies(SchoolPattern.Ring, 6, 0.5)] },
        Climate = ClimateSpec.HighTrust,
        Practices = [.. tacitness.Select((tau, index) => new PracticeSpec(
            index == 0 ? Codified : index == 1 ? Tacit : $"practice {index + 1}", tau,
            PracticeSpec.DefaultReadiness, PracticeSpec.DefaultSuccessCeiling, 0, new SeedSpec(SeedKind.InformalLeaders, [0], 3, false, [])))],
        Beliefs = [BeliefSpec.Default],
        Weeks = 40,
    };
}
