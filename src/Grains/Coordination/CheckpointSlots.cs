namespace Staffroom.Grains.Coordination;

/// <summary>One place that holds a record, or none.</summary>
internal interface ICheckpointSlot
{
    /// <summary>What it holds; null for nothing.</summary>
    /// <exception cref="Exception">The storage does not answer.</exception>
    ValueTask<byte[]?> ReadAsync();

    /// <summary>Holds this instead.</summary>
    /// <exception cref="Exception">The storage does not take it; the slot may hold the one before, this one, or something damaged.</exception>
    ValueTask WriteAsync(byte[] record);

    /// <summary>Holds nothing.</summary>
    ValueTask ClearAsync();
}

/// <summary>
/// Somebody's last two checkpoints, in two slots that are written in turn, so that a write which fails halfway leaves the other.
/// </summary>
internal sealed class CheckpointSlots(ICheckpointSlot first, ICheckpointSlot second)
{
    private const int None = -1;
    private readonly ICheckpointSlot[] _slots = [first, second];
    private int[]? _weeks;

    /// <summary>The weeks of the checkpoints that are whole, ascending.</summary>
    /// <exception cref="CheckpointVersionException">A checkpoint is of another version.</exception>
    public async ValueTask<int[]> WeeksAsync()
    {
        await ReadAsync();
        return [.. _weeks!.Where(week => week != None).Distinct().Order()];
    }

    /// <summary>The newest checkpoint that is whole, or null.</summary>
    /// <exception cref="CheckpointVersionException">A checkpoint is of another version.</exception>
    public async ValueTask<Checkpoint?> NewestAsync()
    {
        var (one, other) = await ReadAsync();
        return one is { } a && other is { } b ? (a.Week > b.Week ? a : b) : one ?? other;
    }

    /// <summary>The state of a week.</summary>
    /// <exception cref="InvalidDataException">There is no whole checkpoint of that week.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> LoadAsync(int week)
    {
        var (one, other) = await ReadAsync();
        return one?.Week == week ? one.Value.State
            : other?.Week == week ? other.Value.State
            : throw new InvalidDataException($"There is no checkpoint of week {week} any more.");
    }

    /// <summary>Keeps the state of a week, unless it is kept already.</summary>
    /// <param name="week">The week at whose start the state is.</param>
    /// <param name="state">Gives the state; not asked if the week is kept already.</param>
    /// <param name="keptWeek">The week everybody can go back to: its checkpoint is not overwritten.</param>
    public async ValueTask SaveAsync(int week, Func<ValueTask<byte[]>> state, int keptWeek)
    {
        if (_weeks is null)
        {
            await ReadAsync();
        }

        if (_weeks!.Contains(week))
        {
            return;
        }

        byte[] record = CheckpointRecord.Encode(week, await state());
        int[] weeks = _weeks!; // read again: asking for the state took time
        int slot = weeks[1] == keptWeek || (weeks[0] != keptWeek && weeks[0] <= weeks[1]) ? 0 : 1;
        weeks[slot] = None; // until it is written; a write that fails may have done anything
        await _slots[slot].WriteAsync(record);
        weeks[slot] = week;
    }

    /// <summary>Keeps nothing any more.</summary>
    public async ValueTask ClearAsync()
    {
        _weeks = [None, None];
        foreach (var slot in _slots)
        {
            await slot.ClearAsync();
        }
    }

    private async ValueTask<(Checkpoint? One, Checkpoint? Other)> ReadAsync()
    {
        var one = CheckpointRecord.Decode(await _slots[0].ReadAsync());
        var other = CheckpointRecord.Decode(await _slots[1].ReadAsync());
        _weeks = [one?.Week ?? None, other?.Week ?? None];
        return (one, other);
    }
}
