namespace Staffroom.Model.Measures;

/// <summary>How much of the variance between people lies between their schools: one-way analysis of variance.</summary>
public static class SchoolVariance
{
    /// <summary>
    /// Share of the total sum of squares that lies between schools: η² = SSB / SST, 0 to 1. Null if there is no variance at all.
    /// </summary>
    /// <param name="values">One value per person.</param>
    /// <param name="schoolOf">School of each person, 0-based.</param>
    public static double? EtaSquared(ReadOnlySpan<double> values, ReadOnlySpan<int> schoolOf) => Of(values, schoolOf).EtaSquared;

    /// <summary>
    /// Intraclass correlation ICC(1) = (MSB − MSW) / (MSB + (n₀ − 1) MSW) (Shrout and Fleiss 1979), with
    /// n₀ = (N − Σ n²/N) / (S − 1) for schools of unequal size; negative if people within a school differ more than chance has it.
    /// Null with fewer than two schools, without two people in any school, or without variance.
    /// </summary>
    public static double? Icc1(ReadOnlySpan<double> values, ReadOnlySpan<int> schoolOf) => Of(values, schoolOf).Icc1;

    /// <summary><see cref="EtaSquared"/> and <see cref="Icc1"/> for a yes/no state, from counts per school alone.</summary>
    /// <param name="counts">How many people in each school are in the state.</param>
    /// <param name="sizes">How many people each school has.</param>
    public static (double? EtaSquared, double? Icc1) OfCounts(ReadOnlySpan<int> counts, ReadOnlySpan<int> sizes)
    {
        var sums = new double[counts.Length];
        double total = 0.0;
        for (int s = 0; s < sums.Length; s++)
        {
            sums[s] = counts[s];
            total += counts[s];
        }

        // x² = x for a yes/no state, so the sum of squares is the count itself.
        return Of(sums, sizes, total);
    }

    private static (double? EtaSquared, double? Icc1) Of(ReadOnlySpan<double> values, ReadOnlySpan<int> schoolOf)
    {
        if (values.Length != schoolOf.Length)
        {
            throw new ArgumentException($"{values.Length} values for {schoolOf.Length} people.", nameof(values));
        }

        int schools = 0;
        foreach (int school in schoolOf)
        {
            schools = Math.Max(schools, school + 1);
        }

        var sums = new double[schools];
        var sizes = new int[schools];
        double mean = Mean(values);
        double squares = 0.0;
        for (int i = 0; i < values.Length; i++)
        {
            double deviation = values[i] - mean;
            sums[schoolOf[i]] += deviation;
            sizes[schoolOf[i]]++;
            squares += deviation * deviation;
        }

        return Of(sums, sizes, squares);
    }

    private static (double? EtaSquared, double? Icc1) Of(ReadOnlySpan<double> sums, ReadOnlySpan<int> sizes, double squares)
    {
        double people = 0.0, total = 0.0, sizeSquares = 0.0, between = 0.0;
        int schools = 0;
        for (int s = 0; s < sums.Length; s++)
        {
            if (sizes[s] > 0)
            {
                schools++;
                people += sizes[s];
                total += sums[s];
                sizeSquares += (double)sizes[s] * sizes[s];
                between += sums[s] * sums[s] / sizes[s];
            }
        }

        double correction = people > 0.0 ? total * total / people : 0.0;
        double sst = squares - correction;
        double ssb = Math.Max(0.0, between - correction);
        if (sst <= 0.0)
        {
            return (null, null);
        }

        double ssw = Math.Max(0.0, sst - ssb);
        double eta = Math.Min(1.0, ssb / sst);
        if (schools < 2 || people <= schools)
        {
            return (eta, null);
        }

        double msb = ssb / (schools - 1);
        double msw = ssw / (people - schools);
        double n0 = (people - (sizeSquares / people)) / (schools - 1);
        return (eta, (msb - msw) / (msb + ((n0 - 1.0) * msw)));
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0.0;
        foreach (double value in values)
        {
            sum += value;
        }

        return values.IsEmpty ? 0.0 : sum / values.Length;
    }
}
