using System.Runtime.CompilerServices;

namespace Staffroom.Model.Randomness;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw (2011, "Parallel random numbers: as easy as 1, 2, 3").
/// A draw is a pure function of a 64-bit key and a 128-bit counter, so it does not matter where, when or in which order it is made.
/// </summary>
public static class Philox
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The four 32-bit words for a counter of four words and a 64-bit key (low word first).</summary>
    public static (uint W0, uint W1, uint W2, uint W3) Words(uint c0, uint c1, uint c2, uint c3, ulong key)
    {
        uint k0 = (uint)key;
        uint k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * c0;
            ulong product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>
    /// A uniform number in [0, 1) with 53 random bits, for the counter (week, a, b, purpose + 256·practice) of MODEL section 3:
    /// u = ((w0≫5)·2²⁶ + (w1≫6)) / 2⁵³.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Uniform(ulong key, int week, int a, int b, Purpose purpose, int practice = 0)
    {
        var (w0, w1, _, _) = Words((uint)week, (uint)a, (uint)b, (uint)purpose + (256u * (uint)practice), key);
        return (((w0 >> 5) * 67108864.0) + (w1 >> 6)) / 9007199254740992.0;
    }

    /// <summary>A 64-bit key drawn from another one: the run seed of a replicate, the seed of a parameter draw.</summary>
    public static ulong Derive(ulong key, int index, Purpose purpose)
    {
        var (w0, w1, _, _) = Words((uint)index, 0, 0, (uint)purpose, key);
        return w0 | ((ulong)w1 << 32);
    }

    /// <summary>
    /// A number with mean 0 and standard deviation 1: the centered sum of four uniforms (Irwin-Hall), which needs no logarithm.
    /// Counter (generation, teacher, 4·variable + m, InitialDraw), m = 0..3, as MODEL section 3 fixes it.
    /// </summary>
    public static double StandardIrwinHall(ulong key, int generation, int teacher, int variable)
    {
        double sum = 0.0;
        for (int m = 0; m < 4; m++)
        {
            sum += Uniform(key, generation, teacher, (4 * variable) + m, Purpose.InitialDraw);
        }

        return (sum - 2.0) * 1.7320508075688772;
    }
}
