using System.Collections.Immutable;
using Staffroom.Model.Measures;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Diaries;

/// <summary>The diaries that are kept in a world or a part of one; none unless somebody asks.</summary>
internal sealed class DiaryKeepers(World world)
{
    private readonly List<DiaryKeeper> _keepers = [];

    /// <summary>The diaries so far, in the order in which they were opened.</summary>
    public ImmutableArray<Diary> Diaries => [.. _keepers.Select(keeper => keeper.ToDiary())];

    /// <summary>Opens the diary of a teacher, before the first week.</summary>
    /// <param name="id">Id of the teacher.</param>
    /// <exception cref="ArgumentOutOfRangeException">The teacher's weeks are not simulated here.</exception>
    public void Open(int id) => _keepers.Add(DiaryKeeper.Begin(world, Owned(id)
        ?? throw new ArgumentOutOfRangeException(nameof(id), id, "There is no such teacher here.")));

    /// <summary>Notes the week that has just ended; before the next one is planned, which writes over what the week derived.</summary>
    public void Note()
    {
        foreach (var keeper in _keepers)
        {
            keeper.Note(world.Frame);
        }
    }

    public void Save(CanonicalWriter writer)
    {
        writer.Int(_keepers.Count);
        foreach (var keeper in _keepers)
        {
            byte[] saved = keeper.Save();
            writer.Ints([keeper.Id, saved.Length]);
            writer.Bytes(saved);
        }
    }

    /// <summary>Carries on with the diaries that were saved, whatever was opened here.</summary>
    /// <exception cref="InvalidDataException">They are damaged, or not of teachers of this part.</exception>
    public void Restore(ref CanonicalReader reader)
    {
        _keepers.Clear();
        int count = reader.Count();
        for (int k = 0; k < count; k++)
        {
            int id = reader.Int();
            byte[] saved = reader.Bytes(reader.Count());
            _keepers.Add(DiaryKeeper.Restore(world, Owned(id) ?? throw new InvalidDataException($"Diary: there is no teacher {id} here."), saved));
        }
    }

    private int? Owned(int id)
    {
        int teacher = world.Network.IndexOf(id);
        return teacher >= 0 && Array.BinarySearch(world.Network.Owned, teacher) >= 0 ? teacher : null;
    }
}
