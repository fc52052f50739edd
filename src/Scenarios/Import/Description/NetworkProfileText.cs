using System.Text;

namespace Staffroom.Scenarios.Import.Description;

/// <summary>Writes a network profile as aligned plain text for a terminal.</summary>
public static class NetworkProfileText
{
    private const int LabelWidth = 26;
    private const int NameWidth = 30;

    /// <summary>The profile as lines of at most about 100 characters, ending in a line break.</summary>
    public static string Render(NetworkProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var text = new StringBuilder();
        Size(text, profile);
        Structure(text, profile);
        Distributions(text, profile);
        Groups(text, profile);
        MostSought(text, profile);
        return text.ToString();
    }

    private static void Size(StringBuilder text, NetworkProfile profile)
    {
        Line(text, "people", $"{profile.People:N0} in {profile.Schools:N0} {(profile.Schools == 1 ? "school" : "schools")}");
        Line(text, "ties", $"{profile.Ties:N0} (density {profile.Density:0.000})");
        if (profile.Reports is { } reports)
        {
            Line(text, "directed reports", $"{reports.Count:N0} (density {reports.Density:0.000})");
            Line(text, "reciprocity", $"{Percent(reports.Reciprocity)} of reports are returned; both report in {Percent(reports.MutualPairShare)} of pairs");
        }
    }

    private static void Structure(StringBuilder text, NetworkProfile profile)
    {
        Line(text, "clustering", $"{profile.Clustering:0.000} (mean of people), transitivity {profile.Transitivity:0.000}");
        string components = profile.Components == 1 ? "1" : $"{profile.Components:N0}, the largest with {profile.LargestComponent:N0} people";
        Line(text, "components", $"{components}; {profile.Isolates:N0} without ties");
        string length = profile.MeanPathLength is { } steps ? $"{steps:0.00} steps"
            : profile.LargestComponent > NetworkDescriber.MaximumPeopleForPaths ? $"not computed above {NetworkDescriber.MaximumPeopleForPaths:N0} people"
            : "nobody is tied";
        Line(text, "mean path length", $"{length} in the largest component");
        Division(text, "schools", profile.BetweenSchools);
        Division(text, "groups", profile.BetweenGroups);
    }

    private static void Division(StringBuilder text, string parts, DivisionProfile? division)
    {
        if (division is null)
        {
            return;
        }

        Line(
            text,
            $"between {parts}",
            $"{division.TiesBetween:N0} of {division.TiesBetween + division.TiesWithin:N0} ties ({Percent(division.ShareBetween)}); "
                + $"E-I index {Signed(division.ExternalInternalIndex)}, at random {Signed(division.ExpectedIndex)}");
        if (division.MeanStrengthBetween is { } between && division.MeanStrengthWithin is { } within)
        {
            Line(text, "", $"mean strength {between:0.00} between, {within:0.00} within {parts}");
        }
    }

    private static void Distributions(StringBuilder text, NetworkProfile profile)
    {
        text.AppendLine();
        Row(text, "", ["n", "min", "25 %", "median", "75 %", "max", "mean", "sd"]);
        Row(text, "people per school", profile.SchoolSize);
        Row(text, "ties per person", profile.Degree);
        if (profile.Reports is { } reports)
        {
            Row(text, "reports received", reports.Received);
            Row(text, "reports given", reports.Given);
        }

        Row(text, "tie strength", profile.TieStrength);
        if (profile.TieTrust is { } trust)
        {
            Row(text, "trust on ties", trust);
        }

        foreach (AttributeProfile attribute in profile.Attributes)
        {
            Row(text, attribute.Name, attribute.Values);
        }

        foreach (AttributeProfile attribute in profile.Attributes.Where(attribute => attribute.Scale is not null || attribute.Unknown > 0))
        {
            string unknown = attribute.Unknown == 0 ? "" : $"; unknown for {attribute.Unknown:N0}";
            string scale = attribute.Scale is { } read
                ? $": {read.Minimum:0.###} to {read.Maximum:0.###} in column \"{Clip(read.Column)}\" became 0 to 1; mean in the file {attribute.MeanInFile:0.00}"
                : "";
            text.AppendLine($"{attribute.Name}{scale}{unknown}");
        }
    }

    private static void Groups(StringBuilder text, NetworkProfile profile)
    {
        if (!profile.Groups.IsEmpty)
        {
            string more = profile.Groups.Length > 20 ? $" and {profile.Groups.Length - 20:N0} more" : "";
            text.AppendLine();
            Line(text, "groups", string.Join(", ", profile.Groups.Take(20).Select(group => $"{Clip(group.Name)} ({group.People:N0})")) + more);
        }
    }

    private static void MostSought(StringBuilder text, NetworkProfile profile)
    {
        if (profile.MostSought.IsEmpty)
        {
            return;
        }

        text.AppendLine();
        text.AppendLine(profile.Reports is null ? "most connected people (ties, sum of their strengths)" : "most sought people (reports received, sum of their strengths)");
        int width = profile.MostSought.Max(person => Clip(person.Name).Length);
        foreach ((SoughtPerson person, int rank) in profile.MostSought.Select((person, index) => (person, index + 1)))
        {
            string school = profile.Schools > 1 ? $"  {Clip(person.School)}" : "";
            string group = person.Group is null ? "" : $"  group {Clip(person.Group)}";
            text.AppendLine($"{rank,4}  {Clip(person.Name).PadRight(width)}  {person.Count,5:N0}  {person.Strength,8:0.00}{school}{group}");
        }
    }

    private static void Row(StringBuilder text, string label, Distribution values) =>
        Row(
            text,
            label,
            [
                values.Count.ToString("N0"),
                .. new[] { values.Minimum, values.LowerQuartile, values.Median, values.UpperQuartile, values.Maximum, values.Mean, values.StandardDeviation }
                    .Select(value => value.ToString("0.00")),
            ]);

    private static void Row(StringBuilder text, string label, string[] cells) =>
        text.AppendLine((label.PadRight(20) + string.Concat(cells.Select(cell => cell.PadLeft(9)))).TrimEnd());

    private static void Line(StringBuilder text, string label, string value) => text.AppendLine(label.PadRight(LabelWidth) + value);

    private static string Percent(double share) => $"{share * 100.0:0.0} %";

    private static string Signed(double value) => value.ToString("+0.00;-0.00;0.00");

    private static string Clip(string name) => name.Length <= NameWidth ? name : name[..(NameWidth - 1)] + "…";
}
