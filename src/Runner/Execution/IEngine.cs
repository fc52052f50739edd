using Staffroom.Model.Measures;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Execution;

/// <summary>Where a run happens. It never changes what happens: the same run has the same bytes on every engine.</summary>
internal interface IEngine
{
    /// <summary>Its name on the command line and in manifests.</summary>
    string Name { get; }

    /// <summary>What an actor is: "network" is one whole run.</summary>
    string Granularity { get; }

    /// <summary>Simulates one run; called from many threads at once.</summary>
    Trajectory Run(RunSpec run, CancellationToken cancellation);
}
