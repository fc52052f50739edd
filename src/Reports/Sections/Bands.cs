namespace Staffroom.Reports.Sections;

internal static class Bands
{
    /// <summary>
    /// The average of several conditions' bands. Conditions share their random numbers, so their means move together; averaging
    /// the ends of their intervals gives an interval that is never too narrow.
    /// </summary>
    public static BandSeries? Average(IReadOnlyCollection<BandSeries> bands)
    {
        if (bands.Count <= 1)
        {
            return bands.FirstOrDefault();
        }

        int length = bands.Min(band => band.Mean.Length);
        return new BandSeries(Of(b => b.Mean), Of(b => b.Low), Of(b => b.High), Of(b => b.Q10), Of(b => b.Q90));

        double[] Of(Func<BandSeries, double[]> column)
        {
            var average = new double[length];
            foreach (var band in bands)
            {
                var values = column(band);
                for (int t = 0; t < length; t++)
                {
                    average[t] += values[t] / bands.Count;
                }
            }

            return average;
        }
    }

    public static double[] EveryNth(double[] values, int step) =>
        step == 1 ? values : [.. Enumerable.Range(0, (values.Length + step - 1) / step).Select(i => values[i * step])];
}
