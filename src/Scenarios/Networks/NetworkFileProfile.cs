using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Staffroom.Model.Networks.National;

namespace Staffroom.Scenarios.Networks;

/// <summary>What is in a network file: sizes, ties, degrees and distances, all counted, none sampled.</summary>
public sealed record NetworkFileProfile
{
    /// <summary>What the file says about itself.</summary>
    public required NetworkFileHeader Header { get; init; }

    /// <summary>Staff of schools, heads included.</summary>
    public required Spread Staff { get; init; }

    /// <summary>Schools of districts.</summary>
    public required Spread SchoolsOfDistrict { get; init; }

    /// <summary>Ties of teachers.</summary>
    public required Spread Degree { get; init; }

    /// <summary>The kinds of ties.</summary>
    public required ImmutableArray<TieKindProfile> Kinds { get; init; }

    /// <summary>What it was made from, as JSON.</summary>
    public required string MadeBy { get; init; }

    /// <summary>Describes a file's content; takes time and memory in proportion to its ties.</summary>
    public static NetworkFileProfile Of(NetworkFileContent content)
    {
        var districts = new int[content.Header.Districts];
        foreach (int district in content.DistrictOfSchool)
        {
            districts[district]++;
        }

        return new NetworkFileProfile
        {
            Header = content.Header,
            Staff = Spread.Of(Lengths(content.Places.FirstTeacher)),
            SchoolsOfDistrict = Spread.Of(districts),
            Degree = Spread.Of(Lengths(content.RowStart)),
            Kinds = KindsOf(content),
            MadeBy = content.MadeBy,
        };
    }

    /// <summary>The profile for people.</summary>
    public string Render()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Header.Teachers:N0} teachers in {Header.Schools:N0} schools of {Header.Districts:N0} districts, {Header.DirectedTies / 2:N0} ties");
        text.AppendLine(CultureInfo.InvariantCulture, $"staff of a school       {Staff}");
        text.AppendLine(CultureInfo.InvariantCulture, $"schools of a district   {SchoolsOfDistrict}");
        text.AppendLine(CultureInfo.InvariantCulture, $"ties of a teacher       {Degree}");
        text.AppendLine("ties                            number  strength  mean km");
        foreach (var kind in Kinds)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {kind.Name,-20} {kind.Ties,15:N0}  {kind.TieStrength,8:0.##}  {kind.MeanKm,7:N1}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"schools compete         within {Header.MarketRadiusKm:0.###} km");
        text.AppendLine(CultureInfo.InvariantCulture, $"seed                    {Header.Seed}");
        text.AppendLine(CultureInfo.InvariantCulture, $"file                    {Header.FileLength:N0} bytes");
        text.AppendLine(CultureInfo.InvariantCulture, $"checksum                {Header.Checksum}");
        return text.ToString();
    }

    private static int[] Lengths(int[] starts)
    {
        var lengths = new int[starts.Length - 1];
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = starts[i + 1] - starts[i];
        }

        return lengths;
    }

    private static ImmutableArray<TieKindProfile> KindsOf(NetworkFileContent content)
    {
        var counts = new long[content.StrengthOfKind.Length];
        var km = new double[counts.Length];
        var places = content.Places;
        for (int school = 0; school < content.Header.Schools; school++)
        {
            int first = places.FirstTeacher[school], end = places.FirstTeacher[school + 1];
            for (int e = content.RowStart[first]; e < content.RowStart[end]; e++)
            {
                int alter = content.Alter[e];
                counts[content.Kind[e]]++;
                km[content.Kind[e]] += alter >= first && alter < end ? 0.0 : places.Distance(school, places.SchoolOf(alter));
            }
        }

        return
        [
            .. counts.Select((count, kind) => new TieKindProfile(
                Enum.IsDefined((NationalTie)kind) ? NameOf((NationalTie)kind) : $"kind {kind}", count / 2, content.StrengthOfKind[kind], count > 0 ? km[kind] / count : 0.0)),
        ];
    }

    private static string NameOf(NationalTie kind) => kind switch
    {
        NationalTie.Ordinary => "ordinary, in school",
        NationalTie.Strong => "strong, in school",
        NationalTie.Head => "with the head",
        NationalTie.District => "within the district",
        _ => "across districts",
    };
}

/// <summary>Ties of a kind.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Ties">How many there are, each counted once.</param>
/// <param name="TieStrength">w of each, 0 to 1.</param>
/// <param name="MeanKm">Mean distance in km; 0 within schools.</param>
public sealed record TieKindProfile(string Name, long Ties, double TieStrength, double MeanKm);

/// <summary>How whole numbers are spread.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Least">The least.</param>
/// <param name="Median">The middle one, the lower of two.</param>
/// <param name="Most">The largest.</param>
public sealed record Spread(double Mean, int Least, int Median, int Most)
{
    /// <summary>The spread of some numbers, at least one.</summary>
    public static Spread Of(int[] values)
    {
        int[] sorted = [.. values];
        Array.Sort(sorted);
        return new(sorted.Sum(value => (double)value) / sorted.Length, sorted[0], sorted[(sorted.Length - 1) / 2], sorted[^1]);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"mean {Mean:N1}, from {Least:N0} over {Median:N0} (median) to {Most:N0}");
}
