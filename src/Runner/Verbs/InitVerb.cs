using System.CommandLine;
using Staffroom.Runner.Output;

namespace Staffroom.Runner.Verbs;

/// <summary><c>init</c>: a commented scenario to start from.</summary>
internal static class InitVerb
{
    private const string StandardName = "scenario.yaml";

    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb("init", "Writes a commented scenario to start from; never overwrites a file", "init", "init my-scenario.yaml");
        var file = new Argument<string>("file")
        {
            HelpName = "FILE",
            Description = "The file to write",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => StandardName,
        };
        verb.Arguments.Add(file);
        verb.SetAction(parsed => Write(host, parsed.GetValue(file) ?? StandardName));
        return verb;
    }

    private static int Write(Host host, string name)
    {
        string path = host.Resolve(name);
        try
        {
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(stream);
            writer.Write(host.Scenarios.Template);
        }
        catch (IOException) when (File.Exists(path) || Directory.Exists(path))
        {
            throw new RunnerException(ExitCode.Usage, $"{name} exists already and is left as it is; choose another name.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunnerException(ExitCode.Usage, $"{name} cannot be written: {error.Message}", error);
        }

        host.Out.WriteLine($"Wrote {name}. Check it with `{host.CommandName} validate {Shell.Join([name])}`, run it with `{host.CommandName} run {Shell.Join([name])}`.");
        return ExitCode.Done;
    }
}
