using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Evidence.Published;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Evidence;

/// <summary>Writes the evidence as one JSON object: numbers read back as the same bits, what is not finite is null.</summary>
public static class EvidenceJson
{
    /// <summary>Version of this format; it grows when a member changes its meaning or goes.</summary>
    public const int Schema = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new FiniteOrNull() },
    };

    /// <summary>The text, with a line end.</summary>
    public static string Of(EvidenceReport report) => JsonSerializer.Serialize(
        new
        {
            Schema,
            report.Effort,
            report.Summary,
            Claims = report.Claims.Select(Claim),
            Published = report.Published.Select(Published),
        },
        Options) + "\n";

    private static object Claim(ClaimResult result) => new
    {
        result.Claim.Id,
        result.Verdict,
        result.Claim.Statement,
        result.Claim.Quote,
        result.Claim.Source,
        result.Claim.Mechanism,
        result.Claim.Confidence,
        result.Claim.Origin,
        result.Claim.Reason,
        result.Claim.Reference,
        result.Claim.Corrected,
        result.Scenario,
        result.Question,
        Findings = result.Findings.Select(finding => new
        {
            Effect = Numbers(finding.Effect),
            ExpectedSign = finding.Sign,
            finding.Verdict,
            finding.Draws,
            finding.Kept,
            Sizes = finding.Sizes.Select(size => new { Size = size.Size.Name, Effect = Numbers(size.Effect), size.Verdict }),
        }),
        Exact = Figures(result.Exact),
    };

    private static object Numbers(Effect effect) => new
    {
        effect.Key, effect.Label, effect.Outcome, effect.N, effect.Estimate, effect.Low, effect.High, effect.CohensDz,
    };

    private static object Published(PublishedOutcome row) => new
    {
        row.Result.Id, row.Verdict, row.Result.Title, row.Result.Prediction, row.Result.Setting, row.Result.Sources, Figures = Figures(row.Figures),
    };

    private static IEnumerable<object> Figures(ImmutableArray<PublishedFigure> figures) => figures.Select(figure => new
    {
        figure.What, figure.Published, figure.Ours, figure.Difference, figure.Tolerance, figure.StandardError, figure.Runs, figure.IsReproduced,
    });

    private sealed class FiniteOrNull : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("The evidence is written, not read.");

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
