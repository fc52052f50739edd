using System.Text.Json;
using System.Text.Json.Serialization;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Tables;

/// <summary>
/// Writes what a run found as one JSON object, for <c>--json</c>: answer, primary outcome, conditions, cells, effects, hours,
/// expectations, warnings, provenance. Numbers read back as the same bits; what is not finite is null.
/// </summary>
public static class ResultJson
{
    /// <summary>Version of this format; it grows when a member changes its meaning or goes.</summary>
    public const int Schema = 1;

    /// <summary>Writes the object and a line end; the stream stays open.</summary>
    public static void Write(Stream stream, Experiment experiment, Comparison comparison, Provenance provenance)
    {
        var result = new Result(
            Schema, experiment.Name, experiment.Question, comparison.Headline, comparison.Answer, experiment.Primary, experiment.Replicates,
            [.. PlanColumns.Practices(experiment)], [.. experiment.Conditions.Select(c => Describe(experiment, c))],
            [.. comparison.Cells], [.. comparison.Effects], [.. comparison.Hours], [.. comparison.Costs], [.. comparison.Expectations],
            comparison.ReplicatesNeeded, comparison.Precision, [.. experiment.Warnings.Concat(comparison.Warnings).Distinct(StringComparer.Ordinal)], provenance);
        JsonSerializer.Serialize(stream, result, ResultJsonContext.Finite.Result);
        stream.WriteByte((byte)'\n');
    }

    private static ConditionResult Describe(Experiment experiment, Condition condition) => new(
        condition.Index, condition.Label, experiment.Factors.Zip(condition.Levels, (f, level) => (f.Key, f.Levels[level].Label)).ToDictionary(p => p.Key, p => p.Label, StringComparer.Ordinal));
}

internal sealed record Result(
    int Schema, string Name, string Question, string Headline, string Answer, string Primary, int Replicates, string[] Practices, ConditionResult[] Conditions,
    CellSummary[] Cells, Effect[] Effects, HoursComparison[] Hours, CostOfReach[] Costs, ExpectationResult[] Expectations, int? ReplicatesNeeded, double Precision,
    string[] Warnings, Provenance Provenance);

internal sealed record ConditionResult(int Index, string Label, Dictionary<string, string> Levels);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Result))]
internal sealed partial class ResultJsonContext : JsonSerializerContext
{
    public static ResultJsonContext Finite { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new FiniteConverter(), new JsonStringEnumConverter<EffectKind>(JsonNamingPolicy.CamelCase), new JsonStringEnumConverter<EffectVerdict>(JsonNamingPolicy.CamelCase) },
    });
}

/// <summary>JSON has no NaN and no infinity.</summary>
internal sealed class FiniteConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
