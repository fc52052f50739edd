using System.Diagnostics;
using System.Security.Cryptography;
using Staffroom.Model.Measures;
using Staffroom.Model.Worlds;

namespace Staffroom.Scenarios.Plan;

/// <summary>
/// The pilots of an experiment: each design of each cell over the first <see cref="HoursMatching.PilotReplicates"/> replicates. What a cell
/// evaluated is held until its ties are settled, because the last designs evaluated are those that the experiment runs.
/// </summary>
internal sealed class PilotRuns : IDisposable
{
    /// <summary>Bytes held at most (assumption: what any machine has to spare); beyond them runs are not kept but run again.</summary>
    private const long MostBytes = 512L * 1024 * 1024;

    private readonly Experiment _experiment;
    private readonly PilotOptions _options;
    private readonly PilotThreads _threads;
    private readonly CancellationTokenSource _stop;
    private readonly Lock _counting = new();
    private readonly int _keptReplicates;
    private PilotProgress _progress;
    private long _bytes;

    /// <summary>Starts the threads.</summary>
    public PilotRuns(Experiment experiment, PilotOptions options, int cells, CancellationToken cancellation)
    {
        (_experiment, _options) = (experiment, options);
        _keptReplicates = options.Keeps && experiment.FirstReplicate == 0 ? Math.Min(experiment.Replicates, HoursMatching.PilotReplicates) : 0;
        _progress = new PilotProgress(0, 0, cells);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _threads = new PilotThreads(options.Threads);
    }

    /// <summary>The pilots of a cell.</summary>
    /// <param name="place">Its place among the cells; earlier cells go first.</param>
    public OfCell Cell(int place) => new(this, place);

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _threads.Dispose();
        _stop.Dispose();
    }

    private void Count(int runs, int cells)
    {
        lock (_counting)
        {
            _progress = new PilotProgress(_progress.Runs + runs, _progress.SettledCells + cells, _progress.Cells);
            _options.Progress?.Invoke(_progress);
        }
    }

    private PilotRun Simulate(Experiment pilot, int replicate)
    {
        _stop.Token.ThrowIfCancellationRequested();
        long started = Stopwatch.GetTimestamp();
        Trajectory run;
        try
        {
            run = _options.Simulate(pilot, replicate, _stop.Token);
        }
        catch
        {
            _stop.Cancel(); // without this run nothing can be settled, so the others would be for nothing
            throw;
        }

        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        double hours = Enumerable.Range(1, pilot.Conditions[0].World.Weeks).Sum(week => run[week, NetworkMeasure.HoursBetween]);
        byte[]? bytes = replicate < _keptReplicates && Interlocked.Read(ref _bytes) < MostBytes ? run.ToCanonicalBytes() : null;
        Interlocked.Add(ref _bytes, bytes?.Length ?? 0);
        Count(runs: 1, cells: 0);
        return new PilotRun(hours, bytes, seconds);
    }

    private PilotedRun[] Pack(int replicate, PilotRun run, IEnumerable<Condition> conditions)
    {
        byte[] digest = SHA256.HashData(run.Bytes!), packed = CompressedBytes.Pack(run.Bytes);
        Interlocked.Add(ref _bytes, packed.Length);
        return [.. conditions.Select(condition => new PilotedRun((condition.Index * _experiment.Replicates) + replicate, digest, packed, run.Seconds))];
    }

    /// <summary>The pilots of one cell; its work is asked for by one at a time.</summary>
    internal sealed class OfCell(PilotRuns runs, int place)
    {
        private readonly Dictionary<string, PilotRun[]> _held = new(StringComparer.Ordinal);

        /// <summary>Mean realized between-school person-hours of a world.</summary>
        public async Task<double> HoursAsync(WorldSpec world)
        {
            var pilot = runs._experiment with
            {
                Factors = [],
                Conditions = [new Condition(0, [], "pilot", world, null)],
                Replicates = HoursMatching.PilotReplicates,
                FirstReplicate = 0,
                Expectations = [],
                Settings = [],
                Warnings = [],
                SourceText = "",
            };
            var evaluated = await Task.WhenAll(Enumerable.Range(0, pilot.Replicates).Select(r => runs._threads.Do(place, () => runs.Simulate(pilot, r))));
            if (runs._keptReplicates > 0)
            {
                _held[ExperimentCodec.WorldKey(world)] = evaluated;
            }

            return evaluated.Sum(run => run.Hours) / evaluated.Length;
        }

        /// <summary>Those of the pilots that are runs of settled conditions; the others are let go.</summary>
        public async Task<PilotedRun[]> KeepAsync(IReadOnlyList<Condition> settled)
        {
            if (_held.Count == 0)
            {
                return [];
            }

            var kept = new List<Task<PilotedRun[]>>();
            foreach (var same in settled.GroupBy(condition => ExperimentCodec.WorldKey(condition.World), StringComparer.Ordinal))
            {
                var held = _held.GetValueOrDefault(same.Key, []);
                kept.AddRange(held.Index().Where(run => run.Item.Bytes is not null).Select(run => runs._threads.Do(place, () => runs.Pack(run.Index, run.Item, same))));
            }

            var packed = await Task.WhenAll(kept);
            Interlocked.Add(ref runs._bytes, -_held.Values.Sum(each => each.Sum(run => (long)(run.Bytes?.Length ?? 0))));
            _held.Clear();
            return [.. packed.SelectMany(each => each)];
        }

        /// <summary>Counts the cell as settled.</summary>
        public void Settled() => runs.Count(runs: 0, cells: 1);
    }

    /// <summary>One run of a pilot.</summary>
    /// <param name="Hours">Realized between-school person-hours.</param>
    /// <param name="Bytes">Canonical bytes of its trajectory; null where it is not held.</param>
    /// <param name="Seconds">How long it took.</param>
    private sealed record PilotRun(double Hours, byte[]? Bytes, double Seconds);
}
