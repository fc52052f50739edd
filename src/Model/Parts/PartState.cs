using Staffroom.Model.Diaries;
using Staffroom.Model.Measures;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Parts;

/// <summary>The state of a part at the beginning of a week as bytes, for checkpoints: everything that weeks change, and the diaries kept.</summary>
internal static class PartState
{
    public static byte[] Save(World world, Tallier tallier, DiaryKeepers diaries)
    {
        var bytes = new CanonicalWriter();
        bytes.Int(world.Week);
        foreach (double[] column in Doubles(world.State))
        {
            bytes.Doubles(column);
        }

        foreach (int[] column in Ints(world.State).Concat(tallier.AdoptionWeeks))
        {
            bytes.Ints(column);
        }

        foreach (bool[] column in Bools(world.State))
        {
            bytes.Ints(Array.ConvertAll(column, value => value ? 1 : 0));
        }

        diaries.Save(bytes);
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not the state of such a part.</exception>
    public static void Restore(World world, Tallier tallier, DiaryKeepers diaries, ReadOnlySpan<byte> saved)
    {
        var reader = new CanonicalReader(saved);
        int week = reader.Count();
        foreach (double[] column in Doubles(world.State))
        {
            reader.Doubles(column.Length).CopyTo(column, 0);
        }

        foreach (int[] column in Ints(world.State).Concat(tallier.AdoptionWeeks))
        {
            reader.Ints(column.Length).CopyTo(column, 0);
        }

        foreach (bool[] column in Bools(world.State))
        {
            Array.ConvertAll(reader.Ints(column.Length), value => value != 0).CopyTo(column, 0);
        }

        diaries.Restore(ref reader);
        reader.End();
        world.ResumeAt(week);
    }

    /// <summary>Passes by everything that weeks change, but for the week itself.</summary>
    public static void Pass(StateColumns columns, World world, Tallier tallier)
    {
        foreach (double[] column in Doubles(world.State))
        {
            columns.Pass(column);
        }

        foreach (int[] column in Ints(world.State).Concat(tallier.AdoptionWeeks))
        {
            columns.Pass(column);
        }

        foreach (bool[] column in Bools(world.State))
        {
            columns.Pass(column);
        }
    }

    private static IEnumerable<double[]> Doubles(NetworkState state) =>
        [
            state.Efficacy, state.Capacity, .. state.Belief, .. state.Anchor, state.TieStrength, state.Trust, state.HelpBalance, state.Climate,
            .. state.Practices.SelectMany(practice => new[] { practice.KnowHow, practice.Depth }),
        ];

    private static IEnumerable<int[]> Ints(NetworkState state) => [state.Generation, .. state.Practices.Select(practice => practice.AgeWeeks)];

    private static IEnumerable<bool[]> Bools(NetworkState state) =>
        state.Practices.SelectMany(practice => new[] { practice.IsAware, practice.Uses, practice.Complies });
}
