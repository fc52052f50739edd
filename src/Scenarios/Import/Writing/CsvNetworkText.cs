using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Staffroom.Model.Networks;

namespace Staffroom.Scenarios.Import.Writing;

/// <summary>Writes people and ties as comma separated values (RFC 4180) with line feeds, in the order of the network.</summary>
internal static class CsvNetworkText
{
    internal static void WritePeople(GivenNetworkSpec network, TextWriter text)
    {
        using CsvWriter csv = Writer(text);
        var attributes = NetworkColumns.Used(network);
        bool hasGroups = NetworkColumns.HasGroups(network);
        var uses = NetworkColumns.Uses(network);
        Row(csv, ["id", NetworkColumns.School, NetworkColumns.Head, .. Optional(hasGroups, NetworkColumns.Group), .. uses.Select(column => column.Name), .. attributes.Select(used => NetworkColumns.Name(used.Attribute))]);
        foreach (GivenPerson person in network.People)
        {
            Row(
                csv,
                [
                    person.Name,
                    network.Schools[person.School],
                    person.IsHead ? "1" : "0",
                    .. Optional(hasGroups, person.Group ?? ""),
                    .. uses.Select(column => column.IsMarked(person) ? "1" : "0"),
                    .. attributes.Select(used => NetworkColumns.Text(used.Value(person))),
                ]);
        }
    }

    /// <summary>One row per direction: strength is the same in both, trust is each person's own.</summary>
    internal static void WriteTies(GivenNetworkSpec network, TextWriter text)
    {
        using CsvWriter csv = Writer(text);
        bool hasTrust = NetworkColumns.HasTieTrust(network);
        bool hasDistances = NetworkColumns.HasDistances(network);
        Row(csv, ["from", "to", NetworkColumns.Strength, .. Optional(hasTrust, NetworkColumns.Trust), .. Optional(hasDistances, NetworkColumns.Distance)]);
        foreach (GivenTie tie in NetworkColumns.OrderedTies(network))
        {
            foreach ((int from, int to, double? trust) in new[] { (tie.A, tie.B, tie.TrustAB), (tie.B, tie.A, tie.TrustBA) })
            {
                Row(
                    csv,
                    [
                        network.People[from].Name,
                        network.People[to].Name,
                        NetworkColumns.Text(tie.TieStrength),
                        .. Optional(hasTrust, NetworkColumns.Text(trust)),
                        .. Optional(hasDistances, NetworkColumns.Text(tie.DistanceKm)),
                    ]);
            }
        }
    }

    private static CsvWriter Writer(TextWriter text) =>
        new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);

    private static string[] Optional(bool isThere, string value) => isThere ? [value] : [];

    private static void Row(CsvWriter csv, string[] values)
    {
        foreach (string value in values)
        {
            csv.WriteField(value);
        }

        csv.NextRecord();
    }
}
