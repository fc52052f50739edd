using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Randomness;

namespace Staffroom.Model.Tests.Randomness;

/// <summary>Draws made side by side are those made one by one.</summary>
public sealed class PhiloxBatchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void AnyNumberOfCountersSideBySideGivesTheBitsOfEachAlone(int lanes)
    {
        int here = Math.Min(lanes, PhiloxBatch.WidestLanes);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(0, 40).ToArbitrary(), (number, count) =>
        {
            var draw = new Random(number);
            var stream = new DrawStream((ulong)draw.NextInt64(long.MinValue, long.MaxValue), draw.Next(200), (Purpose)draw.Next(1, 18), draw.Next(4));
            int[] a = [.. Enumerable.Range(0, count).Select(_ => draw.Next())], b = [.. a.Select(_ => draw.Next())];
            foreach (int[] second in (int[][])[b, []])
            {
                var uniforms = new double[count];
                PhiloxBatch.Uniforms(stream, a, second, uniforms, here);
                for (int k = 0; k < count; k++)
                {
                    Assert.Equal(Philox.Uniform(stream.Key, stream.Week, a[k], second.Length == 0 ? 0 : b[k], stream.Purpose, stream.Practice), uniforms[k]);
                }
            }
        }).QuickCheckThrowOnFailure();
    }
}
