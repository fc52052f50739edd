using System.Globalization;
using Staffroom.Runner.Store;

namespace Staffroom.Runner.Results;

/// <summary>What a result folder knows about how it came about; kept in its run store.</summary>
internal sealed record ResultFacts
{
    /// <summary>Version of staffroom that ran.</summary>
    public required string Version { get; init; }

    /// <summary>Name of the engine.</summary>
    public required string Engine { get; init; }

    /// <summary>What an actor was.</summary>
    public required string Granularity { get; init; }

    /// <summary>Silos that runs were spread over; 0 if there were none.</summary>
    public int Silos { get; init; }

    /// <summary>Number of threads of the last start.</summary>
    public required int Threads { get; init; }

    /// <summary>The machine.</summary>
    public required string Machine { get; init; }

    /// <summary>The exact command that repeats it.</summary>
    public required string Command { get; init; }

    /// <summary>The scenario as the user named it.</summary>
    public required string Scenario { get; init; }

    /// <summary>Robustness draws wanted; 0 for none.</summary>
    public int RobustnessDraws { get; init; }

    /// <summary>Whether every teacher's state in every week is written.</summary>
    public bool HasTrace { get; init; }

    /// <summary>When it was started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last run ended, UTC.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Seconds spent running, over all starts.</summary>
    public double Seconds { get; init; }

    /// <summary>As the store keeps it.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToPairs() =>
    [
        new("version", Version),
        new("engine", Engine),
        new("granularity", Granularity),
        new("silos", Silos.ToString(CultureInfo.InvariantCulture)),
        new("threads", Threads.ToString(CultureInfo.InvariantCulture)),
        new("machine", Machine),
        new("command", Command),
        new("scenario", Scenario),
        new("robustnessDraws", RobustnessDraws.ToString(CultureInfo.InvariantCulture)),
        new("trace", HasTrace ? "true" : "false"),
        new("startedAt", StartedAt.ToString("O", CultureInfo.InvariantCulture)),
        new("endedAt", EndedAt.ToString("O", CultureInfo.InvariantCulture)),
        new("seconds", Seconds.ToString("R", CultureInfo.InvariantCulture)),
    ];

    /// <summary>Reads what <see cref="ToPairs"/> gave.</summary>
    /// <exception cref="StoreException">Something is missing or unreadable.</exception>
    public static ResultFacts From(RunStore store)
    {
        string Text(string key) => store.Fact(key) ?? throw StoreException.Damaged(store.File, $"it does not hold the {key}");
        try
        {
            return new ResultFacts
            {
                Version = Text("version"),
                Engine = Text("engine"),
                Granularity = Text("granularity"),
                Silos = int.Parse(Text("silos"), CultureInfo.InvariantCulture),
                Threads = int.Parse(Text("threads"), CultureInfo.InvariantCulture),
                Machine = Text("machine"),
                Command = Text("command"),
                Scenario = Text("scenario"),
                RobustnessDraws = int.Parse(Text("robustnessDraws"), CultureInfo.InvariantCulture),
                HasTrace = store.Fact("trace") is "true",
                StartedAt = DateTimeOffset.Parse(Text("startedAt"), CultureInfo.InvariantCulture),
                EndedAt = DateTimeOffset.Parse(Text("endedAt"), CultureInfo.InvariantCulture),
                Seconds = double.Parse(Text("seconds"), CultureInfo.InvariantCulture),
            };
        }
        catch (FormatException error)
        {
            throw StoreException.Damaged(store.File, error.Message, error);
        }
    }

    /// <summary>Keeps them.</summary>
    public void SaveTo(RunStore store) => store.SetFacts(ToPairs());
}
