namespace Staffroom.Grains.Coordination;

/// <summary>
/// How many weeks a segment should have: as many as take a given time, so that reports are few in fast runs and come often enough in slow
/// ones. It begins small and grows by at most a factor, since nothing is known at first.
/// </summary>
/// <param name="time">How long a segment should take.</param>
internal sealed class SegmentLength(TimeSpan time)
{
    private const int First = 4;
    private const int Growth = 8;

    /// <summary>Weeks of the next segment, 1 or more.</summary>
    public int Weeks { get; private set; } = First;

    /// <summary>Follows what a week was measured to take.</summary>
    public void Adapt(double weekSeconds)
    {
        double weeks = time.TotalSeconds / weekSeconds;
        int most = (int)Math.Min((long)Weeks * Growth, 1 << 20);
        Weeks = weeks < most ? Math.Max(1, (int)weeks) : most;
    }
}
