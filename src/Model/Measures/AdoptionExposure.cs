namespace Staffroom.Model.Measures;

/// <summary>Exposure to adopters, thresholds and hazards (Valente 1996, "Social network thresholds", Social Networks 18:69-89).</summary>
public static class AdoptionExposure
{
    /// <summary>
    /// Share of each person's alters who had adopted by a week, that week included; with weights the share of the tie weight.
    /// 0 for people without ties.
    /// </summary>
    /// <param name="rows">The ties.</param>
    /// <param name="adoptionWeeks">Week of adoption of each person, negative for never.</param>
    /// <param name="week">The week.</param>
    /// <param name="weights">Weight of each directed tie (for instance tie strength times trust); empty for 1 each.</param>
    public static double[] At(TieRows rows, ReadOnlySpan<int> adoptionWeeks, int week, ReadOnlySpan<double> weights = default)
    {
        rows.ThrowIfNotPerPerson(adoptionWeeks, nameof(adoptionWeeks));
        if (!weights.IsEmpty)
        {
            rows.ThrowIfNotPerTie(weights);
        }

        var exposure = new double[rows.Count];
        for (int i = 0; i < exposure.Length; i++)
        {
            exposure[i] = ExposureOf(rows, i, adoptionWeeks, week, weights);
        }

        return exposure;
    }

    /// <summary>
    /// Threshold of each person: exposure the week before adoption, so that alters who adopt in the same week do not count;
    /// null for those who never adopted.
    /// </summary>
    /// <inheritdoc cref="At"/>
    public static double?[] Thresholds(TieRows rows, ReadOnlySpan<int> adoptionWeeks, ReadOnlySpan<double> weights = default)
    {
        rows.ThrowIfNotPerPerson(adoptionWeeks, nameof(adoptionWeeks));
        if (!weights.IsEmpty)
        {
            rows.ThrowIfNotPerTie(weights);
        }

        var thresholds = new double?[rows.Count];
        for (int i = 0; i < thresholds.Length; i++)
        {
            thresholds[i] = adoptionWeeks[i] < 0 ? null : ExposureOf(rows, i, adoptionWeeks, adoptionWeeks[i] - 1, weights);
        }

        return thresholds;
    }

    /// <summary>
    /// Discrete-time hazard of each week from <paramref name="firstWeek"/> to <paramref name="lastWeek"/>: those who adopt in it over
    /// those who had not adopted before it; a rate of 0 once nobody is left.
    /// </summary>
    public static (int Week, int AtRisk, int Events, double Rate)[] Hazard(ReadOnlySpan<int> adoptionWeeks, int firstWeek, int lastWeek)
    {
        var hazard = new (int, int, int, double)[Math.Max(0, lastWeek - firstWeek + 1)];
        for (int k = 0; k < hazard.Length; k++)
        {
            int week = firstWeek + k;
            int atRisk = 0, events = 0;
            foreach (int adopted in adoptionWeeks)
            {
                atRisk += adopted < 0 || adopted >= week ? 1 : 0;
                events += adopted == week ? 1 : 0;
            }

            hazard[k] = (week, atRisk, events, atRisk == 0 ? 0.0 : (double)events / atRisk);
        }

        return hazard;
    }

    private static double ExposureOf(TieRows rows, int person, ReadOnlySpan<int> adoptionWeeks, int week, ReadOnlySpan<double> weights)
    {
        double adopted = 0.0, all = 0.0;
        for (int e = rows.RowStart[person]; e < rows.RowStart[person + 1]; e++)
        {
            double weight = weights.IsEmpty ? 1.0 : weights[e];
            int alterWeek = adoptionWeeks[rows.Alter[e]];
            all += weight;
            adopted += alterWeek >= 0 && alterWeek <= week ? weight : 0.0;
        }

        return all > 0.0 ? adopted / all : 0.0;
    }
}
