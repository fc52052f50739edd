using System.CommandLine;
using Staffroom.Runner.Input;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;

namespace Staffroom.Runner.Verbs;

/// <summary><c>validate</c>: reads a scenario and says everything that is wrong with it.</summary>
internal static class ValidateVerb
{
    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "validate", "Checks a scenario file and says all that is wrong with it, with places; runs nothing", "validate my-scenario.yaml");
        var scenario = new ScenarioArguments().AddTo(verb);
        var json = RunOptions.Json();
        verb.Options.Add(json);
        verb.SetAction(parsed => Validate(host, scenario.Request(parsed), parsed.GetValue(json)));
        return verb;
    }

    private static int Validate(Host host, ScenarioRequest request, bool isJson)
    {
        var outcome = host.Scenarios.Read(request, host);
        if (isJson)
        {
            host.Out.WriteLine(JsonText.Of(new { Valid = outcome.IsValid, outcome.Diagnostics }));
            return outcome.IsValid ? ExitCode.Done : ExitCode.Invalid;
        }

        var experiment = Diagnosed.Require(outcome, host);
        host.Out.WriteLine(
            $"{request.NameOrFile} is valid: {Counted.Design(experiment.Conditions.Length, experiment.Replicates)}, primary outcome {experiment.Primary}.");
        return ExitCode.Done;
    }
}
