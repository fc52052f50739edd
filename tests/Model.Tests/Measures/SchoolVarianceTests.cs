using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Measures;

namespace Staffroom.Model.Tests.Measures;

public class SchoolVarianceTests
{
    private static readonly double[] Adopted = [1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0];
    private static readonly int[] School = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];

    [Fact]
    public void Shares_match_the_analysis_of_variance()
    {
        Assert.Equal(0.4375, SchoolVariance.EtaSquared(Adopted, School)!.Value, 1e-12);
        Assert.Equal(0.3846153846153845, SchoolVariance.Icc1(Adopted, School)!.Value, 1e-12);
    }

    [Fact]
    public void Counts_alone_give_the_same()
    {
        var (eta, icc) = SchoolVariance.OfCounts([3, 1, 0], [4, 4, 4]);
        Assert.Equal(0.4375, eta!.Value, 1e-12);
        Assert.Equal(0.3846153846153845, icc!.Value, 1e-12);
    }

    [Fact]
    public void Without_variance_there_is_no_share()
    {
        Assert.Null(SchoolVariance.EtaSquared([1, 1, 1], [0, 0, 1]));
        Assert.Null(SchoolVariance.OfCounts([0, 0], [4, 4]).EtaSquared);
        Assert.Null(SchoolVariance.Icc1([0, 1], [0, 0]));
        Assert.Null(SchoolVariance.Icc1([0, 1], [0, 1]));
    }

    [Fact]
    public void Counts_and_people_agree_for_schools_of_any_size() =>
        Prop.ForAll<NonEmptyArray<(byte Size, byte Users)>>(schools =>
        {
            int[] sizes = [.. schools.Get.Select(s => s.Size % 9)];
            int[] counts = [.. schools.Get.Select((s, k) => s.Users % (sizes[k] + 1))];
            double[] x = [.. sizes.SelectMany((size, s) => Enumerable.Range(0, size).Select(i => i < counts[s] ? 1.0 : 0.0))];
            int[] schoolOf = [.. sizes.SelectMany((size, s) => Enumerable.Repeat(s, size))];
            var (eta, icc) = SchoolVariance.OfCounts(counts, sizes);
            return Near(eta, SchoolVariance.EtaSquared(x, schoolOf)) && Near(icc, SchoolVariance.Icc1(x, schoolOf))
                && eta is null or (>= 0.0 and <= 1.0);
        }).QuickCheckThrowOnFailure();

    private static bool Near(double? a, double? b) => a.HasValue == b.HasValue && (a is null || Math.Abs(a.Value - b!.Value) < 1e-9);
}
