using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Staffroom.Grains.Contracts;

/// <summary>An experiment: its plan, its progress and its results. Its key is <see cref="GrainKeys.Experiment"/>.</summary>
[Alias("staffroom.IExperimentGrain"), Version(1)]
public interface IExperimentGrain : IGrainWithStringKey
{
    /// <summary>Takes the plan; once is enough, again does no harm.</summary>
    [Alias("submit")]
    Task SubmitAsync(ExperimentPlan plan);

    /// <summary>The plan; null if none was submitted, or the storage has lost it.</summary>
    [Alias("plan")]
    Task<ExperimentPlan?> PlanAsync();

    /// <summary>Takes note that a run began or ended.</summary>
    [Alias("note"), OneWay]
    Task NoteAsync(RunNote note);

    /// <summary>How far its runs are.</summary>
    [Alias("progress")]
    Task<ExperimentProgress> ProgressAsync();

    /// <summary>The digest of each run that is done, by index; null for the others.</summary>
    [Alias("digests")]
    Task<string?[]> DigestsAsync();
}

/// <summary>A plan.</summary>
/// <param name="Runs">Number of runs.</param>
/// <param name="Encoded">The experiment as <c>ExperimentCodec</c> writes it; empty if every silo has it already.</param>
[GenerateSerializer, Immutable, Alias("staffroom.experiment-plan")]
public sealed record ExperimentPlan([property: Id(0)] int Runs, [property: Id(1)] byte[] Encoded);

/// <summary>That a run began or ended.</summary>
/// <param name="Index">The run.</param>
/// <param name="State">How far it is now.</param>
/// <param name="Digest">Its digest, if it is done.</param>
[GenerateSerializer, Immutable, Alias("staffroom.run-note")]
public sealed record RunNote([property: Id(0)] int Index, [property: Id(1)] RunState State, [property: Id(2)] string? Digest);

/// <summary>How far the runs of an experiment are.</summary>
/// <param name="Runs">How many there are.</param>
/// <param name="Running">How many have begun and not ended.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Failed">How many failed.</param>
[GenerateSerializer, Immutable, Alias("staffroom.experiment-progress")]
public sealed record ExperimentProgress(
    [property: Id(0)] int Runs, [property: Id(1)] int Running, [property: Id(2)] int Done, [property: Id(3)] int Failed);
