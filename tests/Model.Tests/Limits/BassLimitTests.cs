using Staffroom.Model.Limits;
using Staffroom.Model.Parameters;

namespace Staffroom.Model.Tests.Limits;

/// <summary>Bass (1969) as a limit: hazard p + q·N/n on a complete graph, against the exact chain and what it tends to.</summary>
public sealed class BassLimitTests
{
    private static readonly int[] Weeks = [1, 2, 5, 10, 20, 40];

    [Theory]
    [InlineData(5, new[] { 0.15, 0.339732, 1.122999220902783, 2.6480145224924403, 4.402159161486293, 4.970941942218581 }, 15.98091888397339)]
    [InlineData(20, new[] { 0.6, 1.392102, 5.169235059052098, 13.961517058908708, 19.836743441748748, 19.99998760756114 }, 15.777272041957819)]
    public void TheChainOfBassIsTheKnownOne(int n, double[] known, double weeksToFull)
    {
        var chain = MarkovChains.Adopters(n, 0, 40, users => 0.03 + (0.38 * users / n));
        Assert.All(Weeks.Zip(known), pair => Assert.Equal(pair.Second, chain[pair.First], 1e-9));
        Assert.Equal(weeksToFull, MarkovChains.WeeksToFull(n, 0, users => 0.03 + (0.38 * users / n)), 1e-9);
    }

    [Theory]
    [InlineData(5, 0.03, 0.38)]
    [InlineData(20, 0.03, 0.38)]
    [InlineData(8, 0.1, 0.9)]
    [InlineData(12, 0.01, 0.1)]
    [InlineData(3, 0.5, 0.0)]
    public void AdoptersFollowTheChainOfBass(int n, double p, double q)
    {
        var chain = MarkovChains.Adopters(n, 0, 20, users => p + (q * users / n));
        var parameters = LimitingWorld.Of(Presets.Bass, (Parameter.InnovationHazard, p), (Parameter.ImitationHazard, q));
        var ties = LimitingWorld.Complete(n).ToArray();
        var counts = Enumerable.Range(0, 1000).Select(r =>
        {
            var world = LimitingWorld.Create(n, ties, parameters, (ulong)r);
            var trajectory = new double[21];
            for (int week = 1; week <= 20; week++)
            {
                world.Step();
                trajectory[week] = LimitingWorld.Users(world);
            }

            return trajectory;
        }).ToArray();
        foreach (int week in new[] { 1, 2, 5, 10, 20 }.Where(week => n - chain[week] > LimitingWorld.TooRareToSee))
        {
            LimitingWorld.AssertMean(chain[week], [.. counts.Select(each => each[week])]);
        }
    }

    [Theory]
    [InlineData(0.03, 0.38, new[] { 0.03, 0.070158, 0.2729068386641602, 0.7826425692418084, 0.9983876938954236, 0.9999999577731832 })]
    [InlineData(0.01, 0.1, new[] { 0.01, 0.02089, 0.05945795219551257, 0.14626860293493035, 0.4052304171334958, 0.8786560047110737 })]
    public void InManyPeopleTheChainIsTheRecursion(double p, double q, double[] known)
    {
        double[] recursion = Recursion(p, q, 40);
        Assert.All(Weeks.Zip(known), pair => Assert.Equal(pair.Second, recursion[pair.First], 1e-12));
        const int Many = 200;
        var chain = MarkovChains.Adopters(Many, 0, 40, users => p + (q * users / Many));
        Assert.All(Weeks, week => Assert.Equal(recursion[week], chain[week] / Many, 0.01));
    }

    [Theory]
    [InlineData(0.03, 0.38, new[] { 0.03575816425644162, 0.08505628140218216, 0.3311986424913736, 0.8128032212213462, 0.9962594145024163, 0.9999989690616774 })]
    [InlineData(0.01, 0.4, new[] { 0.012210470764989182, 0.030056418599628584, 0.1416830329481069, 0.5913904476283571, 0.9888615719917954, 0.9999969071914089 })]
    [InlineData(0.003, 0.1, new[] { 0.003149990161305774, 0.006618616724665858, 0.019242981225857048, 0.04984352517731791, 0.16624783052876468, 0.6381873595794451 })]
    public void InShortWeeksTheRecursionIsTheCurveOfBass(double p, double q, double[] known)
    {
        const int Short = 400;
        double[] recursion = Recursion(p / Short, q / Short, 40 * Short);
        Assert.All(Weeks.Zip(known), pair =>
        {
            double decay = Math.Exp(-(p + q) * pair.First);
            Assert.Equal(pair.Second, (1.0 - decay) / (1.0 + (q / p * decay)), 1e-12);
            Assert.Equal(pair.Second, recursion[pair.First * Short], 0.001);
        });
    }

    private static double[] Recursion(double p, double q, int steps)
    {
        var share = new double[steps + 1];
        for (int t = 0; t < steps; t++)
        {
            share[t + 1] = share[t] + ((p + (q * share[t])) * (1.0 - share[t]));
        }

        return share;
    }
}
