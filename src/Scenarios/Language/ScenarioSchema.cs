using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Staffroom.Scenarios.Language.Fields;

namespace Staffroom.Scenarios.Language;

/// <summary>The JSON Schema of scenario files, for editors: written from the same tables that validate them.</summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema (JSON Schema 2020-12) as indented JSON that ends in a line break.</summary>
    public static string Write()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Staffroom scenario",
            ["description"] = "A question about networks of schools and the simulated worlds that answer it.",
        };
        foreach (var (key, value) in LanguageTable.Scenario.Schema())
        {
            schema[key] = value?.DeepClone();
        }

        return schema.ToJsonString(Indented) + "\n";
    }
}
