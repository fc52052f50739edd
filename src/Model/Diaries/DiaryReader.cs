namespace Staffroom.Model.Diaries;

/// <summary>Reads what <see cref="DiaryWriter"/> wrote and refuses what is too short, too long or senseless.</summary>
internal sealed class DiaryReader : IDisposable
{
    private readonly MemoryStream _stream;
    private readonly BinaryReader _reader;

    private DiaryReader(byte[] bytes)
    {
        _stream = new MemoryStream(bytes, writable: false);
        _reader = new BinaryReader(_stream);
    }

    /// <summary>Reads all of the bytes.</summary>
    /// <exception cref="InvalidDataException">They are not what a writer of this format wrote.</exception>
    public static T Read<T>(byte[] bytes, Func<DiaryReader, T> read)
    {
        using var reader = new DiaryReader(bytes);
        try
        {
            int format = reader.Int();
            if (format != DiaryWriter.FormatVersion)
            {
                throw new InvalidDataException($"Diary format {format}; this version reads {DiaryWriter.FormatVersion}.");
            }

            var value = read(reader);
            long left = reader._stream.Length - reader._stream.Position;
            return left == 0 ? value : throw new InvalidDataException($"Diary: {left} bytes too many.");
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException($"Diary: it ends too early, or a number in it is damaged. {error.Message}", error);
        }
    }

    public int Int()
    {
        int value = _reader.Read7BitEncodedInt();
        return value >= 0 ? value - 1 : throw new InvalidDataException($"Diary: a number of {value}.");
    }

    public double Double() => _reader.ReadDouble();

    public bool Bool() => _reader.ReadBoolean();

    public TEnum Enum<TEnum>()
        where TEnum : struct, Enum
    {
        int value = Int();
        var values = System.Enum.GetValues<TEnum>();
        return value >= 0 && value < values.Length ? values[value] : throw new InvalidDataException($"Diary: {value} is no {typeof(TEnum).Name}.");
    }

    /// <summary>As many as were written.</summary>
    public List<T> All<T>(Func<DiaryReader, T> read)
    {
        int count = Int();
        if (count < 0 || count > _stream.Length - _stream.Position)
        {
            throw new InvalidDataException($"Diary: a count of {count}.");
        }

        var items = new List<T>(count);
        for (int i = 0; i < count; i++)
        {
            items.Add(read(this));
        }

        return items;
    }

    /// <summary>Fills an array whose length the reader knows.</summary>
    public void Ints(int[] values) => Fill(values, reader => reader.Int());

    /// <inheritdoc cref="Ints"/>
    public void Doubles(double[] values) => Fill(values, reader => reader.Double());

    public void Dispose() => _reader.Dispose();

    private void Fill<T>(T[] values, Func<DiaryReader, T> read)
    {
        var found = All(read);
        if (found.Count != values.Length)
        {
            throw new InvalidDataException($"Diary: {found.Count} numbers where {values.Length} belong; it is somebody else's.");
        }

        found.CopyTo(values);
    }
}
