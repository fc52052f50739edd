using Spectre.Console;

namespace Staffroom.Runner.Output;

/// <summary>Consoles of Spectre over the host's writers, plain where there is no terminal.</summary>
internal static class Screen
{
    /// <summary>Wide enough that nothing is wrapped that a program will read line by line.</summary>
    private const int PlainWidth = 400;

    /// <summary>Where data goes.</summary>
    public static IAnsiConsole Out(Host host) => Create(host.Out, host.IsOutTerminal, host);

    /// <summary>Where messages and live progress go.</summary>
    public static IAnsiConsole Error(Host host) => Create(host.Error, host.IsErrorTerminal, host);

    /// <summary>A table with a header row; cells are text, never markup.</summary>
    public static void Table(IAnsiConsole console, IEnumerable<(string Title, bool IsNumber)> columns, IEnumerable<string[]> rows)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = true };
        foreach (var (title, isNumber) in columns)
        {
            var column = new TableColumn(new Text(title)) { NoWrap = isNumber, Alignment = isNumber ? Justify.Right : Justify.Left };
            table.AddColumn(column);
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        console.Write(table);
    }

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
