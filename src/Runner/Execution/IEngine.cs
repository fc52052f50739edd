using System.Collections.Immutable;
using Staffroom.Model.Diaries;
using Staffroom.Model.Measures;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Running;
using Staffroom.Silo;

namespace Staffroom.Runner.Execution;

/// <summary>Where runs happen. It never changes what happens: the same run has the same bytes on every engine.</summary>
internal interface IEngine : IDisposable
{
    /// <summary>Its name on the command line and in manifests.</summary>
    string Name { get; }

    /// <summary>What an actor is: "network" is one whole run.</summary>
    string Granularity { get; }

    /// <summary>Silos that runs are spread over; 0 if there are none.</summary>
    int Silos { get; }

    /// <summary>Memory that runs at once may take together, in bytes; <see cref="long.MaxValue"/> where they run on other machines.</summary>
    long MemoryBytes { get; }

    /// <summary>Simulates one run; called from many threads at once.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="index">The run's place in its plan.</param>
    /// <param name="means">What it may use; an engine that spreads a run over grains uses what they have instead.</param>
    /// <param name="cancellation">Stops it.</param>
    Trajectory Run(Experiment experiment, int index, RunMeans means, CancellationToken cancellation);

    /// <summary>Simulates the same run and keeps the diaries of some teachers, given by id, in that order.</summary>
    (Trajectory Trajectory, ImmutableArray<Diary> Diaries) RunWithDiaries(
        Experiment experiment, int index, IReadOnlyList<int> teachers, CancellationToken cancellation);
}

/// <summary>Shorter ways to ask an engine.</summary>
internal static class EngineExtensions
{
    /// <summary>Simulates one run on one thread and keeps nothing on the way.</summary>
    public static Trajectory Run(this IEngine engine, Experiment experiment, int index, CancellationToken cancellation) =>
        engine.Run(experiment, index, RunMeans.Usual, cancellation);
}

/// <summary>What the command line says about where runs happen.</summary>
/// <param name="Name">Name of the engine, or null for the usual one.</param>
/// <param name="Granularity">What an actor is, or null for the engine's usual.</param>
/// <param name="Cluster">The cluster to run on, or null for this process.</param>
/// <param name="CheckpointWeeks">Weeks between checkpoints of a run, or null for what measuring says.</param>
/// <param name="TracesWeeks">Whether traces go down to single weeks.</param>
internal sealed record EngineRequest(
    string? Name = null, string? Granularity = null, ClusterClientOptions? Cluster = null, int? CheckpointWeeks = null, bool TracesWeeks = false);

/// <summary>Makes engines.</summary>
internal interface IEngines
{
    /// <summary>The engine asked for; the caller disposes it.</summary>
    /// <exception cref="RunnerException">There is no such engine or granularity; the message lists those there are.</exception>
    IEngine Choose(EngineRequest request);
}
