using Staffroom.Model;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Tests.Plan;

/// <summary>
/// Pairing replicates by common random numbers makes differences more precise; a ratio below 1 would betray a keying bug.
/// The reference implementation measured 10.9 (head advocacy), 9.2 (turnover), 2.8 (trust) and, because its topologies shifted,
/// 1.55 (one more tie per pair of schools).
/// </summary>
public sealed class CommonRandomNumbersTests
{
    private const int Replicates = 40;

    private static readonly WorldSpec Base = new()
    {
        Network = Schools(24),
        Climate = ClimateSpec.MidTrust,
        Practices = [new("practice", 0.5, 0.3, 0.8, 0, new SeedSpec(SeedKind.Random, [0], 4, false, []))],
        Beliefs = [BeliefSpec.Default],
        Weeks = 117,
    };

    private static readonly double[] Untouched = Speeds(Base);

    [Fact]
    public void Head_advocacy_is_measured_about_ten_times_as_precisely() => Assert.InRange(
        VarianceRatio(
            Speeds(Base with { Beliefs = [BeliefSpec.Default with { HeadMean = 0.95 }] }),
            Speeds(Base with { Beliefs = [BeliefSpec.Default with { HeadMean = 0.2 }] })),
        4.0, 40.0);

    [Fact]
    public void Turnover_is_measured_several_times_as_precisely() => Assert.InRange(
        VarianceRatio(Untouched, Speeds(Base with { Parameters = ParameterSet.Default.With(Parameter.Turnover, 0.3) })), 3.0, 40.0);

    [Fact]
    public void Trust_is_measured_more_precisely() =>
        Assert.InRange(VarianceRatio(Untouched, Speeds(Base with { Climate = ClimateSpec.HighTrust })), 1.3, 12.0);

    [Fact]
    public void One_more_tie_per_pair_keeps_the_other_ties_and_so_the_pairing() =>
        Assert.InRange(VarianceRatio(Untouched, Speeds(Base with { Network = Schools(32) })), 1.55, 12.0);

    private static SchoolNetworkSpec Schools(int ties) =>
        new() { Schools = 8, StaffPerSchool = 17, Between = [new(SchoolPattern.Ring, ties, 0.3)] };

    /// <summary>(s²_x + s²_y) / s²_(x−y): how many times more unpaired replicates would be needed.</summary>
    private static double VarianceRatio(double[] x, double[] y) =>
        (Variance(x) + Variance(y)) / Variance([.. x.Zip(y, (a, b) => a - b)]);

    private static double Variance(double[] values) => values.Sum(v => Math.Pow(v - values.Average(), 2)) / (values.Length - 1);

    /// <summary>Area under the curve of use in the seven schools where nobody started.</summary>
    private static double[] Speeds(WorldSpec spec) => [.. Enumerable.Range(0, Replicates).AsParallel().AsOrdered().Select(replicate =>
    {
        var run = Simulation.Run(spec, Experiment.RunSeed(2026, replicate));
        return Enumerable.Range(0, spec.Weeks + 1).Sum(week => Enumerable.Range(1, 7).Sum(school => run.UsersInSchool(week, 0, school)))
            / (7.0 * 17 * spec.Weeks);
    })];
}
