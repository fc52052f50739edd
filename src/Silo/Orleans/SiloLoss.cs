using Orleans.Runtime;

namespace Staffroom.Silo;

/// <summary>Hears when Orleans cannot go on. Orleans itself would end the process on the spot, with a dump; the command says a sentence first.</summary>
internal sealed class SiloLoss : IFatalErrorHandler
{
    private readonly TaskCompletionSource<string> _reason = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Why; never ends as long as all is well.</summary>
    public Task<string> Reason => _reason.Task;

    /// <inheritdoc/>
    public bool IsUnexpected(Exception exception) => exception is not ThreadAbortException;

    /// <inheritdoc/>
    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null) =>
        _reason.TrySetResult((context ?? exception?.Message ?? "for an unknown reason").ReplaceLineEndings(" "));
}
