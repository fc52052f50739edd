namespace Staffroom.Runner.Bench;

/// <summary>What a part of a job took at one size.</summary>
/// <param name="Job">The job.</param>
/// <param name="Teachers">Number of teachers.</param>
/// <param name="Ties">Number of ties, each counted once.</param>
/// <param name="Part">What was timed.</param>
/// <param name="Seconds">Its time.</param>
/// <param name="TeacherWeeksPerSecond">Its speed, where weeks were simulated.</param>
/// <param name="TimesScan">Time over that of the plain scan in the same repeat, where there is one.</param>
/// <param name="PeakMegabytes">Most memory that the process held while this size was measured.</param>
internal sealed record BenchRow(
    string Job, int Teachers, long Ties, string Part, Spread Seconds, Spread? TeacherWeeksPerSecond, Spread? TimesScan, double PeakMegabytes);
