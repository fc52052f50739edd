using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace Staffroom.Scenarios.Import.Reading;

/// <summary>
/// The nodes and edges of a GraphML file (http://graphml.graphdrawing.org) as rows under the names of their attributes. Document
/// types are refused, so nothing outside the file is ever looked up and no entity can grow.
/// </summary>
internal sealed class GraphMlDocument
{
    /// <summary>Most keys that are read: every person or tie has room for each of them.</summary>
    internal const int MaximumKeys = 1_000;

    private readonly string _file;
    private readonly Problems _problems;
    private readonly Dictionary<string, Key> _keys = new(StringComparer.Ordinal);
    private readonly List<Element> _nodes = [];
    private readonly List<Element> _edges = [];
    private readonly HashSet<string> _ignored = new(StringComparer.Ordinal);
    private Element? _current;
    private int _graphs;
    private bool _isDirectedByDefault;

    private GraphMlDocument(string file, Problems problems) => (_file, _problems) = (file, problems);

    /// <summary>Reads the file; null after an error has been added.</summary>
    internal static GraphMlDocument? Read(string file, string text, Problems problems)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = InputFile.MaximumBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        var document = new GraphMlDocument(file, problems);
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return document.Read(reader) ? document : null;
        }
        catch (XmlException exception)
        {
            string advice = exception.Message.Contains("DTD", StringComparison.Ordinal)
                ? "Remove the document type (<!DOCTYPE …>)."
                : "Save it again as GraphML, or as CSV.";
            problems.Error(file, exception.LineNumber, $"The file is not XML that can be read: {exception.Message}", advice);
            return null;
        }
    }

    /// <summary>The people.</summary>
    internal TableCursor People(ImportOptions options)
    {
        Dictionary<string, string?> attributes = Attributes("node");
        string[] columns = attributes.ContainsKey("id") || attributes.ContainsKey(options.IdColumn) ? [.. attributes.Keys] : ["id", .. attributes.Keys];
        return new GraphMlCursor(_nodes, node => Row(node, columns, attributes, ("id", ValueOf(node, "id", attributes) ?? node.Id)))
        {
            File = _file,
            Columns = [.. columns],
        };
    }

    /// <summary>The ties; their ends are called what the options call them, and hold what the options take as ids of people.</summary>
    internal TableCursor Ties(ImportOptions options)
    {
        Dictionary<string, string?> ofNodes = Attributes("node");
        var idOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Element node in _nodes)
        {
            idOf.TryAdd(node.Id, ValueOf(node, options.IdColumn, ofNodes) ?? node.Id);
        }

        string End(string xmlId) => idOf.GetValueOrDefault(xmlId, xmlId);
        Dictionary<string, string?> attributes = Attributes("edge");
        string[] columns = [options.FromColumn, options.ToColumn, .. attributes.Keys.Except([options.FromColumn, options.ToColumn], StringComparer.Ordinal)];
        return new GraphMlCursor(
            _edges, edge => Row(edge, columns, attributes, (options.FromColumn, End(edge.Source)), (options.ToColumn, End(edge.Target))))
        {
            File = _file,
            Columns = [.. columns],
        };
    }

    private bool Read(XmlReader reader)
    {
        reader.MoveToContent();
        if (!string.Equals(reader.LocalName, "graphml", StringComparison.Ordinal))
        {
            _problems.Error(_file, Line(reader), $"The file is XML, but its root is <{reader.LocalName}>, not <graphml>.", "Save it as GraphML, or as CSV.");
            return false;
        }

        bool hadErrors = _problems.HasErrors;
        bool isRead = reader.Read();
        while (isRead && _keys.Count <= MaximumKeys)
        {
            isRead = reader.NodeType == XmlNodeType.Element ? ReadElement(reader) : ReadOther(reader);
        }

        if (_keys.Count > MaximumKeys)
        {
            _problems.Error(_file, Line(reader), $"The file declares more than {MaximumKeys:N0} keys, the most that are read.", "Leave out attributes that are not needed.");
        }
        else if (_graphs == 0)
        {
            _problems.Error(_file, "The file holds no <graph>.", "It needs one with its nodes and edges.");
        }

        foreach (string name in _ignored.Order(StringComparer.Ordinal))
        {
            _problems.Note(_file, $"Elements <{name}> mean nothing here and were left out.");
        }

        return hadErrors || !_problems.HasErrors;
    }

    private bool ReadOther(XmlReader reader)
    {
        if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName is "node" or "edge")
        {
            _current = null;
        }

        return reader.Read();
    }

    /// <summary>Takes in an element and goes on to what follows its start.</summary>
    private bool ReadElement(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "key":
                ReadKey(reader);
                return !reader.EOF;
            case "data":
                ReadData(reader);
                return !reader.EOF;
            case "graph":
                ReadGraph(reader);
                break;
            case "node":
                Begin(_nodes, new Element(Required(reader, "id"), "", "", true, Place(reader).Line, Place(reader).Character), reader);
                break;
            case "edge":
                bool isDirected = reader.GetAttribute("directed") is { } said ? said is "true" or "1" : _isDirectedByDefault;
                (int line, int character) = Place(reader);
                Begin(_edges, new Element("", Required(reader, "source"), Required(reader, "target"), isDirected, line, character), reader);
                break;
            case "hyperedge":
                _problems.Error("hyperedges", _file, Line(reader), "The file holds a <hyperedge>; a tie joins two people.", "Replace it by ties between pairs.");
                break;
            default:
                _ignored.Add(reader.LocalName);
                break;
        }

        return reader.Read();
    }

    private void ReadGraph(XmlReader reader)
    {
        if (++_graphs == 2)
        {
            _problems.Error(_file, Line(reader), "The file holds a second <graph>.", "Keep one graph per file; schools are an attribute of people.");
        }

        _isDirectedByDefault = reader.GetAttribute("edgedefault") is not "undirected";
    }

    private void ReadKey(XmlReader reader)
    {
        string id = Required(reader, "id");
        string name = reader.GetAttribute("attr.name") ?? id;
        string target = reader.GetAttribute("for") ?? "all";
        string? fallback = null;
        using (XmlReader inner = reader.ReadSubtree())
        {
            while (inner.Read())
            {
                if (inner.NodeType == XmlNodeType.Element && inner.LocalName is "default")
                {
                    fallback = inner.ReadElementContentAsString().Trim();
                }
            }
        }

        if (!_keys.TryAdd(id, new Key(name.Trim(), target, fallback)))
        {
            _problems.Error("keys declared twice", _file, Line(reader), $"The key \"{Values.Shorten(id)}\" is declared twice.", "Remove one of the declarations.");
        }

        reader.Read();
    }

    private void ReadData(XmlReader reader)
    {
        string key = Required(reader, "key");
        (int line, int character) = Place(reader);
        string value = ReadText(reader);
        if (_current is null)
        {
            return;
        }

        if (!_keys.TryGetValue(key, out Key? declared))
        {
            _problems.Error("keys that are not declared", _file, line, $"The key \"{Values.Shorten(key)}\" is not declared.", "Every <data> needs a <key> with that id.");
        }
        else
        {
            _current.Data[declared.Name] = new GraphMlValue(value, line, character);
        }
    }

    /// <summary>The text within an element, that of elements in it (which other programs draw with) apart, and goes past it.</summary>
    private static string ReadText(XmlReader reader)
    {
        var text = new StringBuilder();
        using (XmlReader inner = reader.ReadSubtree())
        {
            inner.Read();
            while (inner.Read())
            {
                bool isText = inner.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace;
                text.Append(isText && inner.Depth == 1 ? inner.Value : "");
            }
        }

        reader.Read();
        return text.ToString().Trim();
    }

    private void Begin(List<Element> list, Element element, XmlReader reader)
    {
        list.Add(element);
        _current = reader.IsEmptyElement ? null : element;
    }

    private string Required(XmlReader reader, string attribute)
    {
        string? value = reader.GetAttribute(attribute);
        if (value is null)
        {
            _problems.Error("elements without an attribute that they need", _file, Line(reader), $"<{reader.LocalName}> has no \"{attribute}\".", "GraphML requires it.");
        }

        return value?.Trim() ?? "";
    }

    /// <summary>The attributes that nodes or edges can have, in order of their names, with their defaults.</summary>
    private Dictionary<string, string?> Attributes(string target)
    {
        var attributes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (Key key in _keys.Values.Where(key => key.Target is "all" || string.Equals(key.Target, target, StringComparison.Ordinal)).OrderBy(key => key.Name, StringComparer.Ordinal))
        {
            attributes.TryAdd(key.Name, key.Default);
        }

        return attributes;
    }

    private static GraphMlValue[] Row(
        Element element, string[] columns, Dictionary<string, string?> attributes, params ReadOnlySpan<(string Column, string Value)> own)
    {
        var row = new GraphMlValue[columns.Length];
        for (int c = 0; c < columns.Length; c++)
        {
            row[c] = element.Data.TryGetValue(columns[c], out GraphMlValue value)
                ? value
                : new GraphMlValue(attributes.GetValueOrDefault(columns[c]) ?? "", element.Line, element.Character);
        }

        foreach ((string column, string text) in own)
        {
            int c = Array.IndexOf(columns, column);
            if (c >= 0)
            {
                row[c] = row[c] with { Text = text };
            }
        }

        return row;
    }

    private static string? ValueOf(Element node, string attribute, Dictionary<string, string?> attributes) =>
        node.Data.TryGetValue(attribute, out GraphMlValue value) ? value.Text : attributes.GetValueOrDefault(attribute);

    private static int Line(XmlReader reader) => Place(reader).Line;

    private static (int Line, int Character) Place(XmlReader reader) =>
        reader is IXmlLineInfo info && info.HasLineInfo() ? (info.LineNumber, info.LinePosition) : (0, 0);

    /// <summary>A declared attribute.</summary>
    private sealed record Key(string Name, string Target, string? Default);

    /// <summary>A node or an edge.</summary>
    internal sealed record Element(string Id, string Source, string Target, bool IsDirected, int Line, int Character)
    {
        /// <summary>Values by the name of their attribute.</summary>
        internal Dictionary<string, GraphMlValue> Data { get; } = new(2, StringComparer.Ordinal);
    }
}

/// <summary>A value and where it stands.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GraphMlValue(string Text, int Line, int Character);
