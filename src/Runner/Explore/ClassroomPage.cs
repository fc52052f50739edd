using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Staffroom.Reports;
using Staffroom.Reports.Html;

namespace Staffroom.Runner.Explore;

/// <summary>
/// The page as one text: its style and modules stand in it, so that what is served and what is exported are the same page; an export holds the
/// engine's answers beside it and asks for nothing.
/// </summary>
internal sealed partial class ClassroomPage
{
    /// <summary>The policy of an answer that is not a page.</summary>
    public const string NothingPolicy = "default-src 'none'; frame-ancestors 'none'";

    // In the order in which one may use another: imports point upwards.
    private static readonly string[] Modules =
        ["texts.en.js", "dom.js", "state.js", "engine.js", "picture.js", "curves.js", "stage.js", "controls.js", "lessons.js", "sandbox.js", "classroom.js", "main.js"];

    private readonly string[] _libraries;

    /// <summary>The page.</summary>
    /// <param name="libraries">What it draws with.</param>
    public ClassroomPage(DrawingLibraries libraries)
    {
        _libraries = [BrowserAssets.StyleShim, libraries.Plotly, libraries.D3Force, BrowserAssets.NetworkLayout];
        Live = (Write("null", "connect-src 'self'", out string policy), policy);
    }

    /// <summary>The page that asks this server, with its policy.</summary>
    public (string Page, string Policy) Live { get; }

    /// <summary>A page that replays what it was exported with.</summary>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public string Replay(ExportAsk ask, CancellationToken cancellation)
    {
        var runs = ask.Runs.Select(run => new { Ask = run, Lines = Answers.Run(run, cancellation).Select(Parsed).ToArray() }).ToArray();
        var stories = ask.Stories
            ? ask.Runs.Take(2).Select(run => new { run.World, Told = Answers.Stories(run.World, [.. Enumerable.Range(0, run.World.Teachers)], cancellation).Select(Parsed).ToArray() }).ToArray()
            : [];
        var seeds = ask.Seeds is { } compared ? new[] { new { Ask = compared, Lines = OtherSeeds.Compare(compared, cancellation).Select(Parsed).ToArray() } } : [];
        return Write(ExploreState.Written(new { ask.View, Runs = runs, Stories = stories, Seeds = seeds }), "", out _);

        static JsonElement Parsed(string line) => JsonSerializer.Deserialize<JsonElement>(line);
    }

    private string Write(string replay, string connect, out string policy)
    {
        string style = Read("classroom.css");
        string script = string.Join('\n', Modules.Select(Read).Select(Inlined));
        policy = ContentSecurityPolicy.For([.. _libraries, script], [style]) + (connect.Length > 0 ? $"; {connect}" : "");
        return new StringBuilder(Read("classroom.html"))
            .Replace("{{policy}}", policy)
            .Replace("{{style}}", style)
            .Replace("{{script}}", script)
            .Replace("{{libraries}}", string.Concat(_libraries.Select(library => $"<script>{library}</script>\n")))
            .Replace("{{replay}}", replay)
            .ToString();
    }

    /// <summary>A module as a part of one script: without its imports, which stand above it, and with its exports as plain names.</summary>
    private static string Inlined(string module) => Export().Replace(Import().Replace(module, ""), "${kind} ");

    private static string Read(string name)
    {
        using var stream = typeof(ClassroomPage).Assembly.GetManifestResourceStream($"classroom/{name}")
            ?? throw new InvalidOperationException($"The resource classroom/{name} is missing.");
        using var reader = new StreamReader(stream);
        // A browser reads CRLF as LF before it hashes a script for the Content-Security-Policy.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex("^import [^;]*;\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Import();

    [GeneratedRegex("^export (?<kind>async function|function|const|class|let) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Export();
}

/// <summary>What an exported page is to hold.</summary>
/// <param name="View">The part of the page's address after "#": what it opens with.</param>
/// <param name="Runs">The runs that it can show.</param>
/// <param name="Stories">Whether it can tell the teachers' stories of the first two runs.</param>
/// <param name="Seeds">The comparison in other seeds that it can show, if any.</param>
internal sealed record ExportAsk(string View, IReadOnlyList<RunAsk> Runs, bool Stories = true, SeedsAsk? Seeds = null)
{
    private const int MostRuns = 12;
    private const int LongestView = 8000;

    /// <summary>What lies outside its bounds.</summary>
    public IEnumerable<string> Problems()
    {
        if (View is null || View.Length > LongestView)
        {
            yield return $"view must be a text of at most {LongestView} characters.";
        }

        if (Runs is null || Runs.Count > MostRuns || Runs.Any(run => run is null))
        {
            yield return $"runs must be a list of at most {MostRuns}.";
            yield break;
        }

        foreach (string problem in Runs.SelectMany(run => run.Problems()).Concat(Seeds?.Problems() ?? []))
        {
            yield return problem;
        }
    }
}
