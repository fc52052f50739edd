using Staffroom.Scenarios.Evidence.Published.Formulas;

namespace Staffroom.Scenarios.Tests.Evidence.Published.Formulas;

/// <summary>The chain of adopters against known expectations.</summary>
public sealed class AdoptionChainTests
{
    [Fact]
    public void OfPeopleWhoAdoptAloneAsManyAdoptAsChanceSays()
    {
        var chain = new AdoptionChain(7, 0, _ => 0.2);
        Assert.Equal(Enumerable.Range(0, 6).Select(t => 7 * (1 - Math.Pow(0.8, t))), chain.Adopters(5), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void OnePersonWaitsTheInverseOfTheHazard() => Assert.Equal(20.0, new AdoptionChain(1, 0, _ => 0.05).WeeksToAll(), 1e-10);

    [Theory]
    [InlineData(0.05, 1.45, 2.038535647521904, 9.943256565533046)]
    [InlineData(0.1, 1.9, 3.2731911776204607, 9.999986626417368)]
    public void AmongTenPeopleContagionGrowsAsReedAndFrostSay(double beta, double after1, double after2, double after20)
    {
        var users = new AdoptionChain(10, 1, users => 1 - Math.Pow(1 - beta, users)).Adopters(20);
        Assert.Equal(after1, users[1], 1e-10);
        Assert.Equal(after2, users[2], 1e-10);
        Assert.Equal(after20, users[20], 1e-10);
    }

    [Theory]
    [InlineData(5, 0.15, 0.339732, 4.402159161486293, 4.970941942218581)]
    [InlineData(20, 0.6, 1.392102, 19.836743441748748, 19.99998760756114)]
    public void FewPeopleFollowBass(int people, double after1, double after2, double after20, double after40)
    {
        var users = new AdoptionChain(people, 0, users => 0.03 + (0.38 * users / people)).Adopters(40);
        Assert.Equal(after1, users[1], 1e-10);
        Assert.Equal(after2, users[2], 1e-10);
        Assert.Equal(after20, users[20], 1e-10);
        Assert.Equal(after40, users[40], 1e-10);
    }

    [Fact]
    public void TheMorePeopleTheCloserTheyFollowTheRecursion()
    {
        // Chance delays a few people; the delay halves as their number doubles.
        double limit = new BassCurve(0.03, 0.38).Recursion(10);
        double few = Share(100) - limit, more = Share(200) - limit;
        Assert.InRange(few, -0.02, 0.0);
        Assert.Equal(0.5, more / few, 0.03);

        static double Share(int people) => new AdoptionChain(people, 0, users => 0.03 + (0.38 * users / people)).Adopters(10)[10] / people;
    }
}
