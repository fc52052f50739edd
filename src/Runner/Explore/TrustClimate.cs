using Staffroom.Model.Worlds;

namespace Staffroom.Runner.Explore;

/// <summary>
/// A whole trust climate from one slider: straight lines through the model's low, middle and high climates, carried on beyond them, so that
/// the slider at 0.45, 0.60 and 0.75 is exactly what scenarios call low, mid and high.
/// </summary>
internal static class TrustClimate
{
    private static readonly ClimateSpec[] Known = [ClimateSpec.LowTrust, ClimateSpec.MidTrust, ClimateSpec.HighTrust];

    /// <summary>The climate at a trust between colleagues.</summary>
    public static ClimateSpec At(double trust)
    {
        if (Array.Find(Known, climate => climate.TrustWithin == trust) is { } known)
        {
            return known;
        }

        var (low, high) = trust < Known[1].TrustWithin ? (Known[0], Known[1]) : (Known[1], Known[2]);
        double share = (trust - low.TrustWithin) / (high.TrustWithin - low.TrustWithin);
        return new ClimateSpec
        {
            TrustWithin = trust,
            TrustBetween = Between(low.TrustBetween, high.TrustBetween),
            FulfilmentWithin = Between(low.FulfilmentWithin, high.FulfilmentWithin),
            FulfilmentBetween = Between(low.FulfilmentBetween, high.FulfilmentBetween),
        };

        double Between(double a, double b) => Math.Clamp(a + (share * (b - a)), 0, 1);
    }
}
