using System.Collections.Immutable;
using Staffroom.Model;
using Staffroom.Model.Measures;

namespace Staffroom.Scenarios.Plan;

/// <summary>Simulates a run of a pilot, which is an experiment of one condition; called from several threads at once.</summary>
/// <param name="pilot">The pilot.</param>
/// <param name="index">The run's place in its plan.</param>
/// <param name="cancellation">Stops it.</param>
public delegate Trajectory PilotSimulation(Experiment pilot, int index, CancellationToken cancellation);

/// <summary>How pilots are run.</summary>
/// <param name="Simulate">Where.</param>
/// <param name="Threads">On how many threads at once, 1 or more; the result does not depend on it.</param>
/// <param name="Keeps">Whether pilots that are runs of the experiment are given back.</param>
/// <param name="Progress">Told after each run and each cell, by one thread at a time; may be null.</param>
public sealed record PilotOptions(PilotSimulation Simulate, int Threads, bool Keeps, Action<PilotProgress>? Progress = null)
{
    /// <summary>Pilots on the kernel, called directly, that are not given back.</summary>
    public static PilotOptions NotKept(int threads) =>
        new((pilot, index, stop) => Simulation.Run(pilot.Run(index).World, pilot.Run(index).RunSeed, stop), threads, Keeps: false);
}

/// <summary>How far the matching of hours is.</summary>
/// <param name="Runs">Pilot runs so far.</param>
/// <param name="SettledCells">Cells (conditions that differ only in how schools are tied) whose ties are settled.</param>
/// <param name="Cells">Cells in all.</param>
public readonly record struct PilotProgress(int Runs, int SettledCells, int Cells);

/// <summary>An experiment with all its ties, and those of its runs that were pilots.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Runs">Runs that need not be run again, in plan order; not all that were pilots where they would take too much memory.</param>
public sealed record MatchedHours(Experiment Experiment, ImmutableArray<PilotedRun> Runs);

/// <summary>A run of an experiment that was simulated as a pilot: the same world under the same seed.</summary>
/// <param name="Index">Its place in the plan.</param>
/// <param name="Digest">SHA-256 of the canonical bytes of its trajectory, 32 bytes.</param>
/// <param name="Packed">Those bytes, as <see cref="CompressedBytes"/> packs them.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record PilotedRun(int Index, byte[] Digest, byte[] Packed, double Seconds);
