using Staffroom.Scenarios.Evidence.Claims;

namespace Staffroom.Scenarios.Tests.Evidence.Claims;

public sealed class ClaimVerdictsTests
{
    [Theory]
    [InlineData(1, 0.1, 0.3, 0, 0, ClaimVerdict.Reproduced)]
    [InlineData(1, -0.1, 0.3, 0, 0, ClaimVerdict.Undecided)]
    [InlineData(1, -0.3, -0.1, 0, 0, ClaimVerdict.Contradicted)]
    [InlineData(-1, -0.3, -0.1, 0, 0, ClaimVerdict.Reproduced)]
    [InlineData(1, double.NaN, double.NaN, 0, 0, ClaimVerdict.Undecided)]
    [InlineData(1, 0.0, 0.3, 0, 0, ClaimVerdict.Undecided)]
    [InlineData(1, 0.1, 0.3, 30, 10, ClaimVerdict.Reproduced)]
    [InlineData(1, 0.1, 0.3, 29, 11, ClaimVerdict.Undecided)]
    [InlineData(1, -0.3, -0.1, 10, 30, ClaimVerdict.Contradicted)]
    [InlineData(1, -0.3, -0.1, 11, 29, ClaimVerdict.Undecided)]
    public void A_sign_needs_an_interval_and_three_quarters_of_the_draws(int sign, double low, double high, int positive, int negative, ClaimVerdict expected) =>
        Assert.Equal(expected, ClaimVerdicts.Of(sign, low, high, 0.02, [.. Enumerable.Repeat(0.1, positive), .. Enumerable.Repeat(-0.1, negative)]));

    [Theory]
    [InlineData(-0.01, 0.02, ClaimVerdict.Reproduced)]
    [InlineData(0.0, 0.0, ClaimVerdict.Reproduced)]
    [InlineData(0.005, 0.015, ClaimVerdict.Reproduced)]
    [InlineData(-0.01, 0.03, ClaimVerdict.Undecided)]
    [InlineData(0.03, 0.05, ClaimVerdict.Contradicted)]
    [InlineData(-0.05, -0.03, ClaimVerdict.Contradicted)]
    public void No_effect_means_none_beyond_the_smallest_of_interest(double low, double high, ClaimVerdict expected) =>
        Assert.Equal(expected, ClaimVerdicts.Of(0, low, high, 0.02, []));

    [Fact]
    public void Draws_that_keep_no_effect_lie_within_the_smallest_of_interest() =>
        Assert.Equal((2, 1), (ClaimVerdicts.Kept(0, 0.02, [0.01, -0.02, 0.5]), ClaimVerdicts.Kept(-1, 0.02, [0.01, -0.02, 0.0])));

    [Theory]
    [InlineData("reproduced reproduced", ClaimVerdict.Reproduced)]
    [InlineData("reproduced undecided", ClaimVerdict.Undecided)]
    [InlineData("undecided contradicted reproduced", ClaimVerdict.Contradicted)]
    public void A_claim_is_as_good_as_its_worst_expectation(string parts, ClaimVerdict expected) =>
        Assert.Equal(expected, ClaimVerdicts.Of(parts.Split(' ').Select(part => Enum.Parse<ClaimVerdict>(part, ignoreCase: true))));
}
