using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Measures;

namespace Staffroom.Model.Tests.Measures;

public class TieAutocorrelationTests
{
    [Theory]
    [InlineData(new[] { 1.0, 1, 1, 0, 0, 0 }, 0.7142857142857143, 0.2380952380952381)]
    [InlineData(new[] { 1.0, 0, 1, 0, 1, 0 }, -0.42857142857142855, 1.1904761904761905)]
    public void Moran_and_Geary_match_their_definitions(double[] x, double moran, double geary)
    {
        Assert.Equal(moran, TieAutocorrelation.Moran(SampleNetworks.TwoTriangles, x)!.Value, 1e-12);
        Assert.Equal(geary, TieAutocorrelation.Geary(SampleNetworks.TwoTriangles, x)!.Value, 1e-12);
        Assert.Equal(-0.2, TieAutocorrelation.ExpectedMoran(6), 1e-12);
    }

    [Fact]
    public void External_internal_index_of_two_triangles_in_two_schools() =>
        Assert.Equal(-5.0 / 7.0, TieAutocorrelation.ExternalInternal(SampleNetworks.TwoTriangles, [0, 0, 0, 1, 1, 1])!.Value, 1e-12);

    [Fact]
    public void Tie_counts_alone_give_the_same_as_the_network() =>
        Prop.ForAll<ulong, byte>((pattern, users) =>
        {
            var rows = SampleNetworks.FromPattern(8, pattern);
            double[] x = [.. Enumerable.Range(0, 8).Select(i => (double)(users >> i & 1))];
            int[] group = [.. x.Select(v => (int)v)];
            var ties = CountTies(rows, x);
            int inState = group.Sum();
            return Near(TieAutocorrelation.Moran(rows, x), TieAutocorrelation.MoranOfState(ties, inState, 8))
                && Near(TieAutocorrelation.Geary(rows, x), TieAutocorrelation.GearyOfState(ties, inState, 8))
                && Near(TieAutocorrelation.ExternalInternal(rows, group), TieAutocorrelation.ExternalInternalOfState(ties));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Renaming_people_and_rescaling_values_changes_nothing() =>
        Prop.ForAll<ulong, int, byte[]>((pattern, seed, bytes) =>
        {
            int[] names = SampleNetworks.Permutation(7, seed);
            double[] x = [.. Enumerable.Range(0, 7).Select(i => i < bytes.Length ? (double)bytes[i] : i)];
            var renamed = new double[7];
            for (int i = 0; i < 7; i++)
            {
                renamed[names[i]] = 5.0 - (2.0 * x[i]);
            }

            return Near(
                TieAutocorrelation.Moran(SampleNetworks.FromPattern(7, pattern), x),
                TieAutocorrelation.Moran(SampleNetworks.Renamed(7, pattern, names), renamed));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Weights_of_one_change_nothing()
    {
        var rows = SampleNetworks.TwoTriangles;
        double[] ones = [.. rows.Alter.Select(_ => 1.0)];
        double[] x = [0.1, 0.5, 0.2, 0.9, 0.7, 0.4];
        Assert.Equal(TieAutocorrelation.Moran(rows, x)!.Value, TieAutocorrelation.Moran(rows, x, ones)!.Value, 1e-12);
        Assert.Equal(TieAutocorrelation.Geary(rows, x)!.Value, TieAutocorrelation.Geary(rows, x, ones)!.Value, 1e-12);
        Assert.Throws<ArgumentException>(() => TieAutocorrelation.Moran(rows, x, [1.0]));
    }

    private static (int Both, int One, int None) CountTies(TieRows rows, double[] x)
    {
        var counts = new int[3];
        for (int i = 0; i < rows.Count; i++)
        {
            foreach (int j in rows.AltersOf(i))
            {
                counts[2 - (int)(x[i] + x[j])] += i < j ? 1 : 0;
            }
        }

        return (counts[0], counts[1], counts[2]);
    }

    private static bool Near(double? a, double? b) => a.HasValue == b.HasValue && (a is null || Math.Abs(a.Value - b!.Value) < 1e-9);
}
