using System.Collections.Immutable;

namespace Staffroom.Model.Diaries;

/// <summary>
/// What happened to one teacher, or rather to whoever held that position. A pure function of the run: the same wherever it runs.
/// </summary>
/// <param name="Teacher">Global id of the teacher.</param>
/// <param name="Entries">What happened, in ascending week.</param>
public sealed record Diary(int Teacher, ImmutableArray<DiaryEntry> Entries)
{
    /// <summary>By value, entry by entry.</summary>
    public bool Equals(Diary? other) => other is not null && Teacher == other.Teacher && Entries.SequenceEqual(other.Entries);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Teacher, Entries.Length);

    /// <summary>Compact bytes that begin with a format version.</summary>
    public byte[] ToBytes()
    {
        using var writer = new DiaryWriter();
        return writer.Int(Teacher).All(Entries, EntryFormats.Write).ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a whole diary of this format.</exception>
    public static Diary FromBytes(byte[] bytes) =>
        DiaryReader.Read(bytes, reader => new Diary(reader.Int(), [.. reader.All(EntryFormats.Read)]));
}
