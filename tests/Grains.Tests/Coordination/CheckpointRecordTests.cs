using System.Buffers.Binary;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Staffroom.Grains.Coordination;

namespace Staffroom.Grains.Tests.Coordination;

public sealed class CheckpointRecordTests
{
    [Fact]
    public void What_was_kept_comes_back() =>
        Prop.ForAll<byte[], NonNegativeInt>((state, week) =>
        {
            var decoded = CheckpointRecord.Decode(CheckpointRecord.Encode(week.Get, state))!.Value;
            Assert.Equal(week.Get, decoded.Week);
            Assert.Equal(state, decoded.State.ToArray());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_record_that_is_damaged_anywhere_is_none()
    {
        var record = CheckpointRecord.Encode(7, [1, 2, 3]);
        for (int bit = 0; bit < 8 * record.Length; bit++)
        {
            var damaged = record.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(CheckpointRecord.Decode(damaged));
        }
    }

    [Fact]
    public void A_record_of_any_other_length_is_none()
    {
        var record = CheckpointRecord.Encode(7, [1, 2, 3]);
        Assert.All(Enumerable.Range(0, record.Length), length => Assert.Null(CheckpointRecord.Decode(record[..length])));
        Assert.Null(CheckpointRecord.Decode([.. record, 0]));
        Assert.Null(CheckpointRecord.Decode(null));
    }

    [Fact]
    public void A_record_of_a_version_to_come_is_an_error_and_not_damage()
    {
        var error = Assert.Throws<CheckpointVersionException>(() => CheckpointRecord.Decode(OfVersion(2, CheckpointRecord.Encode(7, [1]))));
        Assert.StartsWith("A checkpoint of this run has format 2; this version of Staffroom reads 1.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A whole record of another version, as that version would write it.</summary>
    internal static byte[] OfVersion(int version, byte[] record)
    {
        var changed = record.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(4), version);
        SHA256.HashData(changed.AsSpan()[..^SHA256.HashSizeInBytes], changed.AsSpan(changed.Length - SHA256.HashSizeInBytes));
        return changed;
    }
}
