using System.Text;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>
/// One key of the language: everything that validation, nearest names, <c>explain</c>, the schema, the template and the list of
/// settings say about it.
/// </summary>
/// <param name="Key">Its name in files.</param>
/// <param name="Type">What it may hold.</param>
/// <param name="Default">What holds where a scenario is silent, as YAML; null if there is no such value.</param>
/// <param name="Meaning">What it means, in a sentence.</param>
/// <param name="Source">Where its default comes from: a citation, or "assumption"; empty where that makes no sense.</param>
internal sealed record Field(string Key, FieldType Type, string? Default, string Meaning, string Source = "")
{
    /// <summary>Whether a file must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Its name for people, where the key's own words will not do.</summary>
    public string? Name { get; init; }

    /// <summary>The words of the key: "staff per school" for staffPerSchool.</summary>
    public string Label => Name ?? Words(Key);

    public static string Words(string key)
    {
        var words = new StringBuilder();
        foreach (char c in key)
        {
            words.Append(char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString());
        }

        return words.ToString();
    }
}
