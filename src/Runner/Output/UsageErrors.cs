using System.CommandLine;
using System.CommandLine.Parsing;

namespace Staffroom.Runner.Output;

/// <summary>What is wrong with a command line, all of it at once, with the nearest valid names.</summary>
internal static class UsageErrors
{
    /// <summary>Prints them.</summary>
    /// <returns><see cref="ExitCode.Usage"/>.</returns>
    public static int Print(ParseResult parsed, Host host)
    {
        var command = parsed.CommandResult.Command;
        string path = Path(command, host);
        foreach (string token in MistakenOptions(parsed).Concat(parsed.UnmatchedTokens))
        {
            host.Error.WriteLine("error: " + Unmatched(token, command, path));
        }

        bool isSaid = parsed.UnmatchedTokens.Count > 0;
        foreach (var error in parsed.Errors)
        {
            bool isUnmatched = parsed.UnmatchedTokens.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal));
            bool isMissingVerb = command.Subcommands.Count > 0 && isSaid;
            if (!isUnmatched && !isMissingVerb)
            {
                host.Error.WriteLine("error: " + error.Message);
            }
        }

        host.Error.WriteLine($"`{path} --help` lists what there is.");
        return ExitCode.Usage;
    }

    /// <summary>Options that do not exist and were taken for a file or folder; after <c>--</c> a name may begin with a dash.</summary>
    public static IEnumerable<string> MistakenOptions(ParseResult parsed) =>
        parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? []
            : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens)
                .Select(token => token.Value).Where(value => value.Length > 1 && value[0] == '-');

    private static string Unmatched(string token, Command command, string path)
    {
        if (token.StartsWith('-'))
        {
            string name = token.Split('=', ':')[0];
            return $"`{name}` is not an option of `{path}`.{Nearest.Advice(name, Options(command))}";
        }

        return command.Subcommands.Count > 0
            ? $"`{token}` is not a verb of `{path}`.{Nearest.Advice(token, command.Subcommands.Select(verb => verb.Name))}"
            : $"`{path}` has no use for `{token}`.";
    }

    private static IEnumerable<string> Options(Command command) =>
        command.Options.Select(option => option.Name).Append("--help");

    private static string Path(Command command, Host host)
    {
        var names = new Stack<string>();
        for (Symbol? at = command; at is Command and not RootCommand; at = at.Parents.FirstOrDefault())
        {
            names.Push(at.Name);
        }

        return string.Join(' ', names.Prepend(host.CommandName));
    }
}
