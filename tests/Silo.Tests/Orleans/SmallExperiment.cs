using System.Security.Cryptography;
using Staffroom.Model;
using Staffroom.Scenarios.Language;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Silo.Tests.Orleans;

/// <summary>A small experiment with all that schools tell each other: two practices, turnover, events, and weeks that rank everybody.</summary>
internal static class SmallExperiment
{
    public const int Weeks = 60;
    public const int Schools = 8;

    private const string Scenario = """
        schema: 1
        name: small
        question: Is a run the same wherever it runs?
        network: { schools: 8, staffPerSchool: 6, ties: ordinary }
        practices:
          - { name: routine, tacitness: 0.1 }
          - { name: dialogue, tacitness: 0.9 }
        seeds: { school: 1, who: informal leaders, count: 2 }
        events:
          - { what: coaching, week: 3, until: 30, intensity: 0.4 }
          - { what: remove hub, week: 20, count: 3 }
          - { what: turnover shock, week: 38, share: 0.3 }
        run: { weeks: 60, replicates: 2, seed: 5 }
        vary: { climate.trust: [low, high] }
        """;

    public static Experiment Create()
    {
        var read = ScenarioReader.ReadText("small.yaml", Scenario, AppContext.BaseDirectory, new ScenarioOptions());
        return read.Value ?? throw new InvalidOperationException(string.Join('\n', read.Diagnostics));
    }

    /// <summary>The digest of a run as the kernel alone gives it.</summary>
    public static string Digest(Experiment experiment, int index)
    {
        var run = experiment.Run(index);
        return Convert.ToHexStringLower(SHA256.HashData(Simulation.Run(run.World, run.RunSeed).ToCanonicalBytes()));
    }
}
