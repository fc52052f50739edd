namespace Staffroom.Grains.Coordination;

/// <summary>Is told how a run goes: for progress, logs and metrics.</summary>
internal interface IRunWatcher
{
    /// <summary>An attempt has begun.</summary>
    /// <param name="epoch">Its number; the first of a run is 1.</param>
    /// <param name="week">The week that all schools begin at.</param>
    void Begun(long epoch, int week);

    /// <summary>A segment ended.</summary>
    /// <param name="week">The week that all schools now stand at.</param>
    /// <param name="waitSeconds">Seconds that schools waited for one another, over all schools.</param>
    void Advanced(int week, double waitSeconds);

    /// <summary>Everybody's state was kept.</summary>
    void Kept(int week, double seconds);

    /// <summary>Somebody's state could not be kept; the run goes on.</summary>
    void NotKept(int week, string why);

    /// <summary>An attempt came to nothing; another will be made.</summary>
    void Failed(long epoch, Exception why);
}
