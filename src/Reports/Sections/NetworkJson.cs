using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Staffroom.Reports.Sections;

/// <summary>Writes network pictures for the page's script: flat columns, weeks only where something changes.</summary>
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
                Write(json, picture, caption(picture));
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, NetworkPicture picture, string caption)
    {
        json.WriteStartObject();
        json.WriteString("caption", caption);
        json.WriteNumber("weeks", picture.Weeks);
        Texts(json, "practices", picture.Practices);
        Texts(json, "schools", picture.Schools);
        if (picture.IsOfSchools)
        {
            WriteSchools(json, picture);
        }
        else
        {
            WritePeople(json, picture);
        }

        json.WriteEndObject();
    }

    private static void WritePeople(Utf8JsonWriter json, NetworkPicture picture)
    {
        Texts(json, "labels", picture.Teachers.Select(t => t.Label));
        Numbers(json, "school", picture.Teachers.Select(t => t.School));
        Numbers(json, "head", picture.Teachers.Select(t => t.IsHead ? 1 : 0));
        Lists(json, "adopted", Enumerable.Range(0, picture.Practices.Length), p => picture.Teachers.Select(t => t.AdoptionWeeks[p]));
        json.WriteStartArray("levels");
        for (int p = 0; p < picture.Practices.Length; p++)
        {
            Lists(json, null, picture.Teachers, teacher => Changes(teacher.Levels[p].Select(digit => digit - '0')));
        }

        json.WriteEndArray();
        Numbers(json, "ties", picture.Ties.SelectMany(t => new[] { t.A, t.B }));
        Lists(json, "steps", picture.Ties, tie => Changes(tie.Steps.Select(digit => digit - '0')));
    }

    /// <summary>Users of each school in each week, and how many ties join two schools.</summary>
    private static void WriteSchools(Utf8JsonWriter json, NetworkPicture picture)
    {
        var members = picture.Teachers.ToLookup(teacher => teacher.School);
        int[] schools = [.. Enumerable.Range(0, picture.Schools.Length)];
        Numbers(json, "staff", schools.Select(school => members[school].Count()));
        json.WriteStartArray("users");
        for (int p = 0; p < picture.Practices.Length; p++)
        {
            Lists(json, null, schools, school => Changes(Users(picture, members[school], p)));
        }

        json.WriteEndArray();
        var pairs = picture.Ties
            .Select(tie => (A: picture.Teachers[tie.A].School, B: picture.Teachers[tie.B].School))
            .Where(tie => tie.A != tie.B)
            .CountBy(tie => (A: Math.Min(tie.A, tie.B), B: Math.Max(tie.A, tie.B)))
            .OrderBy(pair => pair.Key);
        Numbers(json, "bundles", pairs.SelectMany(pair => new[] { pair.Key.A, pair.Key.B, pair.Value }));
    }

    private static IEnumerable<int> Users(NetworkPicture picture, IEnumerable<PictureTeacher> members, int practice) =>
        Enumerable.Range(0, picture.Weeks + 1).Select(week => members.Count(teacher => teacher.Levels[practice][week] - '0' >= (int)UseLevel.Uses));

    /// <summary>Most values stay as they are from week to week: only the weeks in which they change, each with the new value.</summary>
    internal static IEnumerable<int> Changes(IEnumerable<int> values)
    {
        int week = 0;
        int? before = null;
        foreach (int value in values)
        {
            if (value != before)
            {
                yield return week;
                yield return value;
                before = value;
            }

            week++;
        }
    }

    private static void Lists<T>(Utf8JsonWriter json, string? name, IEnumerable<T> items, Func<T, IEnumerable<int>> list)
    {
        Start(json, name);
        foreach (var item in items)
        {
            Numbers(json, null, list(item));
        }

        json.WriteEndArray();
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

    private static void Numbers(Utf8JsonWriter json, string? name, IEnumerable<int> numbers)
    {
        Start(json, name);
        foreach (int number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void Start(Utf8JsonWriter json, string? name)
    {
        if (name is null)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartArray(name);
        }
    }
}
