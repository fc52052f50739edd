using Staffroom.Grains.Contracts;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Grains.Caches;

/// <summary>
/// The experiments that a process knows, by key. One that it does not know it asks of the experiment's grain, once for all who need it. Safe
/// for use from any thread.
/// </summary>
/// <param name="grains">The grains.</param>
public sealed class PlanCache(IGrainFactory grains)
{
    private const int Capacity = 8;
    private readonly BoundedCache<Experiment> _plans = new(Capacity);

    /// <summary>Knows an experiment from now on, without its being sent anywhere.</summary>
    public void Put(string key, Experiment experiment) => _plans.Put(key, experiment);

    /// <summary>The experiment with a key.</summary>
    /// <exception cref="PlanUnknownException">Its grain has no plan.</exception>
    internal Task<Experiment> GetAsync(string key) => _plans.GetAsync(key, async () =>
        await grains.GetGrain<IExperimentGrain>(key).PlanAsync() is { Encoded.Length: > 0 } plan
            ? await Task.Run(() => ExperimentCodec.Decode(plan.Encoded))
            : throw new PlanUnknownException(key));
}

/// <summary>An experiment that was not submitted, or that the storage has lost: whoever runs it must submit it again.</summary>
/// <param name="key">Its key.</param>
internal sealed class PlanUnknownException(string key) : Exception($"There is no plan of experiment {key}.");
