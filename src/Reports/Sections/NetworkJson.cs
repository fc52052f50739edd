using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Staffroom.Reports.Sections;

/// <summary>Writes network pictures for the page's script: flat columns, coordinates in whole units.</summary>
internal static class NetworkJson
{
    public static string Write(IEnumerable<NetworkPicture> pictures, Func<NetworkPicture, string> caption)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var picture in pictures)
            {
                Write(json, picture, NetworkLayout.Of(picture), caption(picture));
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, NetworkPicture picture, NetworkLayout layout, string caption)
    {
        json.WriteStartObject();
        json.WriteString("caption", caption);
        json.WriteNumber("weeks", picture.Weeks);
        json.WriteNumber("width", layout.Width);
        json.WriteNumber("height", layout.Height);
        json.WriteNumber("node", Math.Round(layout.NodeRadius, 1));
        Texts(json, "practices", picture.Practices);
        Texts(json, "schools", picture.Schools);
        Numbers(json, "places", layout.Schools.SelectMany(s => new[] { s.X, s.Y, s.Radius }));
        Texts(json, "labels", picture.Teachers.Select(t => t.Label));
        Numbers(json, "school", picture.Teachers.Select(t => (double)t.School));
        Numbers(json, "head", picture.Teachers.Select(t => t.IsHead ? 1.0 : 0));
        Numbers(json, "x", layout.X);
        Numbers(json, "y", layout.Y);
        json.WriteStartArray("adopted");
        for (int p = 0; p < picture.Practices.Length; p++)
        {
            Numbers(json, null, picture.Teachers.Select(t => (double)t.AdoptionWeeks[p]));
        }

        json.WriteEndArray();
        // Three numbers a tie; strength in hundredths.
        Numbers(json, "ties", picture.Ties.SelectMany(t => new[] { t.A, t.B, 100 * t.TieStrength }));
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, string? name, IEnumerable<double> numbers)
    {
        if (name is null)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartArray(name);
        }

        foreach (double number in numbers)
        {
            json.WriteNumberValue((long)Math.Round(number));
        }

        json.WriteEndArray();
    }
}
