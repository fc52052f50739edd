using Staffroom.Grains.Contracts;
using Staffroom.Model.Parts;

namespace Staffroom.Grains.Caches;

/// <summary>
/// The starts of runs that a process has part in, by the key of the run: built once for all schools and teachers here. Safe for use from
/// any thread.
/// </summary>
/// <param name="plans">The experiments.</param>
public sealed class StartCache(PlanCache plans)
{
    private readonly BoundedCache<SharedStart> _starts = new(4 * Environment.ProcessorCount);

    /// <summary>The start of a run.</summary>
    /// <exception cref="PlanUnknownException">Its experiment is not known.</exception>
    /// <exception cref="ArgumentException">The world of the run is impossible.</exception>
    internal Task<SharedStart> GetAsync(string run) => _starts.GetAsync(run, async () =>
    {
        var (experiment, index) = GrainKeys.ReadRun(run);
        var spec = (await plans.GetAsync(experiment)).Run(index);
        return await Task.Run(() => SharedStart.Create(spec.World, spec.RunSeed));
    });

    /// <summary>Lets go of the start of a run that is over.</summary>
    internal void Remove(string run) => _starts.Remove(run);
}
