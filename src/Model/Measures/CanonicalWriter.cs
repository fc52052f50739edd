using System.Buffers;
using System.Buffers.Binary;

namespace Staffroom.Model.Measures;

/// <summary>Writes what <see cref="CanonicalReader"/> reads: 32-bit integers and doubles, little-endian, nothing between them.</summary>
internal sealed class CanonicalWriter(int capacity = 1024)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(capacity);

    public void Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
    }

    public void Ints(ReadOnlySpan<int> values)
    {
        var span = _bytes.GetSpan(4 * values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(span[(4 * i)..], values[i]);
        }

        _bytes.Advance(4 * values.Length);
    }

    public void Doubles(ReadOnlySpan<double> values)
    {
        var span = _bytes.GetSpan(8 * values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(span[(8 * i)..], values[i]);
        }

        _bytes.Advance(8 * values.Length);
    }

    public void Bytes(ReadOnlySpan<byte> values) => _bytes.Write(values);

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
