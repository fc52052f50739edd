using System.CommandLine;
using Staffroom.Runner.Output;

namespace Staffroom.Runner.Verbs;

/// <summary><c>schema</c>: the JSON Schema of scenario files.</summary>
internal static class SchemaVerb
{
    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "schema", "Prints the JSON Schema of scenario files, for editors that complete and check them", "schema > scenario.schema.json");
        verb.SetAction(_ =>
        {
            host.Out.WriteLine(host.Scenarios.Schema.TrimEnd());
            return ExitCode.Done;
        });
        return verb;
    }
}
