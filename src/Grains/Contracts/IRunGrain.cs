using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Staffroom.Grains.Contracts;

/// <summary>One whole run in one grain, at granularity network. Its key is <see cref="GrainKeys.Run"/>.</summary>
[Alias("staffroom.IRunGrain"), Version(1)]
public interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Begins the run unless it has begun, and waits for it for a few seconds. Ask again until it is done.</summary>
    [Alias("run")]
    Task<RunReply> RunAsync(RunOrder order);

    /// <summary>Lets it go: whoever asked has the result, or does not want it any more. One that goes on stops.</summary>
    [Alias("release"), OneWay]
    Task ReleaseAsync();
}
