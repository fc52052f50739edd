using Staffroom.Model.Randomness;

namespace Staffroom.Model.Tests.Randomness;

public sealed class PhiloxTests
{
    /// <summary>Known answers of Random123 (Salmon et al. 2011), and the 53-bit uniform of MODEL section 3 made of them.</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0ul, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u, 0.39904647231489565)]
    [InlineData(
        0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xfffffffffffffffful, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu, 0.2521843556833381)]
    [InlineData(
        0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0x299f31d0a4093822ul, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u, 0.8180693431347436)]
    public void KnownAnswersHold(uint c0, uint c1, uint c2, uint c3, ulong key, uint w0, uint w1, uint w2, uint w3, double uniform)
    {
        Assert.Equal((w0, w1, w2, w3), Philox.Words(c0, c1, c2, c3, key));
        Assert.Equal(uniform, ((w0 >> 5) * 67108864.0 + (w1 >> 6)) / 9007199254740992.0);
    }

    [Fact]
    public void TheCounterIsWeekIdsPurposeAndPractice()
    {
        var (w0, w1, _, _) = Philox.Words(7, 11, 13, 3 + (256 * 2), 42);
        Assert.Equal(((w0 >> 5) * 67108864.0 + (w1 >> 6)) / 9007199254740992.0, Philox.Uniform(42, 7, 11, 13, Purpose.Adoption, 2));
    }

    [Fact]
    public void NoTwoPurposesShareANumber()
    {
        Assert.Equal(
            Enum.GetValues<Purpose>().Length,
            Enum.GetValues<Purpose>().Select(purpose => Philox.Uniform(1, 2, 3, 4, purpose)).Distinct().Count());
        Assert.All(Enum.GetValues<Purpose>(), purpose => Assert.InRange((int)purpose, 1, 255));
    }

    [Fact]
    public void UniformsAreUniform()
    {
        const int N = 100_000;
        var counts = new int[100];
        for (int i = 0; i < N; i++)
        {
            counts[(int)(Philox.Uniform(2026, i / 1000, i % 1000, 0, Purpose.Contact) * counts.Length)]++;
        }

        double chiSquared = counts.Sum(count => Math.Pow(count - (N / 100.0), 2) / (N / 100.0));
        Assert.InRange(chiSquared, 50.0, 161.0); // 99 degrees of freedom, beyond the 0.01 % quantiles on either side
    }

    [Fact]
    public void IrwinHallDrawsHaveMeanZeroAndDeviationOne()
    {
        var draws = Enumerable.Range(0, 20_000).Select(i => Philox.StandardIrwinHall(5, 0, i, 1)).ToArray();
        Assert.Equal(0.0, draws.Average(), 0.03);
        Assert.Equal(1.0, Math.Sqrt(draws.Average(x => x * x)), 0.02);
        Assert.All(draws, x => Assert.InRange(x, -3.4641016151377544, 3.4641016151377544));
    }

    /// <summary>The means that give 48 % of teachers and 74 % of leaders above one half (Global School Leaders survey).</summary>
    [Theory]
    [InlineData(0.4896030650688747, 0.48)]
    [InlineData(0.6331205057247701, 0.74)]
    public void TheBeliefMeansGiveTheSurveysShares(double mean, double share)
    {
        const int N = 200_000;
        int above = Enumerable.Range(0, N).Count(i => Math.Clamp(mean + (0.2 * Philox.StandardIrwinHall(9, 0, i, 10)), 0.0, 1.0) > 0.5);
        Assert.Equal(share, (double)above / N, 4 * Math.Sqrt(share * (1 - share) / N));
    }
}
