using System.CommandLine;
using Staffroom.Runner.Input;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;
using Staffroom.Scenarios.Language;

namespace Staffroom.Runner.Verbs;

/// <summary><c>explain</c>: what a key means, its unit, range, default and source.</summary>
internal static class ExplainVerb
{
    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "explain", "Says what a parameter, a key of a scenario or an outcome means, with unit, range, default and source; lists all without one",
            "explain trustGain", "explain");
        var key = new Argument<string?>("key") { HelpName = "KEY", Description = "What to explain", Arity = ArgumentArity.ZeroOrOne };
        var json = RunOptions.Json();
        verb.Arguments.Add(key);
        var markdown = new Option<bool>("--markdown") { Description = "Writes the whole reference as a Markdown document; with `parameters`, the table of the model's parameters alone" };
        verb.Options.Add(json);
        verb.Options.Add(markdown);
        verb.SetAction(parsed => parsed.GetValue(markdown) ? Reference(host, parsed.GetValue(key))
            : parsed.GetValue(key) is { } wanted
            ? One(host, wanted, parsed.GetValue(json))
            : List(host, parsed.GetValue(json)));
        return verb;
    }

    private static int Reference(Host host, string? part)
    {
        host.Out.Write(part switch
        {
            null => ReferenceDocument.Write(),
            "parameters" => ReferenceDocument.ParameterRows(),
            _ => throw new RunnerException(ExitCode.Usage, $"--markdown writes the whole reference, or with `parameters` the model's parameters; not `{part}`."),
        });
        return ExitCode.Done;
    }

    private static int One(Host host, string key, bool isJson)
    {
        var found = host.Scenarios.Explanations.Where(e => string.Equals(e.Key, key, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0)
        {
            string advice = Nearest.Advice(key, host.Scenarios.Explanations.Select(e => e.Key));
            throw new RunnerException(
                ExitCode.Usage, $"There is nothing called `{key}`.{advice} `{host.CommandName} explain` lists all there is.");
        }

        if (isJson)
        {
            host.Out.WriteLine(JsonText.Of(found.Select(ForMachines)));
            return ExitCode.Done;
        }

        foreach (var explanation in found)
        {
            host.Out.WriteLine(explanation.Text.TrimEnd());
        }

        return ExitCode.Done;
    }

    private static int List(Host host, bool isJson)
    {
        if (isJson)
        {
            host.Out.WriteLine(JsonText.Of(host.Scenarios.Explanations.Select(ForMachines)));
            return ExitCode.Done;
        }

        foreach (var kind in host.Scenarios.Explanations.GroupBy(e => e.Kind, StringComparer.Ordinal))
        {
            Screen.Table(
                host, [(kind.Key, false), ("meaning", false)], kind.Select(e => new[] { e.Key, e.Meaning }));
        }

        return ExitCode.Done;
    }

    private static object ForMachines(Explanation e) =>
        new { e.Key, e.Kind, e.Meaning, e.Text };
}
