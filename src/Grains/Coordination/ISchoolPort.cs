using Staffroom.Grains.Contracts;

namespace Staffroom.Grains.Coordination;

/// <summary>A school as its coordinator knows it: the commands of <see cref="SchoolWorker"/>, wherever that is.</summary>
internal interface ISchoolPort
{
    /// <summary>Where it stands.</summary>
    Task<SchoolStanding> InspectAsync();

    /// <summary>Begins an attempt.</summary>
    Task<BeginReport> BeginAsync(BeginCommand command);

    /// <summary>Simulates a segment.</summary>
    Task<SegmentReport> RunAsync(Segment segment);

    /// <summary>Ends all work.</summary>
    Task EndAsync(EndCommand command);
}
