using System.Buffers.Binary;

namespace Staffroom.Model.Measures;

/// <summary>Reads canonical little-endian bytes and refuses what is too short, too long or has absurd counts.</summary>
internal ref struct CanonicalReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public int Count()
    {
        int count = Int();
        return count >= 0 ? count : throw new InvalidDataException($"Trajectory: a count of {count}.");
    }

    public int[] Ints(long count)
    {
        var part = Take(4 * count);
        var values = new int[count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadInt32LittleEndian(part[(4 * i)..]);
        }

        return values;
    }

    public double[] Doubles(long count)
    {
        var part = Take(8 * count);
        var values = new double[count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(part[(8 * i)..]);
        }

        return values;
    }

    public byte[] Bytes(int count) => Take(count).ToArray();

    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw new InvalidDataException($"Trajectory: {_rest.Length} bytes too many.");
        }
    }

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length > _rest.Length)
        {
            throw new InvalidDataException($"Trajectory: {length} bytes expected, {_rest.Length} left.");
        }

        var part = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return part;
    }
}
