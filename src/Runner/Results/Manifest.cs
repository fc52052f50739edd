using Staffroom.Runner.Input;
using System.Text.Encodings.Web;
using System.Text.Json;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Results;

/// <summary>manifest.json: everything about where the numbers come from, for machines and for the curious.</summary>
internal static class Manifest
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "manifest.json";

    private const int Format = 1;

    /// <summary>Writes it.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="experiment">The experiment as resolved.</param>
    /// <param name="facts">How it was run.</param>
    /// <param name="runs">Its runs in plan order.</param>
    /// <param name="warnings">Everything a reader must know.</param>
    public static void Write(
        Stream stream, Experiment experiment, ResultFacts facts, IReadOnlyList<RunHeader> runs, IEnumerable<string> warnings)
    {
        // Relaxed: the file is JSON, not HTML, and people read "ü" and "×" more easily than escapes.
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var json = new Utf8JsonWriter(stream, options);
        json.WriteStartObject();
        json.WriteNumber("manifest", Format);
        json.WriteString("name", experiment.Name);
        json.WriteString("question", experiment.Question);
        json.WriteString("command", facts.Command);
        json.WriteString("version", facts.Version);
        json.WriteString("engine", facts.Engine);
        json.WriteString("granularity", facts.Granularity);
        json.WriteNumber("silos", facts.Silos);
        json.WriteNumber("threads", facts.Threads);
        json.WriteString("machine", facts.Machine);
        json.WriteString("startedAt", facts.StartedAt);
        json.WriteString("endedAt", facts.EndedAt);
        json.WriteNumber("secondsRunning", Math.Round(facts.Seconds, 3));
        json.WriteNumber("seed", experiment.Seed);
        json.WriteNumber("replicates", experiment.Replicates);
        json.WriteNumber("robustnessDraws", facts.RobustnessDraws);
        json.WriteString("primary", experiment.Primary);
        json.WriteString("planHash", ExperimentCodec.PlanHash(experiment));
        json.WriteString("digest", Digest(experiment, runs));
        WriteWarnings(json, warnings);
        WriteNetworkFiles(json, experiment);
        WriteSettings(json, experiment);
        WriteConditions(json, experiment);
        WriteRuns(json, runs);
        json.WriteString("scenarioFile", facts.Scenario);
        json.WriteString("scenarioText", experiment.SourceText);
        json.WriteEndObject();
    }

    /// <summary>The whole digest, or null while runs are missing or failed.</summary>
    public static string? Digest(Experiment experiment, IReadOnlyList<RunHeader> runs) =>
        runs.Count == experiment.RunCount && runs.All(run => run.State == RunState.Done)
            ? WholeDigest.Of(runs.Select(run => run.Digest))
            : null;

    private static void WriteWarnings(Utf8JsonWriter json, IEnumerable<string> warnings)
    {
        json.WriteStartArray("warnings");
        foreach (string warning in warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
    }

    private static void WriteNetworkFiles(Utf8JsonWriter json, Experiment experiment)
    {
        json.WriteStartArray("networkFiles");
        foreach (var stored in NetworkFilesInUse.Of(experiment))
        {
            json.WriteStartObject();
            json.WriteString("file", stored.File);
            json.WriteString("checksum", stored.Checksum);
            json.WriteNumber("teachers", stored.Teachers);
            json.WriteNumber("schools", stored.Schools);
            json.WriteNumber("ties", stored.DirectedTies / 2);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSettings(Utf8JsonWriter json, Experiment experiment)
    {
        json.WriteStartArray("settings");
        foreach (var setting in experiment.Settings)
        {
            json.WriteStartObject();
            json.WriteString("key", setting.Key);
            json.WriteString("value", setting.Value);
            json.WriteString("origin", setting.Origin);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteConditions(Utf8JsonWriter json, Experiment experiment)
    {
        json.WriteStartArray("conditions");
        foreach (var condition in experiment.Conditions)
        {
            json.WriteStartObject();
            json.WriteNumber("index", condition.Index);
            json.WriteString("label", condition.Label);
            if (condition.Design is { } design)
            {
                json.WriteStartObject("tiesBetweenSchools");
                json.WriteString("kind", design.Kind);
                json.WriteNumber("weak", design.WeakTies);
                json.WriteNumber("strong", design.StrongTies);
                WriteHours(json, "pilotHours", design.PilotHours);
                WriteHours(json, "referenceHours", design.ReferenceHours);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteHours(Utf8JsonWriter json, string name, double hours)
    {
        if (double.IsFinite(hours))
        {
            json.WriteNumber(name, Math.Round(hours, 1));
        }
    }

    private static void WriteRuns(Utf8JsonWriter json, IReadOnlyList<RunHeader> runs)
    {
        json.WriteStartArray("runs");
        foreach (var run in runs)
        {
            json.WriteStartObject();
            json.WriteNumber("index", run.Index);
            json.WriteNumber("condition", run.Condition);
            json.WriteNumber("replicate", run.Replicate);
            json.WriteNumber("seed", run.RunSeed);
            if (run.State == RunState.Done)
            {
                json.WriteString("digest", run.DigestText);
            }
            else
            {
                json.WriteString("error", run.Error);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
