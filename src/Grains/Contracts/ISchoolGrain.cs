using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Staffroom.Grains.Contracts;

/// <summary>
/// One school of a run: its climate, its collective efficacy, its head's belief and its teachers, in columns or as grains of their own. It
/// gathers what they publish and hands it on to the schools it is linked with. Its key is <see cref="GrainKeys.School"/>.
/// </summary>
[Alias("staffroom.ISchoolGrain"), Version(1)]
public interface ISchoolGrain : IGrainWithStringKey
{
    /// <summary>Where it stands.</summary>
    [Alias("inspect"), ResponseTimeout(Timeouts.Long)]
    Task<SchoolStanding> InspectAsync();

    /// <summary>Begins an attempt and publishes its rows.</summary>
    [Alias("begin"), ResponseTimeout(Timeouts.Long)]
    Task<BeginReport> BeginAsync(BeginCommand command);

    /// <summary>
    /// Simulates a segment, and reports when it is done, or after a few seconds that it is not yet: a grain whose host wants to let it go must
    /// have answered all calls first, and this one waits for other schools.
    /// </summary>
    [Alias("run"), ResponseTimeout(Timeouts.Long)]
    Task<SegmentReport> RunAsync(Segment segment);

    /// <summary>Takes rows of another school. The answer says only that they arrived, so that rows which did not can be sent again.</summary>
    [Alias("receive"), AlwaysInterleave]
    Task ReceiveAsync(RowsMessage message);

    /// <summary>Ends all work.</summary>
    [Alias("end"), ResponseTimeout(Timeouts.Long)]
    Task EndAsync(EndCommand command);
}
