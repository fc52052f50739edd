using Staffroom.Model.Measures;
using Staffroom.Scenarios.Evidence.Published;
using Staffroom.Scenarios.Evidence.Published.Baselines;
using Staffroom.Scenarios.Evidence.Published.Formulas;

namespace Staffroom.Scenarios.Tests.Evidence.Published.Baselines;

/// <summary>Classical models that are no limit of this project's model.</summary>
public sealed class BaselineTests
{
    [Theory]
    [InlineData(0.25, 0.5, 0.25, 0.25, 0.3125, 0.4375)]
    [InlineData(0.25, 0.5, 0.2, 0.25, 0.25, 0.5)]
    [InlineData(0.8, 0.4, 0.5, 0.5, 0.6, 0.6)]
    public void TwoPeopleApproachEachOtherIfTheyAreClose(double a, double b, double bound, double rate, double afterA, double afterB)
    {
        var (first, second) = Deffuant.Meet(a, b, bound, rate);
        Assert.Equal(afterA, first, 1e-15);
        Assert.Equal(afterB, second, 1e-15);
    }

    [Theory]
    [InlineData(0.5, 1, 0)]
    [InlineData(0.125, 4, 1)]
    public void PairsThatMeetEndInAboutAsManyCampsAsFit(double bound, int camps, int giveOrTake) =>
        Assert.InRange(Deffuant.LargeClusters(500, bound, 0.5, 300, seed: 3), camps - giveOrTake, camps + giveOrTake);

    [Theory]
    [InlineData(3, "0-1,1-2")]
    [InlineData(5, "0-1,0-2,0-3,0-4")]
    [InlineData(4, "0-1,1-2,2-0,2-3")]
    [InlineData(4, "0-1,1-2,2-3,3-0")]
    public void AnOpinionWinsWithTheShareOfTiesOfThoseWhoHoldIt(int people, string ties)
    {
        var pairs = ties.Split(',').Select(tie => (A: tie[0] - '0', B: tie[2] - '0')).ToArray();
        var rows = TieRows.FromPairs(people, pairs);
        var voter = new LazyVoter(rows);
        for (int state = 0; state < 1 << people; state++)
        {
            double share = Enumerable.Range(0, people).Where(i => (state >> i & 1) == 1).Sum(i => rows.Degree(i) / (2.0 * pairs.Length));
            Assert.Equal(share, voter.Fixation(state), 1e-9);
        }
    }

    [Fact]
    public void AgreementTakesAsLongAsKnown()
    {
        Assert.Equal(3.2, new LazyVoter(TieRows.FromPairs(3, [(0, 1), (1, 2)])).WeeksToConsensus(0b010), 1e-9);
        var star = new LazyVoter(TieRows.FromPairs(5, [(0, 1), (0, 2), (0, 3), (0, 4)]));
        Assert.Equal(4.499586435070306, star.WeeksToConsensus(0b00001), 1e-9);
        Assert.Equal(2.7642679900744436, star.WeeksToConsensus(0b00010), 1e-9);
        Assert.Equal(0.0, star.WeeksToConsensus(0b11111));
    }

    [Fact]
    public void GreedyStartersOfSixAreTheBest()
    {
        (int, int)[] ties = [(0, 1), (0, 2), (0, 3), (1, 2), (3, 4), (4, 5)];
        double Reach(IReadOnlyList<int> starters) => LiveEdges.Reach(6, ties, _ => 0.3, starters).Sum();
        double[] alone = [2.143, 1.877371, 1.877371, 1.9078, 1.75534, 1.436602];
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(alone[i], Reach([i]), 1e-12);
        }

        var greedy = SeedChoice.Greedy(6, 2, Reach);
        Assert.Equal([0, 4], greedy.Starters);
        Assert.Equal(3.536, greedy.Reach, 1e-12);
        Assert.Equal([0, 4], SeedChoice.BestPair(6, Reach).Starters);
    }

    [Fact]
    public void GreedyStartersOfACoverMissTheBestByOne()
    {
        (int From, int To)[] ties =
            [(0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (1, 3), (1, 4), (1, 5), (1, 9), (2, 6), (2, 7), (2, 8), (2, 10)];
        double Reach(IReadOnlyList<int> starters) => LiveEdges.Reach(11, ties, _ => 1.0, starters, isDirected: true).Sum();
        var greedy = SeedChoice.Greedy(11, 2, Reach);
        var best = SeedChoice.BestPair(11, Reach);
        Assert.Equal([0, 1], greedy.Starters);
        Assert.Equal([1, 2], best.Starters);
        Assert.Equal((9.0, 10.0), (greedy.Reach, best.Reach));
    }

    [Fact]
    public void ClustersAreSplitWhereTheLineHasAGap()
    {
        double[] opinions = [0.9, 0.1, 0.12, 0.5, 0.11];
        Assert.Equal([3, 1, 1], Clusters.Sizes(opinions, 0.05));
        Assert.Equal(0.11, Clusters.Centers(opinions, 0.05)[0], 1e-12);
        Assert.Equal([5], Clusters.Sizes(opinions, 0.5));
    }
}
