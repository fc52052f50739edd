using Staffroom.Grains.Caches;

namespace Staffroom.Grains.Tests.Caches;

public sealed class BoundedCacheTests
{
    private readonly BoundedCache<string> _cache = new(2);
    private int _made;

    [Fact]
    public async Task A_value_is_made_once_for_all_who_ask_at_once()
    {
        var making = new TaskCompletionSource<string>();
        var asked = Enumerable.Range(0, 5).Select(_ => _cache.GetAsync("a", () => MakeAsync(making.Task))).ToArray();
        Assert.All(asked, task => Assert.False(task.IsCompleted));
        making.SetResult("A");
        Assert.Equal(Enumerable.Repeat("A", 5), await Task.WhenAll(asked));
        Assert.Equal(1, _made);
    }

    [Fact]
    public async Task Values_are_made_once_for_many_threads()
    {
        var values = await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            Task.Run(() => _cache.GetAsync($"{i % 2}", () => MakeAsync(Task.FromResult($"value {i % 2}"))))));
        Assert.Equal(2, _made);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"value {i % 2}"), values);
    }

    [Fact]
    public async Task The_ones_last_used_stay()
    {
        await GetAsync("a");
        await GetAsync("b");
        await GetAsync("a");
        await GetAsync("c");
        Assert.Equal(3, _made);
        await GetAsync("a");
        await GetAsync("c");
        Assert.Equal(3, _made);
        await GetAsync("b");
        Assert.Equal(4, _made);
    }

    [Fact]
    public async Task What_failed_is_tried_again()
    {
        await Assert.ThrowsAsync<IOException>(() => _cache.GetAsync("a", () => throw new IOException("at once")));
        await Assert.ThrowsAsync<IOException>(() => _cache.GetAsync("a", () => Task.FromException<string>(new IOException("later"))));
        Assert.Equal("a", await GetAsync("a"));
    }

    [Fact]
    public async Task What_is_put_is_not_made_and_what_is_removed_is_made_again()
    {
        _cache.Put("a", "given");
        Assert.Equal("given", await GetAsync("a"));
        _cache.Put("a", "given anew");
        Assert.Equal("given anew", await GetAsync("a"));
        Assert.Equal(0, _made);
        _cache.Remove("a");
        Assert.Equal("a", await GetAsync("a"));
    }

    private Task<string> GetAsync(string key) => _cache.GetAsync(key, () => MakeAsync(Task.FromResult(key)));

    private Task<string> MakeAsync(Task<string> value)
    {
        Interlocked.Increment(ref _made);
        return value;
    }
}
