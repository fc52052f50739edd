using Staffroom.Grains.Coordination;
using Staffroom.Model.Measures;
using Staffroom.Model.Parts;

namespace Staffroom.Grains.Bodies;

/// <summary>What the coordinator of a run does itself: it ranks, and puts the trajectory together.</summary>
/// <param name="start">The start of the run.</param>
internal sealed class TrajectoryWork(SharedStart start) : IRunWork
{
    private readonly TrajectoryBuilder _trajectory = start.CreateTrajectory();
    private readonly int _width = start.RecordWidth;
    private readonly double[] _records = new double[start.Network.SchoolCount * start.RecordWidth];

    /// <inheritdoc/>
    public int Weeks => start.Spec.Weeks;

    /// <inheritdoc/>
    public bool NeedsRanking(int week) => start.NeedsRanking(week);

    /// <inheritdoc/>
    public int[] Rank(int week, IEnumerable<Candidate> candidates) => start.Removed(week, candidates);

    /// <inheritdoc/>
    public void Add(int point, double[][] recordsOfSchools)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(point, _trajectory.Points);
        for (int school = 0; school < recordsOfSchools.Length; school++)
        {
            recordsOfSchools[school].CopyTo(_records, school * _width);
        }

        _trajectory.Add(_records);
    }

    /// <inheritdoc/>
    public byte[] Finish(double[][] finalsOfSchools) => _trajectory.Finish(finalsOfSchools).ToCanonicalBytes();

    /// <inheritdoc/>
    public byte[] Save() => _trajectory.Save();

    /// <inheritdoc/>
    public void Restore(ReadOnlySpan<byte> state) => _trajectory.Restore(state);
}
