using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Staffroom.Grains.Contracts;

/// <summary>
/// One run whose schools (and perhaps teachers) are grains: it coordinates them, and goes on from their checkpoints if it, or they, are
/// lost. Its key is <see cref="GrainKeys.Network"/>.
/// </summary>
[Alias("staffroom.INetworkGrain"), Version(1)]
public interface INetworkGrain : IGrainWithStringKey
{
    /// <summary>Begins the run unless it has begun, and waits for it for a few seconds. Ask again until it is done.</summary>
    [Alias("run")]
    Task<RunReply> RunAsync(RunOrder order);

    /// <summary>The week that all its schools have reached.</summary>
    [Alias("progress")]
    Task<int> ProgressAsync();

    /// <summary>
    /// Lets it go: whoever asked has the result, or does not want it any more. One that is done forgets its checkpoints; one that goes on
    /// stops and keeps them.
    /// </summary>
    [Alias("release"), OneWay]
    Task ReleaseAsync();
}
