using System.Buffers.Binary;

namespace Staffroom.Model.Measures;

/// <summary>
/// Passes the columns of a state by, in an order that is the same for all: one writes them to a stream, another fills them from it. Blocks are
/// small, so that a state of any size needs no memory of its own.
/// </summary>
internal abstract class StateColumns
{
    /// <summary>Values of a block: 64 KiB of doubles.</summary>
    protected const int BlockValues = 8192;

    private readonly byte[] _bytes = new byte[BlockValues * sizeof(double)];

    public void Pass(Span<double> column)
    {
        for (; !column.IsEmpty; column = column[Math.Min(BlockValues, column.Length)..])
        {
            var part = column[..Math.Min(BlockValues, column.Length)];
            Pass(part, _bytes.AsSpan(0, part.Length * sizeof(double)));
        }
    }

    public void Pass(Span<int> column)
    {
        for (; !column.IsEmpty; column = column[Math.Min(BlockValues, column.Length)..])
        {
            var part = column[..Math.Min(BlockValues, column.Length)];
            Pass(part, _bytes.AsSpan(0, part.Length * sizeof(int)));
        }
    }

    public void Pass(Span<bool> column)
    {
        for (; !column.IsEmpty; column = column[Math.Min(BlockValues, column.Length)..])
        {
            var part = column[..Math.Min(BlockValues, column.Length)];
            Pass(part, _bytes.AsSpan(0, part.Length));
        }
    }

    protected abstract void Pass(Span<double> values, Span<byte> bytes);

    protected abstract void Pass(Span<int> values, Span<byte> bytes);

    protected abstract void Pass(Span<bool> values, Span<byte> bytes);
}

/// <summary>Writes columns, little-endian.</summary>
internal sealed class StateWriter(Stream stream) : StateColumns
{
    protected override void Pass(Span<double> values, Span<byte> bytes)
    {
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[(sizeof(double) * i)..], values[i]);
        }

        stream.Write(bytes);
    }

    protected override void Pass(Span<int> values, Span<byte> bytes)
    {
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes[(sizeof(int) * i)..], values[i]);
        }

        stream.Write(bytes);
    }

    protected override void Pass(Span<bool> values, Span<byte> bytes)
    {
        for (int i = 0; i < values.Length; i++)
        {
            bytes[i] = values[i] ? (byte)1 : (byte)0;
        }

        stream.Write(bytes);
    }
}

/// <summary>Fills columns with what <see cref="StateWriter"/> wrote.</summary>
internal sealed class StateReader(Stream stream) : StateColumns
{
    protected override void Pass(Span<double> values, Span<byte> bytes)
    {
        Fill(bytes);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(sizeof(double) * i)..]);
        }
    }

    protected override void Pass(Span<int> values, Span<byte> bytes)
    {
        Fill(bytes);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(sizeof(int) * i)..]);
        }
    }

    protected override void Pass(Span<bool> values, Span<byte> bytes)
    {
        Fill(bytes);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = bytes[i] != 0;
        }
    }

    private void Fill(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new InvalidDataException("The state ends too early.");
        }
    }
}
