using Orleans;

namespace Staffroom.Embedded;

/// <summary>One call of a grain's method, from its beginning to its result.</summary>
internal abstract class GrainCall
{
    private readonly GrainMethod method;
    private readonly object?[] arguments;
    private Activation? activation;
    private Grain? grain;

    protected GrainCall(GrainMethod method, object?[] arguments)
    {
        this.method = method;
        this.arguments = arguments;
        // Made by the caller, so that what flows with its execution context (a trace, say) reaches the grain.
        Turn = new Task(static call => _ = ((GrainCall)call!).RunAsync(), this);
    }

    /// <summary>Whether it may begin while others are under way.</summary>
    public bool Interleaves => method.Interleaves;

    /// <summary>What the caller awaits.</summary>
    public abstract Task Result { get; }

    /// <summary>Runs it in a turn of its own.</summary>
    public void Begin(Activation activation, Grain grain)
    {
        this.activation = activation;
        this.grain = grain;
        Turn.Start(activation);
    }

    /// <summary>The turn in which it begins.</summary>
    private Task Turn { get; }

    /// <summary>Tells the caller that it cannot be done.</summary>
    public abstract void Fail(Exception error);

    /// <summary>Gives the caller what became of it.</summary>
    protected abstract void Settle(Task done);

    private async Task RunAsync()
    {
        Task done;
        try
        {
            done = method.Invoke(grain!, arguments);
        }
        catch (Exception error)
        {
            activation!.Complete(this);
            Fail(error);
            return;
        }
        await done.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        activation!.Complete(this);
        Settle(done);
    }
}

/// <summary>A call without a value.</summary>
internal sealed class PlainCall(GrainMethod method, object?[] arguments) : GrainCall(method, arguments)
{
    // A caller never goes on within a turn of the grain that it called.
    private readonly TaskCompletionSource source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task Result => source.Task;

    public override void Fail(Exception error) => source.SetException(error);

    protected override void Settle(Task done) => source.SetFromTask(done);
}

/// <summary>A call with a value.</summary>
internal sealed class ValueCall<T>(GrainMethod method, object?[] arguments) : GrainCall(method, arguments)
{
    private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task Result => source.Task;

    public override void Fail(Exception error) => source.SetException(error);

    protected override void Settle(Task done) => source.SetFromTask((Task<T>)done);
}
