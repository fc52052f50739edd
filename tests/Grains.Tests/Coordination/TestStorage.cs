using Staffroom.Grains.Coordination;

namespace Staffroom.Grains.Tests.Coordination;

/// <summary>A storage that outlives everybody and does what it is told to: fails, or damages what it keeps.</summary>
internal sealed class TestStorage
{
    private readonly Dictionary<(string Owner, int Slot), byte[]> _records = [];

    /// <summary>How many reads and writes fail from now on.</summary>
    public int FailuresLeft { get; set; }

    /// <summary>Whose writes fail; null for nobody's.</summary>
    public string? FailingOwner { get; set; }

    /// <summary>How many records were written.</summary>
    public int Writes { get; private set; }

    public CheckpointSlots SlotsOf(string owner) => new(new Slot(this, (owner, 0)), new Slot(this, (owner, 1)));

    public CheckpointSlots SlotsOf(int school) => SlotsOf($"school {school}");

    /// <summary>Whether anything is kept.</summary>
    public bool IsEmpty => _records.Count == 0;

    /// <summary>Owners and slots that hold something, in a fixed order.</summary>
    public (string Owner, int Slot)[] Held => [.. _records.Keys.OrderBy(key => key.Owner, StringComparer.Ordinal).ThenBy(key => key.Slot)];

    /// <summary>The slot of an owner that holds the newest week.</summary>
    public (string Owner, int Slot) Newest(string owner) =>
        Held.Where(held => held.Owner == owner).MaxBy(held => CheckpointRecord.Decode(_records[held])!.Value.Week);

    /// <summary>Changes what a slot holds.</summary>
    public void Change((string Owner, int Slot) where, Func<byte[], byte[]> change) => _records[where] = change([.. _records[where]]);

    /// <summary>Changes one bit of what a slot holds.</summary>
    public void Damage((string Owner, int Slot) where, int at) => Change(where, record =>
    {
        record[at % record.Length] ^= (byte)(1 << (at % 8));
        return record;
    });

    private void MayFail()
    {
        if (FailuresLeft > 0)
        {
            FailuresLeft--;
            throw new IOException("The storage does not answer, as told.");
        }
    }

    private sealed class Slot(TestStorage storage, (string Owner, int Slot) key) : ICheckpointSlot
    {
        public ValueTask<byte[]?> ReadAsync()
        {
            storage.MayFail();
            return ValueTask.FromResult(storage._records.GetValueOrDefault(key));
        }

        public ValueTask WriteAsync(byte[] record)
        {
            storage.MayFail();
            if (key.Owner == storage.FailingOwner)
            {
                throw new IOException($"The storage does not take anything from {key.Owner}, as told.");
            }

            storage.Writes++;
            storage._records[key] = record;
            return ValueTask.CompletedTask;
        }

        public ValueTask ClearAsync()
        {
            storage._records.Remove(key);
            return ValueTask.CompletedTask;
        }
    }
}
