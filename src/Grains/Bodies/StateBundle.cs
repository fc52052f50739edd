using System.Buffers.Binary;

namespace Staffroom.Grains.Bodies;

/// <summary>Several states as one: each with its length in front.</summary>
internal static class StateBundle
{
    /// <summary>Puts them together.</summary>
    public static byte[] Write(IReadOnlyList<byte[]> states)
    {
        var bundle = new byte[states.Sum(state => sizeof(int) + state.Length)];
        int at = 0;
        foreach (byte[] state in states)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bundle.AsSpan(at), state.Length);
            state.CopyTo(bundle, at + sizeof(int));
            at += sizeof(int) + state.Length;
        }

        return bundle;
    }

    /// <summary>Takes them apart.</summary>
    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public static byte[][] Read(ReadOnlyMemory<byte> bundle, int count)
    {
        var rest = bundle.Span;
        var states = new byte[count][];
        for (int i = 0; i < count; i++)
        {
            int length = rest.Length >= sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(rest) : -1;
            if (length < 0 || length > rest.Length - sizeof(int))
            {
                throw new InvalidDataException($"{count} states expected, {i} are whole.");
            }

            states[i] = rest.Slice(sizeof(int), length).ToArray();
            rest = rest[(sizeof(int) + length)..];
        }

        return rest.IsEmpty ? states : throw new InvalidDataException($"{count} states, and {rest.Length} bytes more.");
    }
}
