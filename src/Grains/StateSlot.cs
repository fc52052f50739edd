using Orleans.Runtime;
using Staffroom.Grains.Coordination;

namespace Staffroom.Grains;

/// <summary>A slot in the storage of the grains' host.</summary>
/// <param name="state">What the host stores; read when the grain was activated.</param>
internal sealed class StateSlot(IPersistentState<CheckpointState> state) : ICheckpointSlot
{
    private bool _isUncertain;

    /// <inheritdoc/>
    public async ValueTask<byte[]?> ReadAsync()
    {
        await BecomeCertainAsync();
        return state.State.Record is { Length: > 0 } record ? record : null;
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(byte[] record)
    {
        await BecomeCertainAsync();
        _isUncertain = true;
        state.State = new CheckpointState { Record = record };
        await state.WriteStateAsync();
        _isUncertain = false;
    }

    /// <inheritdoc/>
    public async ValueTask ClearAsync()
    {
        await BecomeCertainAsync();
        if (state.RecordExists)
        {
            _isUncertain = true;
            await state.ClearStateAsync();
            _isUncertain = false;
        }
    }

    /// <summary>After a write that failed nobody knows what is stored, nor its version, without reading it.</summary>
    private async ValueTask BecomeCertainAsync()
    {
        if (_isUncertain)
        {
            await state.ReadStateAsync();
            _isUncertain = false;
        }
    }
}
