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

    /// <summary>The trajectory; call once, after the last week.</summary>
    public Trajectory Finish() => _contagion is not null ? _contagion.Finish() : _recorder!.Finish();
}
