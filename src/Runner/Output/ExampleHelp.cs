using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Staffroom.Runner.Output;

/// <summary>The help of System.CommandLine with examples at its end.</summary>
internal sealed class ExampleHelp(HelpAction help, Host host) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var output = parseResult.InvocationConfiguration.Output;
        parseResult.InvocationConfiguration.Output = text;
        try
        {
            help.MaxWidth = host.Width;
            help.Invoke(parseResult);
        }
        finally
        {
            parseResult.InvocationConfiguration.Output = output;
        }

        // System.CommandLine names the file that runs ("dotnet" or a test host); people read the command as they type it.
        output.WriteLine(text.ToString().Replace($"  {RootCommand.ExecutableName} ", $"  {host.CommandName} ", StringComparison.Ordinal).TrimEnd());
        var examples = parseResult.CommandResult.Command is Verb verb ? verb.Examples : ["run", "run my-scenario.yaml --replicates 64", "list"];
        output.WriteLine();
        output.WriteLine(examples.Count == 1 ? "Example:" : "Examples:");
        foreach (string example in examples)
        {
            output.WriteLine($"  {host.CommandName} {example}");
        }

        return ExitCode.Done;
    }
}
