namespace Staffroom.Scenarios.Statistics;

/// <summary>
/// Discrete-time logit on grouped data: log odds of an event = a + b·x, fitted by maximum likelihood (Newton's method).
/// </summary>
internal static class GroupedLogit
{
    private const int MostSteps = 50;
    private const double Converged = 1e-10;
    private const double Separated = 50.0;

    /// <summary>The slope b; null where it is not identified (events in fewer than two places of x, or data that x separates).</summary>
    /// <param name="groups">For each group its x, how many were at risk and how many of them had the event.</param>
    public static double? Slope(IEnumerable<(double X, double AtRisk, double Events)> groups)
    {
        var data = groups.Where(group => group.AtRisk > 0.0).ToArray();
        double atRisk = data.Sum(group => group.AtRisk), events = data.Sum(group => group.Events);
        if (data.Length < 2 || events <= 0.0 || events >= atRisk)
        {
            return null;
        }

        double a = Math.Log(events / (atRisk - events)), b = 0.0;
        for (int step = 0; step < MostSteps; step++)
        {
            double gradientA = 0.0, gradientB = 0.0, aa = 0.0, ab = 0.0, bb = 0.0;
            foreach (var (x, n, y) in data)
            {
                double chance = 1.0 / (1.0 + Math.Exp(-(a + (b * x))));
                double weight = n * chance * (1.0 - chance);
                gradientA += y - (n * chance);
                gradientB += x * (y - (n * chance));
                aa += weight;
                ab += weight * x;
                bb += weight * x * x;
            }

            double determinant = (aa * bb) - (ab * ab);
            if (!(determinant > 0.0))
            {
                return null;
            }

            double changeA = ((bb * gradientA) - (ab * gradientB)) / determinant;
            double changeB = ((aa * gradientB) - (ab * gradientA)) / determinant;
            (a, b) = (a + changeA, b + changeB);
            if (!(Math.Abs(b) < Separated))
            {
                return null;
            }

            if (Math.Abs(changeA) + Math.Abs(changeB) < Converged)
            {
                return b;
            }
        }

        return null;
    }
}
