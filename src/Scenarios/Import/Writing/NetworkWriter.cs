using System.Text;
using Staffroom.Model.Networks;
using Staffroom.Scenarios.Diagnostics;

namespace Staffroom.Scenarios.Import.Writing;

/// <summary>
/// Writes networks to files that <see cref="NetworkImporter"/> reads back as the same network, and other programs read too. Order and
/// number format depend on nothing but the network. A file is there completely or not at all, and no file is written over unasked.
/// </summary>
public static class NetworkWriter
{
    /// <summary>Writes a CSV file of people and one of ties.</summary>
    /// <param name="network">The network.</param>
    /// <param name="nodesFile">File of people to write.</param>
    /// <param name="edgesFile">File of ties to write.</param>
    /// <param name="overwrite">Whether files that exist are replaced.</param>
    /// <returns>How to read the files back, or why they could not be written.</returns>
    public static Outcome<ImportOptions> WriteCsv(GivenNetworkSpec network, string nodesFile, string edgesFile, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(network);
        Diagnostic[] problems = Write(
            overwrite,
            (nodesFile, text => CsvNetworkText.WritePeople(network, text)),
            (edgesFile, text => CsvNetworkText.WriteTies(network, text)));
        return new Outcome<ImportOptions>(
            problems.Length > 0 ? null : NetworkColumns.ReadingOptions(network, nodesFile, edgesFile), problems);
    }

    /// <summary>Writes a GraphML file of people and ties.</summary>
    /// <param name="network">The network.</param>
    /// <param name="file">File to write.</param>
    /// <param name="overwrite">Whether a file that exists is replaced.</param>
    /// <returns>How to read the file back, or why it could not be written.</returns>
    public static Outcome<ImportOptions> WriteGraphMl(GivenNetworkSpec network, string file, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(network);
        Diagnostic[] problems = Write(overwrite, (file, text => GraphMlNetworkText.Write(network, text)));
        ImportOptions options = NetworkColumns.ReadingOptions(network, null, file) with { IdColumn = GraphMlNetworkText.Name };
        return new Outcome<ImportOptions>(problems.Length > 0 ? null : options, problems);
    }

    private static Diagnostic[] Write(bool overwrite, params (string File, Action<TextWriter> Write)[] outputs)
    {
        Diagnostic[] inTheWay =
        [
            .. outputs
                .Where(output => Directory.Exists(output.File) || (!overwrite && File.Exists(output.File)))
                .Select(output => Problem(output.File, "There is such a file or directory already.", "Choose another name, or remove it first.")),
        ];
        if (inTheWay.Length > 0)
        {
            return inTheWay;
        }

        var drafts = new List<(string Draft, string File)>();
        string current = "";
        try
        {
            foreach ((string file, Action<TextWriter> write) in outputs)
            {
                current = file;
                string draft = $"{file}.{Guid.NewGuid():N}.part";
                drafts.Add((draft, file));
                using var text = new StreamWriter(draft, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                write(text);
            }

            foreach ((string draft, string file) in drafts)
            {
                current = file;
                File.Move(draft, file, overwrite);
            }

            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            drafts.ForEach(pair => Discard(pair.Draft));
            return [Problem(current, $"The file cannot be written: {exception.Message}", "")];
        }
    }

    private static void Discard(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The reason why the draft could not be written is what the caller is told.
        }
    }

    private static Diagnostic Problem(string file, string message, string advice) => new(Severity.Error, file, 0, 0, message, advice);
}
