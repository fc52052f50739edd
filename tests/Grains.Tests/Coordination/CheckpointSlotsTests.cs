using Staffroom.Grains.Coordination;

namespace Staffroom.Grains.Tests.Coordination;

public sealed class CheckpointSlotsTests
{
    private readonly TestStorage _storage = new();

    [Fact]
    public async Task The_last_two_are_there_and_the_older_one_goes()
    {
        var slots = _storage.SlotsOf(0);
        Assert.Empty(await slots.WeeksAsync());
        Assert.Null(await slots.NewestAsync());
        await KeepAsync(slots, 5, keptWeek: 0);
        await AssertWeeksAsync(slots, 5);
        await KeepAsync(slots, 10, keptWeek: 5);
        await AssertWeeksAsync(slots, 5, 10);
        await KeepAsync(slots, 15, keptWeek: 10);
        await AssertWeeksAsync(slots, 10, 15);
        Assert.Equal(15, (await slots.NewestAsync())!.Value.Week);
        Assert.Equal(StateOf(10), (await slots.LoadAsync(10)).ToArray());
        await Assert.ThrowsAsync<InvalidDataException>(async () => await slots.LoadAsync(5));
    }

    [Fact]
    public async Task The_week_that_everybody_has_stays_though_a_newer_one_is_there()
    {
        var slots = _storage.SlotsOf(0);
        await KeepAsync(slots, 5, keptWeek: 0);
        await KeepAsync(slots, 10, keptWeek: 5);
        await KeepAsync(slots, 15, keptWeek: 5);
        await AssertWeeksAsync(slots, 5, 15);
    }

    [Fact]
    public async Task After_going_back_the_week_gone_back_to_stays()
    {
        await KeepAsync(_storage.SlotsOf(0), 5, keptWeek: 0);
        await KeepAsync(_storage.SlotsOf(0), 10, keptWeek: 5);
        var slots = _storage.SlotsOf(0);
        await KeepAsync(slots, 8, keptWeek: 5);
        await AssertWeeksAsync(slots, 5, 8);
    }

    [Fact]
    public async Task What_is_kept_already_is_not_written_again()
    {
        var slots = _storage.SlotsOf(0);
        await KeepAsync(slots, 5, keptWeek: 0);
        await slots.SaveAsync(5, () => throw new InvalidOperationException("nobody asks"), keptWeek: 0);
        Assert.Equal(1, _storage.Writes);
    }

    [Fact]
    public async Task A_damaged_one_leaves_the_other_and_is_the_one_that_is_overwritten()
    {
        var slots = _storage.SlotsOf(0);
        await KeepAsync(slots, 5, keptWeek: 0);
        await KeepAsync(slots, 10, keptWeek: 5);
        _storage.Damage(_storage.Held[1], 40);
        await AssertWeeksAsync(slots, 5);
        Assert.Equal(5, (await slots.NewestAsync())!.Value.Week);
        await KeepAsync(slots, 7, keptWeek: 0);
        await AssertWeeksAsync(slots, 5, 7);
    }

    [Fact]
    public async Task A_write_that_failed_is_tried_again_in_the_same_slot()
    {
        var slots = _storage.SlotsOf(0);
        await KeepAsync(slots, 5, keptWeek: 0);
        await KeepAsync(slots, 10, keptWeek: 5);
        _storage.FailuresLeft = 1;
        await Assert.ThrowsAsync<IOException>(() => KeepAsync(slots, 15, keptWeek: 10));
        await KeepAsync(slots, 20, keptWeek: 10);
        await AssertWeeksAsync(slots, 10, 20);
    }

    [Fact]
    public async Task Cleared_there_is_nothing()
    {
        var slots = _storage.SlotsOf(0);
        await KeepAsync(slots, 5, keptWeek: 0);
        await slots.ClearAsync();
        Assert.True(_storage.IsEmpty);
        Assert.Empty(await slots.WeeksAsync());
        await KeepAsync(slots, 5, keptWeek: 0);
        await AssertWeeksAsync(slots, 5);
    }

    private static async Task AssertWeeksAsync(CheckpointSlots slots, params int[] weeks) => Assert.Equal(weeks, await slots.WeeksAsync());

    private static byte[] StateOf(int week) => [(byte)week, 1, 2];

    private static async Task KeepAsync(CheckpointSlots slots, int week, int keptWeek) =>
        await slots.SaveAsync(week, () => ValueTask.FromResult(StateOf(week)), keptWeek);
}
