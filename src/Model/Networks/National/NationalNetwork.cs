namespace Staffroom.Model.Networks.National;

/// <summary>
/// Generates a national network piece by piece: first the ties between schools that each district begins, then the rows of each school.
/// Pieces depend on the specification and the seed alone, so any number of threads makes the same network. At any time all places and
/// all ties between schools are in memory, and of the ties within schools those of the schools being made.
/// </summary>
public sealed class NationalNetwork
{
    private readonly ulong _seed;
    private readonly NationalPlaces _places;
    private ulong[] _between = [];

    /// <summary>Places districts and schools.</summary>
    /// <exception cref="ArgumentException">The specification is impossible.</exception>
    public NationalNetwork(NationalSpec spec, ulong seed)
    {
        (Spec, _seed) = (spec, seed);
        _places = new NationalPlaces(spec, seed);
    }

    /// <summary>What it is made from.</summary>
    public NationalSpec Spec { get; }

    /// <summary>The strength of each kind of tie, by <see cref="NationalTie"/>.</summary>
    public double[] Strengths => Spec.Strengths;

    /// <summary>The schools.</summary>
    public SchoolPlaces Schools => new(_places.SchoolFirstTeacher, _places.SchoolX, _places.SchoolY, Spec.MarketRadiusKm);

    /// <summary>The district of each school.</summary>
    public int[] DistrictOfSchool => _places.SchoolDistrict;

    /// <summary>The ties between schools that a range of districts begins, for <see cref="Join"/>.</summary>
    public ulong[] TiesFrom(int firstDistrict, int endDistrict)
    {
        var ties = new List<ulong>();
        var generator = new NationalBetweenTies(Spec, _places, _seed);
        for (int district = firstDistrict; district < endDistrict; district++)
        {
            generator.AddFrom(district, ties);
        }

        return [.. ties];
    }

    /// <summary>Takes in the ties between schools that all districts begin, in any order; rows can be made from then on.</summary>
    public void Join(IReadOnlyCollection<ulong[]> ties)
    {
        var all = new ulong[ties.Sum(part => part.Length)];
        int at = 0;
        foreach (ulong[] part in ties)
        {
            part.CopyTo(all, at);
            at += part.Length;
        }

        _between = all[..DirectedTie.SortDistinct(all)];
    }

    /// <summary>Counts the directed ties of each teacher of a range of schools.</summary>
    /// <param name="schools">The schools.</param>
    /// <param name="counts">Where the counts go, by teacher in the whole network.</param>
    public void Count(Range schools, Span<int> counts)
    {
        var rows = new NationalRows(Spec, _places, _seed, _between);
        for (int school = schools.Start.Value; school < schools.End.Value; school++)
        {
            foreach (ulong tie in rows.Of(school))
            {
                counts[DirectedTie.Ego(tie)]++;
            }
        }
    }

    /// <summary>The directed ties of a range of schools, row after row.</summary>
    /// <param name="schools">The schools.</param>
    /// <param name="alter">Where the other ends go, as many as were counted.</param>
    /// <param name="kind">Where the kinds go.</param>
    public void Fill(Range schools, Span<int> alter, Span<byte> kind)
    {
        var rows = new NationalRows(Spec, _places, _seed, _between);
        int at = 0;
        for (int school = schools.Start.Value; school < schools.End.Value; school++)
        {
            foreach (ulong tie in rows.Of(school))
            {
                (alter[at], kind[at]) = (DirectedTie.Alter(tie), (byte)DirectedTie.Kind(tie));
                at++;
            }
        }
    }

    /// <summary>The whole network in memory, made on one thread.</summary>
    /// <exception cref="ArgumentException">The specification is impossible.</exception>
    public static StoredNetwork Generate(NationalSpec spec, ulong seed)
    {
        var network = new NationalNetwork(spec, seed);
        network.Join([network.TiesFrom(0, spec.Districts)]);
        var counts = new int[spec.Teachers];
        network.Count(..spec.Schools, counts);
        int[] rowStart = RowStart(counts);
        var (alter, kind) = (new int[rowStart[^1]], new byte[rowStart[^1]]);
        network.Fill(..spec.Schools, alter, kind);
        return new StoredNetwork(network.Schools, rowStart, alter, kind, network.Strengths);
    }

    /// <summary>Where rows begin, from the numbers of ties in them.</summary>
    /// <exception cref="ArgumentException">There are more ties than an index can count.</exception>
    public static int[] RowStart(ReadOnlySpan<int> counts)
    {
        var rowStart = new int[counts.Length + 1];
        long sum = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            sum += counts[i];
            rowStart[i + 1] = sum <= Array.MaxLength
                ? (int)sum
                : throw new ArgumentException($"The network would have more than {Array.MaxLength:N0} directed ties.", nameof(counts));
        }

        return rowStart;
    }
}
