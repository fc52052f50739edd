using System.Text.Json.Nodes;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>What <c>vary</c> holds: paths with their levels. The paths depend on the file, so <c>VaryReader</c> checks them.</summary>
internal sealed class VaryType : FieldType
{
    public override string Description => "a group of paths with their levels, for instance { climate.trust: [low, high] }";

    public override bool HasShape(Node node) => node is MappingNode;

    public override void Check(Node node, string path, Problems problems)
    {
        if (node is not MappingNode)
        {
            Mismatch(node, path, problems);
        }
    }

    public override JsonObject Schema()
    {
        var combinations = new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "object" },
        };
        return new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["include"] = combinations,
                ["exclude"] = combinations.DeepClone(),
                ["arms"] = new JsonObject
                {
                    ["type"] = "object",
                    ["minProperties"] = 1,
                    ["additionalProperties"] = new JsonObject { ["type"] = "object" },
                },
            },
            ["additionalProperties"] = new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    new JsonObject { ["type"] = "array", ["minItems"] = 1 },
                    new JsonObject
                    {
                        ["type"] = "object",
                        ["properties"] = new JsonObject
                        {
                            ["from"] = new JsonObject { ["type"] = "number" },
                            ["to"] = new JsonObject { ["type"] = "number" },
                            ["step"] = new JsonObject { ["type"] = "number" },
                        },
                        ["required"] = new JsonArray("from", "to"),
                        ["additionalProperties"] = false,
                    }),
            },
        };
    }
}

/// <summary>Conditions by the levels of factors, as in <c>expect</c>: { climate.trust: high }.</summary>
internal sealed class LevelsByPathType : FieldType
{
    public override string Description => "a group of varied paths with one level each, for instance { climate.trust: high }";

    public override bool HasShape(Node node) => node is MappingNode;

    public override void Check(Node node, string path, Problems problems)
    {
        if (node is not MappingNode)
        {
            Mismatch(node, path, problems);
        }
    }

    public override JsonObject Schema() => new() { ["type"] = "object" };
}
