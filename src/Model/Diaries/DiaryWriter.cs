namespace Staffroom.Model.Diaries;

/// <summary>Writes diaries, and what their keepers remember, as compact little-endian bytes, a format version first.</summary>
internal sealed class DiaryWriter : IDisposable
{
    /// <summary>Raised whenever the bytes change their meaning.</summary>
    public const int FormatVersion = 1;

    private readonly MemoryStream _stream = new();
    private readonly BinaryWriter _writer;

    public DiaryWriter()
    {
        _writer = new BinaryWriter(_stream);
        Int(FormatVersion);
    }

    /// <summary>An integer from −1 on; small ones take one byte.</summary>
    public DiaryWriter Int(int value)
    {
        _writer.Write7BitEncodedInt(value + 1);
        return this;
    }

    public DiaryWriter Double(double value)
    {
        _writer.Write(value);
        return this;
    }

    public DiaryWriter Bool(bool value)
    {
        _writer.Write(value);
        return this;
    }

    /// <summary>How many there are, and each of them.</summary>
    public DiaryWriter All<T>(IReadOnlyCollection<T> items, Action<DiaryWriter, T> write)
    {
        Int(items.Count);
        foreach (var item in items)
        {
            write(this, item);
        }

        return this;
    }

    public DiaryWriter Ints(int[] values) => All(values, (writer, value) => writer.Int(value));

    public DiaryWriter Doubles(double[] values) => All(values, (writer, value) => writer.Double(value));

    public byte[] ToArray()
    {
        _writer.Flush();
        return _stream.ToArray();
    }

    public void Dispose() => _writer.Dispose();
}
