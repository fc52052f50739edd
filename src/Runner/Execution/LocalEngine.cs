using Staffroom.Model;
using Staffroom.Model.Measures;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Execution;

/// <summary>The model's columnar kernel called directly, no actors: the yardstick of every other engine.</summary>
internal sealed class LocalEngine : IEngine
{
    /// <summary>Its name.</summary>
    public const string EngineName = "local";

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public string Granularity => "network";

    /// <inheritdoc/>
    public Trajectory Run(RunSpec run, CancellationToken cancellation) => Simulation.Run(run.World, run.RunSeed, cancellation);
}
