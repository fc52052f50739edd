using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Staffroom.Model.Randomness;

/// <summary>
/// Many draws of <see cref="Philox"/> at once, the same bits as one by one: eight or four counters side by side where the processor can,
/// each 32-bit word in the lower half of a 64-bit lane. What stands in the upper halves is of no account, because products read the lower ones only.
/// </summary>
internal static class PhiloxBatch
{
    private const ulong Multiplier0 = 0xD2511F53;
    private const ulong Multiplier1 = 0xCD9E8D57;
    private const ulong Weyl0 = 0x9E3779B9;
    private const ulong Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;
    private const ulong LowerHalf = 0xFFFFFFFF;
    private const double Unit = 1.0 / 9007199254740992.0;

    /// <summary>How many counters this machine works on at once.</summary>
    public static int WidestLanes => Avx512F.IsSupported && Avx512DQ.IsSupported ? 8 : Avx2.IsSupported ? 4 : 1;

    /// <summary><see cref="Philox.Uniform"/> for the counters (week, a, b, purpose + 256·practice).</summary>
    /// <param name="stream">What the draws have in common.</param>
    /// <param name="a">The second counter words.</param>
    /// <param name="b">The third counter words, as many; empty for zeros.</param>
    /// <param name="uniforms">Where the numbers go, as many.</param>
    public static void Uniforms(in DrawStream stream, ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<double> uniforms) =>
        Uniforms(stream, a, b, uniforms, WidestLanes);

    /// <summary>The same with a number of lanes (8, 4 or 1) that this machine has, for tests of each.</summary>
    internal static void Uniforms(in DrawStream stream, ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<double> uniforms, int lanes)
    {
        switch (lanes)
        {
            case 8:
                ByEight(stream, a, b, uniforms);
                break;
            case 4:
                ByFour(stream, a, b, uniforms);
                break;
            default:
                for (int k = 0; k < a.Length; k++)
                {
                    uniforms[k] = Philox.Uniform(stream.Key, stream.Week, a[k], b.IsEmpty ? 0 : b[k], stream.Purpose, stream.Practice);
                }

                break;
        }
    }

    private static void ByEight(in DrawStream stream, ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<double> uniforms)
    {
        int at = 0;
        for (; at + 8 <= a.Length; at += 8)
        {
            var c2 = b.IsEmpty ? Vector512<ulong>.Zero : Eight(b[at..]);
            Eight(stream, Eight(a[at..]), c2).CopyTo(uniforms[at..]);
        }

        if (at < a.Length)
        {
            Span<int> lastA = stackalloc int[8], lastB = stackalloc int[8];
            Span<double> last = stackalloc double[8];
            a[at..].CopyTo(lastA);
            (b.IsEmpty ? b : b[at..]).CopyTo(lastB);
            Eight(stream, Eight(lastA), Eight(lastB)).CopyTo(last);
            last[..(a.Length - at)].CopyTo(uniforms[at..]);
        }
    }

    private static void ByFour(in DrawStream stream, ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<double> uniforms)
    {
        int at = 0;
        for (; at + 4 <= a.Length; at += 4)
        {
            var c2 = b.IsEmpty ? Vector256<ulong>.Zero : Four(b[at..]);
            Four(stream, Four(a[at..]), c2).CopyTo(uniforms[at..]);
        }

        for (; at < a.Length; at++)
        {
            uniforms[at] = Philox.Uniform(stream.Key, stream.Week, a[at], b.IsEmpty ? 0 : b[at], stream.Purpose, stream.Practice);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Eight(ReadOnlySpan<int> words) =>
        Avx512F.ConvertToVector512UInt64(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(words)).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Four(ReadOnlySpan<int> words) =>
        Avx2.ConvertToVector256Int64(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(words)).AsUInt32()).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Eight(in DrawStream stream, Vector512<ulong> c1, Vector512<ulong> c2)
    {
        var c0 = Vector512.Create((ulong)(uint)stream.Week);
        var c3 = Vector512.Create((ulong)stream.LastWord);
        var k0 = Vector512.Create(stream.Key & LowerHalf);
        var k1 = Vector512.Create(stream.Key >> 32);
        var m0 = Vector512.Create(Multiplier0).AsUInt32();
        var m1 = Vector512.Create(Multiplier1).AsUInt32();
        for (int round = 0; round < Rounds; round++)
        {
            var product0 = Avx512F.Multiply(m0, c0.AsUInt32());
            var product1 = Avx512F.Multiply(m1, c2.AsUInt32());
            c0 = (product1 >>> 32) ^ c1 ^ k0;
            c1 = product1;
            c2 = (product0 >>> 32) ^ c3 ^ k1;
            c3 = product0;
            k0 += Vector512.Create(Weyl0);
            k1 += Vector512.Create(Weyl1);
        }

        var lower = Vector512.Create(LowerHalf);
        return Vector512.ConvertToDouble((((c0 & lower) >>> 5) << 26) | ((c1 & lower) >>> 6)) * Unit;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Four(in DrawStream stream, Vector256<ulong> c1, Vector256<ulong> c2)
    {
        var c0 = Vector256.Create((ulong)(uint)stream.Week);
        var c3 = Vector256.Create((ulong)stream.LastWord);
        var k0 = Vector256.Create(stream.Key & LowerHalf);
        var k1 = Vector256.Create(stream.Key >> 32);
        var m0 = Vector256.Create(Multiplier0).AsUInt32();
        var m1 = Vector256.Create(Multiplier1).AsUInt32();
        for (int round = 0; round < Rounds; round++)
        {
            var product0 = Avx2.Multiply(m0, c0.AsUInt32());
            var product1 = Avx2.Multiply(m1, c2.AsUInt32());
            c0 = (product1 >>> 32) ^ c1 ^ k0;
            c1 = product1;
            c2 = (product0 >>> 32) ^ c3 ^ k1;
            c3 = product0;
            k0 += Vector256.Create(Weyl0);
            k1 += Vector256.Create(Weyl1);
        }

        var lower = Vector256.Create(LowerHalf);
        return Vector256.ConvertToDouble((((c0 & lower) >>> 5) << 26) | ((c1 & lower) >>> 6)) * Unit;
    }
}

/// <summary>What the draws of one kind in one week have in common.</summary>
/// <param name="Key">The run's key.</param>
/// <param name="Week">The first counter word.</param>
/// <param name="Purpose">What they are for.</param>
/// <param name="Practice">The practice they are about, or 0.</param>
internal readonly record struct DrawStream(ulong Key, int Week, Purpose Purpose, int Practice = 0)
{
    /// <summary>The last counter word.</summary>
    public uint LastWord => (uint)Purpose + (256u * (uint)Practice);
}
