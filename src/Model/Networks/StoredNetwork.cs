namespace Staffroom.Model.Networks;

/// <summary>A network from columns, to be shared by all worlds on it: nothing in it is ever written to.</summary>
public sealed class StoredNetwork
{
    private readonly byte[] _tieKind;
    private readonly double[] _strengthOfKind;

    /// <summary>Takes columns over, without copying those of ties. They must be sound: rows ascending, every tie in both rows.</summary>
    /// <param name="places">The schools.</param>
    /// <param name="rowStart">Where each teacher's row of ties begins; one more entry than teachers.</param>
    /// <param name="alter">The other end of each directed tie, ascending within a row.</param>
    /// <param name="tieKind">The kind of each directed tie.</param>
    /// <param name="strengthOfKind">w of each kind, 0 to 1.</param>
    /// <exception cref="InvalidOperationException">A tie is missing from one of its rows.</exception>
    public StoredNetwork(SchoolPlaces places, int[] rowStart, int[] alter, byte[] tieKind, double[] strengthOfKind)
    {
        (_tieKind, _strengthOfKind, MarketRadiusKm) = (tieKind, strengthOfKind, places.MarketRadiusKm);
        int[] schoolOf = SchoolOf(places.FirstTeacher);
        Network = new SchoolNetwork(schoolOf, places.FirstTeacher[..^1], rowStart, alter) { DistanceKm = Distances(places, schoolOf, rowStart, alter) };
    }

    /// <summary>Who is tied to whom.</summary>
    public SchoolNetwork Network { get; }

    /// <summary>Distance in km from which on schools do not compete.</summary>
    public double MarketRadiusKm { get; }

    /// <summary>w of a directed tie at the start.</summary>
    public double TieStrength(int directedTie) => _strengthOfKind[_tieKind[directedTie]];

    /// <summary>How near the two schools of a directed tie are to each other: 1 next door, falling evenly to 0 at the market radius; 0 within a school.</summary>
    public double Nearness(int directedTie) =>
        Network.IsBetween[directedTie] ? Math.Max(0.0, 1.0 - (Network.DistanceKm[directedTie] / MarketRadiusKm)) : 0.0;

    private static int[] SchoolOf(int[] firstTeacher)
    {
        var schoolOf = new int[firstTeacher[^1]];
        for (int school = 0; school < firstTeacher.Length - 1; school++)
        {
            schoolOf.AsSpan(firstTeacher[school]..firstTeacher[school + 1]).Fill(school);
        }

        return schoolOf;
    }

    private static double[] Distances(SchoolPlaces places, int[] schoolOf, int[] rowStart, int[] alter)
    {
        var distances = new double[alter.Length];
        for (int i = 0; i < schoolOf.Length; i++)
        {
            int a = schoolOf[i];
            for (int e = rowStart[i]; e < rowStart[i + 1]; e++)
            {
                int b = schoolOf[alter[e]];
                if (a != b)
                {
                    distances[e] = places.Distance(a, b);
                }
            }
        }

        return distances;
    }
}

/// <summary>The schools of a network from columns: the staff of each have consecutive ids, its head first.</summary>
/// <param name="FirstTeacher">The head of each school, and the number of teachers.</param>
/// <param name="X">Places in km from the west.</param>
/// <param name="Y">Places in km from the south.</param>
/// <param name="MarketRadiusKm">Distance from which on schools do not compete, above 0.</param>
public sealed record SchoolPlaces(int[] FirstTeacher, double[] X, double[] Y, double MarketRadiusKm)
{
    /// <summary>The school of a teacher.</summary>
    public int SchoolOf(int teacher)
    {
        int found = Array.BinarySearch(FirstTeacher, teacher);
        return found < 0 ? ~found - 1 : found;
    }

    /// <summary>Distance between two schools in km, as the crow flies.</summary>
    public double Distance(int a, int b)
    {
        double dx = X[a] - X[b], dy = Y[a] - Y[b];
        return Math.Sqrt((dx * dx) + (dy * dy));
    }
}
