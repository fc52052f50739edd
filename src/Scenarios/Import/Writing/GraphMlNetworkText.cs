using System.Xml;
using Staffroom.Model.Networks;

namespace Staffroom.Scenarios.Import.Writing;

/// <summary>
/// Writes a network as GraphML. Nodes are n0, n1, … (an XML id cannot be any text) with the person's id as attribute "name"; edges
/// are undirected unless ties have trust, which is directed and then takes an edge each way.
/// </summary>
internal static class GraphMlNetworkText
{
    /// <summary>The attribute that holds a person's id.</summary>
    internal const string Name = "name";

    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    internal static void Write(GivenNetworkSpec network, TextWriter text)
    {
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None };

        // A TextWriter may have another encoding; the file's is UTF-8, as XML without a declaration is.
        using var xml = XmlWriter.Create(text, settings);
        bool hasTrust = NetworkColumns.HasTieTrust(network);
        xml.WriteStartElement("graphml", Namespace);
        WriteKeys(xml, network, hasTrust);
        NewLine(xml);
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", "network");
        xml.WriteAttributeString("edgedefault", hasTrust ? "directed" : "undirected");
        WriteNodes(xml, network);
        WriteEdges(xml, network, hasTrust);
        NewLine(xml);
        xml.WriteEndElement();
        NewLine(xml);
        xml.WriteEndElement();
        xml.Flush();
        text.Write('\n');
    }

    private static void WriteKeys(XmlWriter xml, GivenNetworkSpec network, bool hasTrust)
    {
        Key(xml, "node", Name, "string");
        Key(xml, "node", NetworkColumns.School, "string");
        Key(xml, "node", NetworkColumns.Head, "boolean");
        if (NetworkColumns.HasGroups(network))
        {
            Key(xml, "node", NetworkColumns.Group, "string");
        }

        foreach (var (name, _) in NetworkColumns.Uses(network))
        {
            Key(xml, "node", name, "boolean");
        }

        foreach (var (attribute, _) in NetworkColumns.Used(network))
        {
            Key(xml, "node", NetworkColumns.Name(attribute), "double");
        }

        Key(xml, "edge", NetworkColumns.Strength, "double");
        if (hasTrust)
        {
            Key(xml, "edge", NetworkColumns.Trust, "double");
        }

        if (NetworkColumns.HasDistances(network))
        {
            Key(xml, "edge", NetworkColumns.Distance, "double");
        }
    }

    private static void WriteNodes(XmlWriter xml, GivenNetworkSpec network)
    {
        var attributes = NetworkColumns.Used(network);
        var uses = NetworkColumns.Uses(network);
        for (int i = 0; i < network.People.Length; i++)
        {
            GivenPerson person = network.People[i];
            NewLine(xml);
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", $"n{i}");
            Data(xml, "node", Name, person.Name);
            Data(xml, "node", NetworkColumns.School, network.Schools[person.School]);
            Data(xml, "node", NetworkColumns.Head, person.IsHead ? "true" : "false");
            Data(xml, "node", NetworkColumns.Group, person.Group ?? "");
            foreach (var (name, isMarked) in uses)
            {
                Data(xml, "node", name, isMarked(person) ? "true" : "false");
            }

            foreach (var (attribute, value) in attributes)
            {
                Data(xml, "node", NetworkColumns.Name(attribute), NetworkColumns.Text(value(person)));
            }

            xml.WriteEndElement();
        }
    }

    private static void WriteEdges(XmlWriter xml, GivenNetworkSpec network, bool hasTrust)
    {
        foreach (GivenTie tie in NetworkColumns.OrderedTies(network))
        {
            WriteEdge(xml, tie.A, tie.B, tie, tie.TrustAB);
            if (hasTrust)
            {
                WriteEdge(xml, tie.B, tie.A, tie, tie.TrustBA);
            }
        }
    }

    private static void WriteEdge(XmlWriter xml, int source, int target, GivenTie tie, double? trust)
    {
        NewLine(xml);
        xml.WriteStartElement("edge", Namespace);
        xml.WriteAttributeString("source", $"n{source}");
        xml.WriteAttributeString("target", $"n{target}");
        Data(xml, "edge", NetworkColumns.Strength, NetworkColumns.Text(tie.TieStrength));
        Data(xml, "edge", NetworkColumns.Trust, NetworkColumns.Text(trust));
        Data(xml, "edge", NetworkColumns.Distance, NetworkColumns.Text(tie.DistanceKm));
        xml.WriteEndElement();
    }

    private static void Key(XmlWriter xml, string target, string name, string type)
    {
        NewLine(xml);
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", $"{target}_{name}");
        xml.WriteAttributeString("for", target);
        xml.WriteAttributeString("attr.name", name);
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    /// <summary>One element a line, its data with it: indenting everything would make large files half as large again.</summary>
    private static void NewLine(XmlWriter xml) => xml.WriteWhitespace("\n");

    private static void Data(XmlWriter xml, string target, string name, string value)
    {
        if (value.Length > 0)
        {
            xml.WriteStartElement("data", Namespace);
            xml.WriteAttributeString("key", $"{target}_{name}");
            xml.WriteString(value);
            xml.WriteEndElement();
        }
    }
}
