using System.Text;
using Staffroom.Reports.Evidence;
using Staffroom.Runner.Execution;
using Staffroom.Scenarios.Evidence;

namespace Staffroom.Runner.Evidence;

/// <summary>The folder of an evidence run: evidence.md, evidence.html and evidence.json. It never overwrites another's.</summary>
internal sealed class EvidenceFolder
{
    private const string MarkdownName = "evidence.md";
    private const string PageName = "evidence.html";
    private const string JsonName = "evidence.json";
    private const int MostFolders = 10_000;

    private readonly string _path;

    private EvidenceFolder(string path) => _path = path;

    /// <summary>The page.</summary>
    public string Page => Path.Combine(_path, PageName);

    /// <summary>The folder named, or the next free results/NAME-n, created.</summary>
    /// <exception cref="RunnerException">The folder named holds evidence already or cannot be made.</exception>
    public static EvidenceFolder Create(Host host, string? wanted, string name)
    {
        string path = wanted is null ? NextFree(host, name) : host.Resolve(wanted);
        if (Names.Any(file => File.Exists(Path.Combine(path, file))))
        {
            throw new RunnerException(ExitCode.Usage, $"{host.Shown(path)} holds evidence already; name another folder.");
        }

        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunnerException(ExitCode.Usage, $"The folder {host.Shown(path)} cannot be made: {error.Message}", error);
        }

        return new EvidenceFolder(path);
    }

    /// <summary>Writes all three.</summary>
    public void Write(EvidenceReport report)
    {
        Write(MarkdownName, writer => EvidenceMarkdown.Write(report, writer));
        Write(PageName, writer => EvidencePage.Write(report, Machine.Version, writer));
        Write(JsonName, writer => writer.Write(EvidenceJson.Of(report)));
    }

    private static IEnumerable<string> Names => [MarkdownName, PageName, JsonName];

    private static string NextFree(Host host, string name) => Enumerable.Range(1, MostFolders)
        .Select(number => host.Resolve(Path.Combine("results", $"{name}-{number}")))
        .First(path => !Directory.Exists(path));

    private void Write(string name, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(Path.Combine(_path, name), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        write(writer);
    }
}
