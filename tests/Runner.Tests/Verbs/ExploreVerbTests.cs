using Staffroom.Reports;
using Staffroom.Runner.Explore;

namespace Staffroom.Runner.Tests.Verbs;

public sealed class ExploreVerbTests : IDisposable
{
    private readonly TestHost _host = new();
    private readonly CancellationTokenSource _interrupt = new();
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _host.Dispose();
        _interrupt.Dispose();
        _out.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void It_opens_the_page_and_Ctrl_C_stops_it()
    {
        Uri? opened = null;
        var host = Host() with
        {
            Browse = address =>
            {
                opened = address;
                _interrupt.Cancel();
                return true;
            },
        };

        Assert.Equal(ExitCode.Done, CommandLine.Invoke(["explore"], host));
        Assert.Equal("127.0.0.1", opened!.Host);
        Assert.Equal(opened.AbsoluteUri, _out.ToString().Trim());
        Assert.Contains("Ctrl-C stops it", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_said_with_what_to_do()
    {
        await using var other = await ClassroomServer.StartAsync(new ClassroomPage(Libraries), 0, 2, CancellationToken.None);

        Assert.Equal(ExitCode.Usage, CommandLine.Invoke(["explore", "--no-browser", "--port", $"{other.Address.Port}"], Host()));
        Assert.StartsWith($"error: Port {other.Address.Port} of 127.0.0.1 cannot be used: ", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("--port 0 takes any free one.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_that_cannot_draw_says_in_a_line_what_to_install()
    {
        Assert.Equal(ExitCode.Usage, CommandLine.Invoke(["explore", "--no-browser"], Host() with { Libraries = () => null }));
        Assert.Equal(
            "error: The classroom page draws with plotly.js and d3-force, which this build lacks: install Node.js 20 or later (with npm), build Staffroom again and start `staffroom explore` again.",
            _error.ToString().Trim());
        Assert.Empty(_out.ToString());
    }

    private static DrawingLibraries Libraries => BrowserAssets.Libraries ?? new DrawingLibraries("", "");

    private Host Host() => _host.ToHost(_out, _error) with { Interrupt = _interrupt.Token, Libraries = () => Libraries };
}
