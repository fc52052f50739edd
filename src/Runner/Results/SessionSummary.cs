using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Staffroom.Reports.Tables;
using Staffroom.Runner.Output;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Results;

/// <summary>The end of a run: what was found, and where it is.</summary>
internal sealed record SessionSummary(
    Host Host, ResultFolder Folder, ResultFacts Facts, Comparison Comparison, string? Digest)
{
    /// <summary>The name of the report in a result folder.</summary>
    public const string ReportName = "report.html";

    /// <summary>What was found, for people.</summary>
    public void PrintFindings()
    {
        FindingsShown.Paragraph(Host, Folder.Experiment.Question);
        Host.Out.WriteLine();
        FindingsShown.Print(Host, Folder.Experiment, Comparison);
        foreach (string warning in Folder.Experiment.Warnings.Concat(Comparison.Warnings).Distinct(StringComparer.Ordinal))
        {
            Host.Error.WriteLine($"note: {warning}");
        }
    }

    /// <summary>Where everything is, for people.</summary>
    /// <param name="files">The files that were written.</param>
    public void PrintFiles(IReadOnlyList<string> files)
    {
        bool hasReport = files.Contains(ReportName, StringComparer.Ordinal);
        Host.Out.WriteLine($"{(hasReport ? "report" : "results")}  {Host.Shown(hasReport ? Folder.File(ReportName) : Folder.Path)}");
        Host.Out.WriteLine($"digest  {Digest ?? "none: some runs are missing or failed"}");
        Host.Out.WriteLine($"repeat  {Facts.Command}");
    }

    /// <summary>For machines: the findings as the reports' room writes them, and where the files are.</summary>
    public void WriteJson(IReadOnlyList<string> files)
    {
        using var stream = new MemoryStream();
        var provenance = ReportInputs.Provenance(Folder.Experiment, Facts, Folder.Store.Headers());
        ResultJson.Write(stream, Folder.Experiment, Comparison, provenance);
        var json = JsonNode.Parse(stream.ToArray())!.AsObject();
        json["folder"] = Folder.Path;
        json["files"] = new JsonArray([.. files.Select(file => (JsonNode)file)]);
        json["digest"] = Digest;
        Host.Out.WriteLine(JsonText.Of(json));
    }
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
