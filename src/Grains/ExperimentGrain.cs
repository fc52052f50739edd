using Orleans.Runtime;
using Staffroom.Grains.Contracts;

namespace Staffroom.Grains;

/// <summary>An experiment: holds its plan for the silos that need it, and knows how far its runs are.</summary>
/// <param name="stored">The plan in storage, for when this silo is lost.</param>
public sealed class ExperimentGrain([PersistentState("plan", "staffroom")] IPersistentState<PlanState> stored) : Grain, IExperimentGrain
{
    private readonly Dictionary<int, RunNote> _notes = [];
    private int _runs;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Not sooner: hosts read state after they have made the grain.
        _runs = stored.State.Runs;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task SubmitAsync(ExperimentPlan plan)
    {
        _runs = plan.Runs;
        if (plan.Encoded.Length > 0 && !plan.Encoded.AsSpan().SequenceEqual(stored.State.Encoded))
        {
            stored.State = new PlanState { Runs = plan.Runs, Encoded = plan.Encoded };
            await stored.WriteStateAsync();
        }
    }

    /// <inheritdoc/>
    public Task<ExperimentPlan?> PlanAsync() =>
        Task.FromResult(stored.State.Encoded.Length > 0 ? new ExperimentPlan(stored.State.Runs, stored.State.Encoded) : null);

    /// <inheritdoc/>
    public Task NoteAsync(RunNote note)
    {
        _notes[note.Index] = note;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<ExperimentProgress> ProgressAsync() =>
        Task.FromResult(new ExperimentProgress(_runs, Count(RunState.Running), Count(RunState.Done), Count(RunState.Failed)));

    /// <inheritdoc/>
    public Task<string?[]> DigestsAsync()
    {
        var digests = new string?[_runs];
        foreach (var note in _notes.Values.Where(note => note.Index < _runs))
        {
            digests[note.Index] = note.Digest;
        }

        return Task.FromResult(digests);
    }

    private int Count(RunState state) => _notes.Values.Count(note => note.State == state);
}

/// <summary>What storage keeps of an experiment.</summary>
[GenerateSerializer, Alias("staffroom.plan")]
public sealed class PlanState
{
    /// <summary>Number of runs.</summary>
    [Id(0)]
    public int Runs { get; set; }

    /// <summary>The experiment as <c>ExperimentCodec</c> writes it; empty for none.</summary>
    [Id(1)]
    public byte[] Encoded { get; set; } = [];
}
