using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Staffroom.Model.Measures;

/// <summary>
/// What a run leaves behind: weekly totals, users by school, and the week in which each teacher first used each practice.
/// Its canonical bytes are what a digest is made of.
/// </summary>
public sealed class Trajectory
{
    /// <summary>Creates a trajectory from its columns; the arrays are taken over, not copied.</summary>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="network">(weeks + 1) rows of <see cref="NetworkMeasure"/> values.</param>
    /// <param name="practices">(weeks + 1) × practices rows of <see cref="PracticeMeasure"/> values.</param>
    /// <param name="genuineUsers">(weeks + 1) × practices × schools counts of genuine users.</param>
    /// <param name="adoptionWeeks">practices × teachers; the week of first genuine use (0 for starters), −1 for never.</param>
    /// <param name="final">What is counted once, at the end.</param>
    public Trajectory(
        TrajectoryShape shape, double[] network, double[] practices, int[] genuineUsers, int[] adoptionWeeks, FinalCounts final)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(network.Length, shape.Points * NetworkColumns, nameof(network));
        ArgumentOutOfRangeException.ThrowIfNotEqual(practices.Length, shape.Points * shape.Practices * PracticeColumns, nameof(practices));
        ArgumentOutOfRangeException.ThrowIfNotEqual(genuineUsers.Length, shape.Points * shape.Practices * shape.Schools, nameof(genuineUsers));
        ArgumentOutOfRangeException.ThrowIfNotEqual(adoptionWeeks.Length, shape.Practices * shape.Teachers, nameof(adoptionWeeks));
        final.ThrowIfNotOf(shape);
        Shape = shape;
        Final = final;
        NetworkValues = network;
        PracticeValues = practices;
        GenuineUsers = genuineUsers;
        AdoptionWeeks = adoptionWeeks;
    }

    /// <summary>Number of columns in a network row.</summary>
    public static int NetworkColumns { get; } = Enum.GetValues<NetworkMeasure>().Length;

    /// <summary>Number of columns in a practice row.</summary>
    public static int PracticeColumns { get; } = Enum.GetValues<PracticeMeasure>().Length;

    /// <summary>Its dimensions.</summary>
    public TrajectoryShape Shape { get; }

    /// <summary>(weeks + 1) × <see cref="NetworkColumns"/>.</summary>
    public double[] NetworkValues { get; }

    /// <summary>(weeks + 1) × practices × <see cref="PracticeColumns"/>.</summary>
    public double[] PracticeValues { get; }

    /// <summary>(weeks + 1) × practices × schools.</summary>
    public int[] GenuineUsers { get; }

    /// <summary>practices × teachers.</summary>
    public int[] AdoptionWeeks { get; }

    /// <summary>What is counted once, at the end.</summary>
    public FinalCounts Final { get; }

    /// <summary>A network measure at the end of a week (0 = the start).</summary>
    public double this[int week, NetworkMeasure measure] => NetworkValues[(week * NetworkColumns) + (int)measure];

    /// <summary>A practice measure at the end of a week (0 = the start).</summary>
    public double this[int week, int practice, PracticeMeasure measure] =>
        PracticeValues[((((week * Shape.Practices) + practice) * PracticeColumns) + (int)measure)];

    /// <summary>Genuine users of a practice in a school at the end of a week.</summary>
    public int UsersInSchool(int week, int practice, int school) =>
        GenuineUsers[(((week * Shape.Practices) + practice) * Shape.Schools) + school];

    /// <summary>The canonical bytes: a header with the dimensions and school sizes, then every column, little-endian.</summary>
    public byte[] ToCanonicalBytes()
    {
        int ints = 5 + Shape.SchoolSizes.Length + GenuineUsers.Length + AdoptionWeeks.Length + Final.Ties.Length
            + Final.LevelsOfUse.Length + Final.ImplementedBySchool.Length;
        int doubles = NetworkValues.Length + PracticeValues.Length + Final.KnowHowBySchool.Length + Final.EfficacyBySchool.Length
            + Final.Beliefs.Length + Final.Risks.Counts.Length + Final.Risks.ExposureSums.Length;
        int length = (4 * ints) + (8 * doubles);
        var bytes = new CanonicalWriter(length);
        bytes.Ints([FormatVersion, Shape.Weeks, Shape.Practices, Shape.Schools, Shape.Teachers]);
        bytes.Ints(Shape.SchoolSizes.AsSpan());
        bytes.Doubles(NetworkValues);
        bytes.Doubles(PracticeValues);
        bytes.Ints(GenuineUsers);
        bytes.Ints(AdoptionWeeks);
        bytes.Ints(Final.Ties);
        bytes.Ints(Final.LevelsOfUse);
        bytes.Ints(Final.ImplementedBySchool);
        bytes.Doubles(Final.KnowHowBySchool);
        bytes.Doubles(Final.EfficacyBySchool);
        bytes.Doubles(Final.Beliefs);
        bytes.Doubles(Final.Risks.Counts);
        bytes.Doubles(Final.Risks.ExposureSums);
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="ToCanonicalBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a whole trajectory of this format.</exception>
    public static Trajectory FromCanonicalBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes);
        int format = reader.Int();
        if (format != FormatVersion)
        {
            throw new InvalidDataException($"Trajectory format {format}; this version reads {FormatVersion}.");
        }

        int weeks = reader.Count(), practices = reader.Count(), schools = reader.Count(), teachers = reader.Count();
        var shape = new TrajectoryShape(weeks, practices, teachers, ImmutableArray.Create(reader.Ints(schools)));
        var network = reader.Doubles((long)shape.Points * NetworkColumns);
        var practiceValues = reader.Doubles((long)shape.Points * practices * PracticeColumns);
        var users = reader.Ints((long)shape.Points * practices * schools);
        var adoption = reader.Ints((long)practices * teachers);
        var final = new FinalCounts(
            reader.Ints(FinalCounts.TieCountsLength(practices)),
            reader.Ints((long)practices * FinalCounts.Levels),
            reader.Ints((long)practices * schools),
            reader.Doubles((long)practices * schools),
            reader.Doubles(schools),
            reader.Doubles(teachers),
            new RiskCounts(reader.Doubles((long)practices * RiskCounts.Columns), reader.Doubles((long)practices * schools)));
        reader.End();
        return new Trajectory(shape, network, practiceValues, users, adoption, final);
    }

    /// <summary>SHA-256 of the canonical bytes, as 64 lowercase hexadecimal digits.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(ToCanonicalBytes()));

    private const int FormatVersion = 2;
}

/// <summary>The dimensions of a trajectory.</summary>
/// <param name="Weeks">Weeks simulated; there are weeks + 1 points.</param>
/// <param name="Practices">Number of practices.</param>
/// <param name="Teachers">Number of teachers.</param>
/// <param name="SchoolSizes">Number of teachers in each school.</param>
public sealed record TrajectoryShape(int Weeks, int Practices, int Teachers, ImmutableArray<int> SchoolSizes)
{
    /// <summary>Number of schools.</summary>
    public int Schools => SchoolSizes.Length;

    /// <summary>Number of points in time, the start included.</summary>
    public int Points => Weeks + 1;
}

/// <summary>Weekly measures of the whole network; means are over teachers or over directed ties, reduced school by school.</summary>
public enum NetworkMeasure
{
    /// <summary>Mean of the first belief.</summary>
    BeliefMean,

    /// <summary>Population variance of the first belief.</summary>
    BeliefVariance,

    /// <summary>Share of teachers whose first belief is above one half.</summary>
    BelieverShare,

    /// <summary>Mean efficacy.</summary>
    Efficacy,

    /// <summary>Mean capacity.</summary>
    Capacity,

    /// <summary>Mean innovative climate of the schools.</summary>
    Climate,

    /// <summary>Mean trust over ties within schools.</summary>
    TrustWithin,

    /// <summary>Mean trust over ties between schools.</summary>
    TrustBetween,

    /// <summary>Mean strength of ties within schools.</summary>
    TieStrengthWithin,

    /// <summary>Mean strength of ties between schools.</summary>
    TieStrengthBetween,

    /// <summary>Share of the ties between schools that are at or above the strong-tie cutoff.</summary>
    StrongShareBetween,

    /// <summary>Person-hours spent in contacts this week.</summary>
    Hours,

    /// <summary>Person-hours spent in contacts between schools this week, travel included.</summary>
    HoursBetween,

    /// <summary>Person-hours spent traveling this week.</summary>
    TravelHours,

    /// <summary>Contacts within schools this week.</summary>
    ContactsWithin,

    /// <summary>Contacts between schools this week.</summary>
    ContactsBetween,

    /// <summary>Teachers replaced this week.</summary>
    Leavers,
}

/// <summary>Weekly measures of a practice over all teachers.</summary>
public enum PracticeMeasure
{
    /// <summary>Share aware of it (A).</summary>
    Awareness,

    /// <summary>Share reporting use (U), compliers included.</summary>
    ReportedUse,

    /// <summary>Share of genuine users (V).</summary>
    GenuineUse,

    /// <summary>Share who implemented it: depth of at least one third.</summary>
    Implemented,

    /// <summary>Share who merely comply.</summary>
    Compliance,

    /// <summary>Mean depth of those who report use; 0 if there are none.</summary>
    DepthPerUser,

    /// <summary>Mean know-how over all teachers.</summary>
    KnowHow,
}
