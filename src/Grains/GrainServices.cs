using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Staffroom.Grains.Caches;
using Staffroom.Grains.Coordination;

namespace Staffroom.Grains;

/// <summary>What the grains need of the process they live in.</summary>
public static class GrainServices
{
    /// <summary>The name of the storage that keeps plans and checkpoints.</summary>
    public const string StorageName = "staffroom";

    /// <summary>Adds the caches, the clock and, unless they are there already, the usual options.</summary>
    public static IServiceCollection AddStaffroomGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CoordinatorOptions>();
        services.AddSingleton<PlanCache>();
        services.AddSingleton<StartCache>();
        return services;
    }
}
