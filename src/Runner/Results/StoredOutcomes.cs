using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Results;

/// <summary>The outcomes of a run as bytes: which outcomes they are (a hash of their names), weeks, practices, values; little-endian.</summary>
internal static class StoredOutcomes
{
    private const int LayoutBytes = 8;
    private const int Header = LayoutBytes + 8;

    private static byte[] Layout { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(OutcomeTable.Layout))[..LayoutBytes];

    /// <summary>To bytes.</summary>
    public static byte[] Encode(RunOutcomes outcomes)
    {
        var bytes = new byte[Header + (8 * outcomes.Values.Length)];
        Layout.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(LayoutBytes), outcomes.Weeks);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(LayoutBytes + 4), outcomes.Practices);
        for (int i = 0; i < outcomes.Values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(Header + (8 * i)), outcomes.Values[i]);
        }

        return bytes;
    }

    /// <summary>From bytes, or null if another version wrote them, with other outcomes.</summary>
    public static RunOutcomes? Decode(byte[] bytes)
    {
        if (bytes.Length < Header || !bytes.AsSpan(0, LayoutBytes).SequenceEqual(Layout))
        {
            return null;
        }

        var values = new double[(bytes.Length - Header) / 8];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(Header + (8 * i)));
        }

        return RunOutcomes.FromValues(
            BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(LayoutBytes)), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(LayoutBytes + 4)),
            ImmutableCollectionsMarshal.AsImmutableArray(values));
    }
}
