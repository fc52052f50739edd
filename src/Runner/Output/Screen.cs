using Spectre.Console;

namespace Staffroom.Runner.Output;

/// <summary>Consoles of Spectre over the host's writers, plain where there is no terminal.</summary>
internal static class Screen
{
    /// <summary>Wide enough that nothing is wrapped that a program will read line by line.</summary>
    private const int PlainWidth = 1000;

    /// <summary>A table with a header row on stdout; cells are text, never markup.</summary>
    public static void Table(Host host, IEnumerable<(string Title, bool IsNumber)> columns, IEnumerable<string[]> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var (title, isNumber) in columns)
        {
            table.AddColumn(new TableColumn(new Text(title)) { NoWrap = isNumber, Alignment = isNumber ? Justify.Right : Justify.Left });
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        // Spectre fills lines with blanks and adds empty ones; a file or a pipe has no use for them.
        using var text = new StringWriter { NewLine = "\n" };
        var console = Create(text, host.IsOutTerminal, host);
        console.Write(table);
        foreach (string line in text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
        {
            host.Out.WriteLine(line);
        }
    }

    /// <summary>Where live progress goes.</summary>
    public static IAnsiConsole Error(Host host) => Create(host.Error, host.IsErrorTerminal, host);

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal, Host host)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && host.MayColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        console.Profile.Width = isTerminal ? host.Width : PlainWidth;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
