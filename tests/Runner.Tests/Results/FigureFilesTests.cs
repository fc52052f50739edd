using System.Text;
using System.Xml.Linq;
using Staffroom.Reports.Tests.Browser;
using Staffroom.Runner.Output;
using Staffroom.Runner.Tests.Explore;

namespace Staffroom.Runner.Tests.Results;

/// <summary><c>report --figures</c>.</summary>
public sealed class FigureFilesTests : IDisposable
{
    private const string Scenario = """
        schema: 1
        name: drawn
        question: Does trust spread a practice?
        network: { schools: 3, staffPerSchool: 4, ties: { count: 3, strength: 0.5 } }
        run: { weeks: 12, replicates: 2, seed: 5 }
        vary: { climate.trust: [low, high] }
        """;

    private readonly TemporaryFolder _folder = new();

    public FigureFilesTests()
    {
        File.WriteAllText(_folder["drawn.yaml"], Scenario);
        Assert.Equal(ExitCode.Done, RealCommand.Invoke(_folder.Path, "run", "drawn.yaml", "--no-report", "--out", "out").Exit);
    }

    public void Dispose() => _folder.Dispose();

    [BrowserFact]
    public void Every_figure_becomes_an_svg_and_a_png_twice_as_large()
    {
        var result = Report(new HeadlessBrowser(Chromium.Executable!, TimeSpan.FromMinutes(3)));

        Assert.Equal(ExitCode.Done, result.Exit);
        string[] figures = ["adoption-curves", "belief-curves", "condition-curves", "forest", "network"];
        Assert.Equal(
            figures.SelectMany(figure => new[] { figure + ".png", figure + ".svg" }).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(_folder["out/figures"]).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Assert.All(figures, figure =>
        {
            var svg = XDocument.Load(_folder[$"out/figures/{figure}.svg"]).Root!;
            Assert.Equal(("svg", 1200), (svg.Name.LocalName, (int)svg.Attribute("width")!));
            byte[] png = File.ReadAllBytes(_folder[$"out/figures/{figure}.png"]);
            Assert.Equal([0x89, 0x50, 0x4e, 0x47], png[..4]);
            Assert.Equal((2 * 1200, 2 * (int)svg.Attribute("height")!), (BigEndian(png, 16), BigEndian(png, 20)));
        });
        Assert.Contains(XDocument.Load(_folder["out/figures/network.svg"]).Descendants(), element => element.Value.StartsWith("Week 12: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_browser_all_else_is_written_and_what_to_install_is_said()
    {
        var result = Report(null);

        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.EndsWith(
            "error: No Chromium was found: install Chromium, Google Chrome or Microsoft Edge (on Debian `apt-get install chromium`), or name the program in STAFFROOM_BROWSER. "
            + "No figure was drawn; everything else is written.\n",
            result.Error,
            StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["out/report.html"]));
        Assert.False(Directory.Exists(_folder["out/figures"]));
    }

    [Theory]
    [InlineData("echo '<pre id=\"figure-problem\">no canvas</pre>'", "did not draw the figures: no canvas. report.html and the tables are written.")]
    [InlineData("echo '<html></html>'", "did not draw the figures: its page ended early. report.html and the tables are written.")]
    [InlineData("exit 3", "ended with exit code 3. report.html and the tables are written;")]
    public void A_browser_that_draws_nothing_is_said_and_leaves_the_report(string script, string message)
    {
        string program = _folder["browser"];
        File.WriteAllText(program, $"#!/bin/sh\n{script}\n", new UTF8Encoding(false));
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var result = Report(new HeadlessBrowser(program, TimeSpan.FromMinutes(1)));

        Assert.Equal(ExitCode.Unexpected, result.Exit);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["out/report.html"]));
        Assert.False(Directory.Exists(_folder["out/figures"]));
    }

    private static int BigEndian(byte[] bytes, int at) => (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];

    private TestHost.Result Report(HeadlessBrowser? browser) => RealCommand.Invoke(_folder.Path, browser, "report", "out", "--figures");
}
