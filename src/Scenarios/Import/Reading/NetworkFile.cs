namespace Staffroom.Scenarios.Import.Reading;

/// <summary>An opened file of people, ties or both, in whichever format it turned out to be.</summary>
internal sealed class NetworkFile : IDisposable
{
    private readonly CsvCursor? _csv;
    private readonly GraphMlDocument? _graph;

    private NetworkFile(CsvCursor? csv, GraphMlDocument? graph) => (_csv, _graph) = (csv, graph);

    /// <summary>The format, for people.</summary>
    internal string Format => _csv is null ? "GraphML" : $"CSV, {_csv.SeparatorName} separated";

    /// <summary>Opens a file; null after the problem has been added.</summary>
    internal static NetworkFile? Open(string file, Problems problems)
    {
        string? text = InputFile.ReadText(file, problems);
        if (text is null)
        {
            return null;
        }

        if (text.AsSpan().TrimStart().StartsWith("<"))
        {
            GraphMlDocument? graph = GraphMlDocument.Read(file, text, problems);
            return graph is null ? null : new NetworkFile(null, graph);
        }

        CsvCursor? csv = CsvCursor.Open(file, text, problems);
        if (csv is { SeparatorName: not "comma" })
        {
            problems.Note(file, $"The file was read as {csv.SeparatorName} separated.");
        }

        return csv is null ? null : new NetworkFile(csv, null);
    }

    /// <summary>The rows of people of a file that holds people.</summary>
    internal TableCursor OpenPeople(ImportOptions options) => _graph is null ? _csv! : _graph.People(options);

    /// <summary>The rows of people that stand beside the ties; null if the format has no room for them.</summary>
    internal TableCursor? OpenAttachedPeople(ImportOptions options) => _graph?.People(options);

    /// <summary>The rows of ties of a file that holds ties.</summary>
    internal TableCursor OpenTies(ImportOptions options) => _graph is null ? _csv! : _graph.Ties(options);

    /// <inheritdoc/>
    public void Dispose() => _csv?.Dispose();
}
