using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Staffroom.Reports.Figures;

/// <summary>
/// Writes figures as JSON that may stand in a script element: "&lt;", "&amp;" and line separators are escaped by the default encoder.
/// Numbers have five significant digits, which is more than a screen can show; what is not finite becomes null, a gap.
/// </summary>
internal static class FigureJson
{
    public static string Write(FigureBlock figure) =>
        JsonSerializer.Serialize(figure.Views, FigureJsonContext.Rounded.ImmutableSortedDictionaryStringFigureView);

    public static string Write(Panel panel) => JsonSerializer.Serialize(panel, FigureJsonContext.Rounded.Panel);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(System.Collections.Immutable.ImmutableSortedDictionary<string, FigureView>))]
internal sealed partial class FigureJsonContext : JsonSerializerContext
{
    public static FigureJsonContext Rounded { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = new PlotlyNaming(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new RoundedConverter(), new RoundedArrayConverter() },
    });
}

/// <summary>Plotly's names are lower case throughout, but for those that say otherwise.</summary>
internal sealed class PlotlyNaming : JsonNamingPolicy
{
    public override string ConvertName(string name) => name.ToLowerInvariant();
}

internal sealed class RoundedConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => WriteRounded(writer, value);

    public static void WriteRounded(Utf8JsonWriter writer, double value)
    {
        if (!double.IsFinite(value))
        {
            writer.WriteNullValue();
            return;
        }

        Span<byte> digits = stackalloc byte[32];
        value.TryFormat(digits, out int length, "G5", CultureInfo.InvariantCulture);
        writer.WriteRawValue(digits[..length], skipInputValidation: true);
    }
}

internal sealed class RoundedArrayConverter : JsonConverter<double[]>
{
    public override double[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Figures are written, not read.");

    public override void Write(Utf8JsonWriter writer, double[] value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (double number in value)
        {
            RoundedConverter.WriteRounded(writer, number);
        }

        writer.WriteEndArray();
    }
}
