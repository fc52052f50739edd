using System.Collections.Immutable;
using Staffroom.Model;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Reports;

/// <summary>Watches a run and draws its picture: what the model's state was at the end of each week, nothing computed anew.</summary>
public sealed class PictureRecorder
{
    private readonly int _weeks;
    private SchoolNetwork? _network;
    private char[][][] _levels = [];
    private int[] _ties = [];
    private char[][] _steps = [];

    private PictureRecorder(int weeks) => _weeks = weeks;

    /// <summary>Runs a world and makes its picture.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="replicate">0-based replicate.</param>
    /// <param name="spec">The world.</param>
    /// <param name="runSeed">The key of all its draws.</param>
    /// <returns>The picture, and the trajectory that proves which run it is of.</returns>
    public static (NetworkPicture Picture, Trajectory Trajectory) Record(string title, int replicate, WorldSpec spec, ulong runSeed)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var recorder = new PictureRecorder(spec.Weeks);
        var trajectory = Simulation.RunWatched(spec, runSeed, recorder.Note);
        return (recorder.ToPicture(title, replicate, spec, trajectory), trajectory);
    }

    private void Note(World world)
    {
        if (_network is null)
        {
            Begin(world);
        }

        int week = world.Week;
        for (int p = 0; p < _levels.Length; p++)
        {
            double readiness = world.Spec.Practices[p].Readiness;
            for (int i = 0; i < world.Network.TeacherCount; i++)
            {
                _levels[p][i][week] = Digit((int)UseLevels.Of(world.State.Practices[p], i, readiness));
            }
        }

        double strong = world.Spec.Parameters[Parameter.StrongTieCutoff];
        for (int k = 0; k < _ties.Length; k++)
        {
            _steps[k][week] = Digit((int)Step(world, _ties[k], strong));
        }
    }

    private void Begin(World world)
    {
        _network = world.Network;
        _levels = [.. world.Spec.Practices.Select(_ => Columns(world.Network.TeacherCount))];
        _ties = [.. Enumerable.Range(0, world.Network.DirectedTieCount).Where(e => world.Network.Ego[e] < world.Network.Alter[e])];
        _steps = Columns(_ties.Length);
    }

    private char[][] Columns(int count) => [.. Enumerable.Range(0, count).Select(_ => new char[_weeks + 1])];

    /// <summary>A tie is drawn once: as strong as the stronger of its directions.</summary>
    private static TieStep Step(World world, int e, double strong)
    {
        if (!world.Network.Exists(e, Math.Max(0, world.Week - 1)))
        {
            return TieStep.None;
        }

        double strength = Math.Max(world.State.TieStrength[e], world.State.TieStrength[world.Network.Reverse[e]]);
        return strength < FinalCounts.SurvivingTieStrength ? TieStep.None
            : strength >= strong ? TieStep.Strong
            : strength >= strong / 2 ? TieStep.Weak
            : TieStep.Faint;
    }

    private NetworkPicture ToPicture(string title, int replicate, WorldSpec spec, Trajectory trajectory)
    {
        var network = _network!;
        return new NetworkPicture(
            title,
            replicate,
            spec.Weeks,
            [.. Enumerable.Range(0, network.SchoolCount).Select(s => network.SchoolNames is { } names ? names[s] : $"School {s + 1}")],
            [.. spec.Practices.Select(practice => practice.Name)],
            [.. Enumerable.Range(0, network.TeacherCount).Select(Teacher)],
            [.. _ties.Select((e, k) => new PictureTie(network.Ego[e], network.Alter[e], new string(_steps[k])))]);

        PictureTeacher Teacher(int i)
        {
            var weeks = Enumerable.Range(0, _levels.Length).Select(p => trajectory.AdoptionWeeks[(p * network.TeacherCount) + i]);
            return new PictureTeacher(network.NameOf(i), network.SchoolOf[i], network.IsHead(i), [.. weeks])
            {
                Levels = [.. _levels.Select(practice => new string(practice[i]))],
            };
        }
    }

    private static char Digit(int value) => (char)('0' + value);
}
