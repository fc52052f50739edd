namespace Staffroom.Model.Measures;

/// <summary>Whether tied people are alike: spatial autocorrelation with ties as neighborhood, and the E-I index.</summary>
public static class TieAutocorrelation
{
    /// <summary>
    /// Moran's I (Moran 1950): (n / W) Σᵢⱼ wᵢⱼ zᵢ zⱼ / Σ z², z the deviations from the mean, W the sum of the weights. About
    /// −1/(n − 1) if ties ignore x (<see cref="ExpectedMoran"/>), larger if tied people are alike. Null without ties or variance.
    /// </summary>
    /// <param name="rows">The ties.</param>
    /// <param name="x">One value per person.</param>
    /// <param name="weights">Weight of each directed tie; empty for 1 each (binary).</param>
    public static double? Moran(TieRows rows, ReadOnlySpan<double> x, ReadOnlySpan<double> weights = default)
    {
        var sums = Sum(rows, x, weights);
        return sums.Weight > 0.0 && sums.Squares > 0.0 ? rows.Count / sums.Weight * sums.Products / sums.Squares : null;
    }

    /// <summary>
    /// Geary's C (Geary 1954): (n − 1) Σᵢⱼ wᵢⱼ (xᵢ − xⱼ)² / (2 W Σ z²). About 1 if ties ignore x, smaller if tied people are alike.
    /// Null without ties or variance.
    /// </summary>
    /// <inheritdoc cref="Moran"/>
    public static double? Geary(TieRows rows, ReadOnlySpan<double> x, ReadOnlySpan<double> weights = default)
    {
        var sums = Sum(rows, x, weights);
        return sums.Weight > 0.0 && sums.Squares > 0.0
            ? (rows.Count - 1) * sums.Differences / (2.0 * sums.Weight * sums.Squares)
            : null;
    }

    /// <summary>Expectation of Moran's I if values were dealt out at random: −1/(n − 1).</summary>
    public static double ExpectedMoran(int people) => -1.0 / (people - 1);

    /// <summary>
    /// Moran's I of a yes/no state over binary ties, from tie counts alone. With m the share in the state, the products of deviations are
    /// (1 − m)² on a tie of two in it, −m(1 − m) on a mixed one and m² otherwise, so I = Σ / (E m (1 − m)). Null without ties or variance.
    /// </summary>
    /// <param name="ties">Ties with both, one or no end in the state, as <see cref="FinalCounts.TiesByUse"/> counts them.</param>
    /// <param name="inState">People in the state.</param>
    /// <param name="people">All people.</param>
    public static double? MoranOfState((int Both, int One, int None) ties, int inState, int people)
    {
        double m = (double)inState / people;
        double count = (double)ties.Both + ties.One + ties.None;
        double products = (ties.Both * (1.0 - m) * (1.0 - m)) - (ties.One * m * (1.0 - m)) + (ties.None * m * m);
        return count > 0.0 && inState > 0 && inState < people ? products / (count * m * (1.0 - m)) : null;
    }

    /// <summary>Geary's C of a yes/no state over binary ties: (n − 1) mixed ties / (2 E n m (1 − m)). Null without ties or variance.</summary>
    /// <inheritdoc cref="MoranOfState"/>
    public static double? GearyOfState((int Both, int One, int None) ties, int inState, int people)
    {
        double m = (double)inState / people;
        double count = (double)ties.Both + ties.One + ties.None;
        return count > 0.0 && inState > 0 && inState < people
            ? (people - 1.0) * ties.One / (2.0 * count * people * m * (1.0 - m))
            : null;
    }

    /// <summary>
    /// E-I index (Krackhardt and Stern 1988): (external − internal) / all ties, from −1 (all ties within groups) to +1 (all between).
    /// Null without ties.
    /// </summary>
    public static double? ExternalInternal(TieRows rows, ReadOnlySpan<int> groupOf)
    {
        rows.ThrowIfNotPerPerson(groupOf, nameof(groupOf));
        int external = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            foreach (int j in rows.AltersOf(i))
            {
                external += groupOf[i] != groupOf[j] ? 1 : 0;
            }
        }

        return rows.Alter.Length == 0 ? null : ((2.0 * external) - rows.Alter.Length) / rows.Alter.Length;
    }

    /// <summary>
    /// E-I index with a yes/no state as the grouping: (mixed − unmixed) / all ties; −1 if users are tied to users and others to others
    /// only. Null without ties.
    /// </summary>
    /// <inheritdoc cref="MoranOfState"/>
    public static double? ExternalInternalOfState((int Both, int One, int None) ties)
    {
        double count = (double)ties.Both + ties.One + ties.None;
        return count > 0.0 ? (ties.One - (double)ties.Both - ties.None) / count : null;
    }

    private static (double Weight, double Squares, double Products, double Differences) Sum(
        TieRows rows, ReadOnlySpan<double> x, ReadOnlySpan<double> weights)
    {
        rows.ThrowIfNotPerPerson(x, nameof(x));
        if (!weights.IsEmpty)
        {
            rows.ThrowIfNotPerTie(weights);
        }

        double mean = 0.0;
        foreach (double value in x)
        {
            mean += value;
        }

        mean /= Math.Max(1, x.Length);
        double weight = 0.0, squares = 0.0, products = 0.0, differences = 0.0;
        for (int i = 0; i < rows.Count; i++)
        {
            double z = x[i] - mean;
            squares += z * z;
            for (int e = rows.RowStart[i]; e < rows.RowStart[i + 1]; e++)
            {
                double w = weights.IsEmpty ? 1.0 : weights[e];
                double other = x[rows.Alter[e]];
                weight += w;
                products += w * z * (other - mean);
                differences += w * (x[i] - other) * (x[i] - other);
            }
        }

        return (weight, squares, products, differences);
    }
}
