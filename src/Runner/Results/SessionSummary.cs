using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Staffroom.Runner.Output;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Results;

/// <summary>The end of a run: what was found, and where it is.</summary>
internal sealed record SessionSummary(
    Host Host, ResultFolder Folder, ResultFacts Facts, Comparison Comparison, string? Digest, IReadOnlyList<string> Files)
{
    /// <summary>The name of the report in a result folder.</summary>
    public const string ReportName = "report.html";

    /// <summary>For people.</summary>
    public void Print()
    {
        var console = Screen.Out(Host);
        FindingsShown.Line(console, Folder.Experiment.Question);
        FindingsShown.Line(console, "");
        FindingsShown.Print(console, Folder.Experiment, Comparison);
        foreach (string warning in Folder.Experiment.Warnings.Concat(Comparison.Warnings).Distinct(StringComparer.Ordinal))
        {
            Host.Error.WriteLine($"note: {warning}");
        }

        bool hasReport = Files.Contains(ReportName, StringComparer.Ordinal);
        Host.Out.WriteLine($"{(hasReport ? "report" : "results")}  {Host.Shown(hasReport ? Folder.File(ReportName) : Folder.Path)}");
        Host.Out.WriteLine($"digest  {Digest ?? "none: some runs are missing or failed"}");
        Host.Out.WriteLine($"repeat  {Facts.Command}");
    }

    /// <summary>For machines.</summary>
    public void WriteJson() => Host.Out.WriteLine(JsonText.Of(new
    {
        Folder = Folder.Path,
        Files,
        Digest,
        Facts.Command,
        Facts.Version,
        Folder.Experiment.Name,
        Folder.Experiment.Question,
        Folder.Experiment.Seed,
        Folder.Experiment.Replicates,
        Warnings = Folder.Experiment.Warnings.Concat(Comparison.Warnings).Distinct(StringComparer.Ordinal),
        Comparison,
    }));
}

/// <summary>JSON on stdout: camel case, and null where a number is not finite, since JSON has no such numbers.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new FiniteOrNull() },
    };

    /// <summary>The text.</summary>
    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);

    private sealed class FiniteOrNull : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

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
}
