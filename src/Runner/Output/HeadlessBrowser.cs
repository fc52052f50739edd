using System.ComponentModel;
using System.Diagnostics;

namespace Staffroom.Runner.Output;

/// <summary>
/// A browser of the Chromium family without a window: opens one page from a temporary folder, runs its scripts and says what became of it.
/// It reaches no network, and neither a process nor a profile is left behind, whatever happens.
/// </summary>
/// <param name="Executable">Path of the program.</param>
/// <param name="Timeout">After this the browser is ended.</param>
internal sealed record HeadlessBrowser(string Executable, TimeSpan Timeout)
{
    /// <summary>The environment variable that names the program.</summary>
    public const string Variable = "STAFFROOM_BROWSER";

    /// <summary>Says what to install, in a sentence.</summary>
    public const string HowToGetOne =
        "No Chromium was found: install Chromium, Google Chrome or Microsoft Edge (on Debian `apt-get install chromium`), or name the program in " + Variable;

    /// <summary>The clock of the page runs ahead while it waits for nothing; drawing is done long before.</summary>
    private const int VirtualMilliseconds = 60_000;

    private static readonly TimeSpan UsualTimeout = TimeSpan.FromMinutes(3);

    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge"];

    private static readonly string[] UsualPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        .. InProgramFiles(@"Google\Chrome\Application\chrome.exe"),
        .. InProgramFiles(@"Chromium\Application\chrome.exe"),
        .. InProgramFiles(@"Microsoft\Edge\Application\msedge.exe"),
    ];

    /// <summary>The browser of this machine: the one that <see cref="Variable"/> names, else the first on the path or in a usual place; null where there is none.</summary>
    /// <param name="variable">Environment variables by name.</param>
    public static HeadlessBrowser? Find(Func<string, string?> variable)
    {
        string? found = variable(Variable) is { Length: > 0 } named
            ? File.Exists(named) ? named : null
            : OnPath(variable("PATH") ?? "").Concat(UsualPlaces).FirstOrDefault(File.Exists);
        return found is null ? null : new HeadlessBrowser(found, UsualTimeout);
    }

    /// <summary>Opens a page and returns it as HTML after its scripts have run.</summary>
    /// <param name="write">Writes the page.</param>
    /// <param name="interrupt">Ends the browser.</param>
    /// <exception cref="RunnerException">The browser did not start, failed or took too long.</exception>
    public string Render(Action<Stream> write, CancellationToken interrupt)
    {
        string folder = Directory.CreateTempSubdirectory("staffroom-figures-").FullName;
        try
        {
            string page = Path.Combine(folder, "page.html");
            using (var stream = File.Create(page))
            {
                write(stream);
            }

            return Dump(new Uri(page), Path.Combine(folder, "profile"), interrupt);
        }
        finally
        {
            Remove(folder);
        }
    }

    private string Dump(Uri page, string profile, CancellationToken interrupt)
    {
        using var process = Start(page, profile);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(interrupt);
        limit.CancelAfter(Timeout);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var complaints = process.StandardError.ReadToEndAsync(limit.Token);
            Task.WhenAll(output, complaints, process.WaitForExitAsync(limit.Token)).GetAwaiter().GetResult();
            return process.ExitCode == 0
                ? output.Result
                : throw Failed($"ended with exit code {process.ExitCode}{LastLine(complaints.Result)}");
        }
        catch (OperationCanceledException) when (!interrupt.IsCancellationRequested)
        {
            throw Failed($"had not drawn them after {Timeout.TotalSeconds:0} seconds");
        }
        finally
        {
            End(process);
        }
    }

    private Process Start(Uri page, string profile)
    {
        var start = new ProcessStartInfo(Executable)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (string argument in Arguments(page, profile))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start) ?? throw Failed("did not start");
        }
        catch (Win32Exception error)
        {
            throw Failed($"did not start ({error.Message})");
        }
    }

    private static string[] Arguments(Uri page, string profile)
    {
        string[] all =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--force-color-profile=srgb",
            $"--user-data-dir={profile}", "--window-size=1280,1000", $"--virtual-time-budget={VirtualMilliseconds}", "--dump-dom", page.AbsoluteUri,
        ];

        // Chromium refuses its sandbox to the root user of a container; the page is our own, loads nothing and reaches no network.
        return OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? ["--no-sandbox", .. all] : all;
    }

    private RunnerException Failed(string how) =>
        new(ExitCode.Unexpected, $"The figures were not drawn: {Executable} {how}. report.html and the tables are written; `report --figures` tries again.");

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() is { } line ? $" ({line})" : "";

    private static void End(Process process)
    {
        if (process.HasExited)
        {
            return;
        }

        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Helpers of the browser may still hold a file for a moment after it has ended.</summary>
    private static void Remove(string folder)
    {
        for (int attempt = 0; Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException && attempt < 20)
            {
                Thread.Sleep(100);
            }
        }
    }

    private static IEnumerable<string> OnPath(string path) => path
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(_ => Names, (folder, name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name));

    private static IEnumerable<string> InProgramFiles(string path) =>
        new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
            .Select(Environment.GetFolderPath)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, path));
}
