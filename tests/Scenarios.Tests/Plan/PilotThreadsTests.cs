using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Tests.Plan;

public sealed class PilotThreadsTests
{
    [Fact]
    public async Task Earlier_cells_go_first_and_within_a_cell_what_was_asked_for_first()
    {
        var order = new List<(int Cell, int Work)>();
        using var threads = new PilotThreads(1);
        var gate = new TaskCompletionSource();
        var first = threads.Do(0, () => gate.Task.Wait(TimeSpan.FromMinutes(1)));
        Task[] later = [.. new[] { (2, 0), (1, 0), (2, 1), (1, 1), (0, 0) }.Select(each => threads.Do(each.Item1, () => Note(each)))];
        gate.SetResult();
        await Task.WhenAll(later);
        Assert.True(await first);
        Assert.Equal([(0, 0), (1, 0), (1, 1), (2, 0), (2, 1)], order);

        int Note((int, int) each)
        {
            order.Add(each);
            return order.Count;
        }
    }

    [Fact]
    public async Task What_goes_wrong_is_told_to_whoever_asked_and_stops_no_thread()
    {
        using var threads = new PilotThreads(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => threads.Do<int>(0, () => throw new InvalidOperationException()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => threads.Do<int>(0, () => throw new OperationCanceledException()));
        Assert.Equal(7, await threads.Do(0, () => 7));
    }
}
