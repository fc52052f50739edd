using System.Text;
using Staffroom.Runner.Output;

namespace Staffroom.Runner.Tests.Output;

public sealed class HeadlessBrowserTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_one_that_the_variable_names_comes_before_the_path_and_one_that_is_not_there_is_none()
    {
        string named = Program("mine", "");
        Directory.CreateDirectory(_folder["bin"]);
        string onPath = Program(Path.Combine("bin", "chromium"), "");

        Assert.Equal(named, Find(named, _folder["bin"])!.Executable);
        Assert.Equal(onPath, Find(null, _folder["bin"])!.Executable);
        Assert.Null(Find(_folder["nowhere"], _folder["bin"]));
    }

    [LinuxFact]
    public void What_it_prints_comes_back_and_nothing_is_left()
    {
        string program = Program("fine", "for last; do :; done; echo \"$last\" > \"$0.page\"; cat \"${last#file://}\"");

        Assert.Equal("page", new HeadlessBrowser(program, Long).Render(Page, CancellationToken.None));
        Assert.False(Directory.Exists(FolderOf(program)));
    }

    [LinuxFact]
    public void One_that_is_killed_is_said_with_its_last_words()
    {
        string program = Program("killed", "echo first >&2; echo 'no memory' >&2; kill -9 $$");

        var error = Assert.Throws<RunnerException>(() => new HeadlessBrowser(program, Long).Render(Page, CancellationToken.None));

        Assert.Equal(ExitCode.Unexpected, error.ExitCode);
        Assert.Equal($"The figures were not drawn: {program} ended with exit code 137 (no memory). report.html and the tables are written; `report --figures` tries again.", error.Message);
    }

    [LinuxFact]
    public void One_that_never_ends_is_ended_with_its_children_and_its_profile()
    {
        string program = Program("slow", "for last; do :; done; echo \"$last\" > \"$0.page\"; sleep 600 & echo $! > \"$0.child\"; wait");

        var error = Assert.Throws<RunnerException>(() => new HeadlessBrowser(program, TimeSpan.FromSeconds(4)).Render(Page, CancellationToken.None));

        Assert.Contains("had not drawn them after 4 seconds", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(FolderOf(program)));
        string child = File.ReadAllText(program + ".child").Trim();
        Assert.True(SpinWait.SpinUntil(() => HasEnded(child), Long), $"{child} still runs");
    }

    [LinuxFact]
    public void Interrupted_it_stops_as_everything_does()
    {
        string program = Program("slow", "sleep 600");
        Assert.ThrowsAny<OperationCanceledException>(() => new HeadlessBrowser(program, Long).Render(Page, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void One_that_cannot_be_started_is_said()
    {
        File.WriteAllText(_folder["text"], "no program");
        var error = Assert.Throws<RunnerException>(() => new HeadlessBrowser(_folder["text"], Long).Render(Page, CancellationToken.None));
        Assert.StartsWith($"The figures were not drawn: {_folder["text"]} did not start (", error.Message, StringComparison.Ordinal);
    }

    private static HeadlessBrowser? Find(string? named, string path) => HeadlessBrowser.Find(name => name switch
    {
        HeadlessBrowser.Variable => named,
        "PATH" => path,
        _ => null,
    });

    private static void Page(Stream stream) => stream.Write("page"u8);

    /// <summary>The temporary folder of the page that the program was given.</summary>
    private static string FolderOf(string program) => Path.GetDirectoryName(new Uri(File.ReadAllText(program + ".page").Trim()).LocalPath)!;

    /// <summary>Whether a process is gone, or waits only for its parent to ask for its exit code. A busy machine may take a while to end what was killed.</summary>
    private static bool HasEnded(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    private string Program(string name, string script)
    {
        string path = _folder[name];
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n", new UTF8Encoding(false));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>The stand-in for a browser is a shell script.</summary>
    private sealed class LinuxFactAttribute : FactAttribute
    {
        public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "The stand-in for a browser is a shell script, and /proc tells what became of it.";
    }
}
