using Staffroom.Model.Limits;
using Staffroom.Model.Parameters;

namespace Staffroom.Model.Tests.Limits;

/// <summary>Bass (1969) as a limit: hazard p + q·N/n on a complete graph, against the exact chain.</summary>
public sealed class BassLimitTests
{
    [Theory]
    [InlineData(5, 1.122999220902783, 2.6480145224924403, 4.402159161486293)]
    [InlineData(20, 5.169235059052098, 13.961517058908708, 19.836743441748748)]
    public void AdoptersFollowTheChainOfBass(int n, double after5, double after10, double after20)
    {
        const double P = 0.03, Q = 0.38;
        var chain = MarkovChains.Adopters(n, 0, 20, users => P + (Q * users / n));
        Assert.Equal(after5, chain[5], 1e-9);
        Assert.Equal(after10, chain[10], 1e-9);
        Assert.Equal(after20, chain[20], 1e-9);
        var parameters = LimitingWorld.Of(Presets.Bass, (Parameter.InnovationHazard, P), (Parameter.ImitationHazard, Q));
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
        foreach (int week in new[] { 1, 2, 5, 10, 20 })
        {
            LimitingWorld.AssertMean(chain[week], [.. counts.Select(each => each[week])]);
        }
    }
}
