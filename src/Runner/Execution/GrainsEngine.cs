using System.Collections.Concurrent;
using System.Collections.Immutable;
using Staffroom.Grains;
using Staffroom.Grains.Contracts;
using Staffroom.Model.Diaries;
using Staffroom.Model.Measures;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Running;
using Staffroom.Silo;

namespace Staffroom.Runner.Execution;

/// <summary>
/// Runs on grains: in this process (on Orleans, or on the embedded host in builds without it), or on a cluster. A host in this process is
/// started with the first run, so that what needs no run starts nothing; a cluster is looked for at once, so that nothing begins without it.
/// </summary>
internal sealed class GrainsEngine : IEngine
{
    /// <summary>Its name.</summary>
    public const string EngineName = "grains";

    private readonly EngineRequest _request;
    private readonly Granularity _granularity;
    private readonly TextWriter _log;
    private readonly Lazy<GrainHost> _host;
    private readonly ConcurrentDictionary<Experiment, Lazy<ExperimentClient>> _clients = new(ReferenceEqualityComparer.Instance);

    /// <summary>An engine.</summary>
    /// <param name="request">Where and how.</param>
    /// <param name="granularity">What a grain is.</param>
    /// <param name="log">Where warnings of the host go, a line each.</param>
    /// <exception cref="RunnerException">The cluster cannot be reached.</exception>
    public GrainsEngine(EngineRequest request, Granularity granularity, TextWriter log)
    {
        (_request, _granularity, _log) = (request, granularity, log);
        _host = new Lazy<GrainHost>(Start);
        if (request.Cluster is not null)
        {
            _ = _host.Value;
        }
    }

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public string Granularity => Engines.Granularities[(int)_granularity];

    /// <inheritdoc/>
    public int Silos => _request.Cluster is null && OrleansChoice.OfThisBuild.HasOrleans ? 1 : 0;

    /// <inheritdoc/>
    public long MemoryBytes => _request.Cluster is null ? Machine.MemoryForRunsBytes : long.MaxValue;

    /// <inheritdoc/>
    public Trajectory Run(Experiment experiment, int index, RunMeans means, CancellationToken cancellation)
    {
        // The threads and the files of this process mean nothing to another.
        var order = _request.Cluster is not null ? Order([]) : Order([]) with
        {
            Threads = means.Threads,
            CheckpointFile = means.Checkpoint?.File,
            CheckpointIdentity = means.Checkpoint?.Identity ?? "",
        };
        return Run(experiment, index, order, cancellation).Trajectory;
    }

    /// <inheritdoc/>
    public (Trajectory Trajectory, ImmutableArray<Diary> Diaries) RunWithDiaries(
        Experiment experiment, int index, IReadOnlyList<int> teachers, CancellationToken cancellation) =>
        Run(experiment, index, Order(teachers), cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_host.IsValueCreated)
        {
            _host.Value.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private RunOrder Order(IReadOnlyList<int> teachers) => new(_granularity)
    {
        CheckpointWeeks = _request.CheckpointWeeks,
        Diaries = [.. teachers],
        TracesWeeks = _request.TracesWeeks,
    };

    private (Trajectory Trajectory, ImmutableArray<Diary> Diaries) Run(Experiment experiment, int index, RunOrder order, CancellationToken cancellation)
    {
        // Runs are computing, and their driver has threads for them: nothing is won by not waiting here.
        var result = Client(experiment).RunAsync(index, order, cancellation).GetAwaiter().GetResult();
        return (Trajectory.FromCanonicalBytes(result.Trajectory), [.. result.Diaries.Select(Diary.FromBytes)]);
    }

    private ExperimentClient Client(Experiment experiment) => _clients.GetOrAdd(experiment, each => new Lazy<ExperimentClient>(() =>
        ExperimentClient.StartAsync(_host.Value.Grains, each, _host.Value.Plans, TimeProvider.System, CancellationToken.None).GetAwaiter().GetResult())).Value;

    private GrainHost Start()
    {
        try
        {
            return (_request.Cluster is { } cluster
                ? GrainHost.ConnectAsync(cluster, CancellationToken.None)
                : GrainHost.StartInProcessAsync(_log, CancellationToken.None)).GetAwaiter().GetResult();
        }
        catch (HostException error)
        {
            throw new RunnerException(ExitCode.Usage, error.Message, error);
        }
    }
}
