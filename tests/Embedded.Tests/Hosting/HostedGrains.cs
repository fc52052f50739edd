using Orleans.Runtime;

namespace Staffroom.Embedded.Tests;

public interface IMirrorGrain : IGrainWithStringKey
{
    Task<object> Same(object message);

    Task<string?> Flowing();

    Task<int> BlockOn(int depth);

    Task<bool> HasServices();
}

/// <summary>What only the embedded host promises.</summary>
public sealed class MirrorGrain(IGrainFactory grains, TimeProvider clock) : Grain, IMirrorGrain
{
    public static AsyncLocal<string?> Flow { get; } = new();

    public Task<object> Same(object message) => Task.FromResult(message);

    public Task<string?> Flowing() => Task.FromResult(Flow.Value);

    /// <summary>Blocks its thread on the next grain, which does the same.</summary>
    public Task<int> BlockOn(int depth) =>
        Task.FromResult(depth == 0 ? 0 : 1 + grains.GetGrain<IMirrorGrain>($"{this.GetPrimaryKeyString()}-{depth}").BlockOn(depth - 1).GetAwaiter().GetResult());

    public Task<bool> HasServices() => Task.FromResult(ServiceProvider.GetService(typeof(TimeProvider)) == clock && GrainFactory == grains);
}

public interface IPairGrain : IGrainWithStringKey
{
    Task Write(string first, string second);

    Task<(string First, string Second)> Read();

    Task End();
}

public sealed class PairState
{
    public string Text { get; set; } = "";

    public double Number { get; set; }
}

public sealed class PairGrain([PersistentState("one")] IPersistentState<PairState> one, [PersistentState("two")] IPersistentState<PairState> two)
    : Grain, IPairGrain
{
    public async Task Write(string first, string second)
    {
        one.State.Text = first;
        two.State.Text = second;
        two.State.Number = double.NaN;
        await one.WriteStateAsync();
        await two.WriteStateAsync();
    }

    public Task<(string First, string Second)> Read() => Task.FromResult((one.State.Text, two.State.Text + two.State.Number));

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public interface ITwiceGrain : IGrainWithStringKey;

public sealed class OnceGrain : Grain, ITwiceGrain;

public sealed class TwiceGrain : Grain, ITwiceGrain;

public interface INobodyGrain : IGrainWithStringKey;

public interface ISynchronousGrain : IGrainWithStringKey
{
    int Now();
}

public sealed class SynchronousGrain : Grain, ISynchronousGrain
{
    public int Now() => 1;
}
