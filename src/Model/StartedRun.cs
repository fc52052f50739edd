using Staffroom.Model.Kernel;
using Staffroom.Model.Measures;
using Staffroom.Model.Worlds;

namespace Staffroom.Model;

/// <summary>
/// A run on its way. Where nothing but adoption can happen it looks only at those around new users (<see cref="IsEventDriven"/>); the bytes
/// are the same either way. Used by one thread at a time.
/// </summary>
public sealed class StartedRun
{
    private readonly World _world;
    private readonly ClassicalContagion? _contagion;
    private readonly Recorder? _recorder;

    internal StartedRun(World world)
    {
        _world = world;
        _contagion = ClassicalContagion.Of(world);
        _recorder = _contagion is null ? new Recorder(world) : null;
    }

    /// <summary>Weeks simulated so far.</summary>
    public int Week => _world.Week;

    /// <summary>Who is tied to whom.</summary>
    public Networks.SchoolNetwork Network => _world.Network;

    /// <summary>Whether a week costs what happens in it instead of what there is.</summary>
    public bool IsEventDriven => _contagion is not null;

    /// <summary>Simulates and records a week.</summary>
    public void Step()
    {
        if (_contagion is not null)
        {
            _contagion.Step();
        }
        else
        {
            _world.Step();
            _recorder!.Record();
        }
    }

    /// <summary>Simulates the weeks that are left and returns the trajectory.</summary>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public Trajectory ToEnd(CancellationToken cancellation = default)
    {
        while (Week < _world.Spec.Weeks)
        {
            cancellation.ThrowIfCancellationRequested();
            Step();
        }

        return Finish();
    }

    /// <summary>Writes the run as it stands, for <see cref="Restore"/>.</summary>
    /// <param name="stream">Where to; some hundred bytes for each teacher and about thirty for each tie.</param>
    /// <exception cref="NotSupportedException">The run is <see cref="IsEventDriven"/>: it is over before saving it would pay.</exception>
    public void Save(Stream stream)
    {
        var writer = new StateWriter(stream);
        writer.Pass([Week]);
        Recording().Pass(writer, Week);
    }

    /// <summary>Carries on from what <see cref="Save"/> wrote of a run of the same world under the same seed.</summary>
    /// <param name="stream">Where from; what follows the state is left in it.</param>
    /// <exception cref="InvalidDataException">It holds no such state; the run is of no use then.</exception>
    /// <exception cref="NotSupportedException">The run is <see cref="IsEventDriven"/>.</exception>
    public void Restore(Stream stream)
    {
        var reader = new StateReader(stream);
        Span<int> week = stackalloc int[1];
        reader.Pass(week);
        if (week[0] < 0 || week[0] > _world.Spec.Weeks)
        {
            throw new InvalidDataException($"Week {week[0]} of {_world.Spec.Weeks}.");
        }

        Recording().Pass(reader, week[0]);
        _world.ResumeAt(week[0]);
    }

    /// <summary>The trajectory; call once, after the last week.</summary>
    public Trajectory Finish() => _contagion is not null ? _contagion.Finish() : _recorder!.Finish();

    private Recorder Recording() => _recorder ?? throw new NotSupportedException("An event-driven run is not saved.");
}
