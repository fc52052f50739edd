using Staffroom.Runner.Output;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Input;

/// <summary>Has the ties of named designs settled by pilot runs, so that designs are compared at equal between-school hours.</summary>
internal static class HoursSettled
{
    /// <summary>Whether ties of named designs are still open.</summary>
    public static bool IsNeeded(Experiment experiment) => HoursMatching.IsNeeded(experiment);

    /// <summary>The experiment with all its ties; unchanged where there is nothing to settle.</summary>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public static Experiment Of(Experiment experiment, Host host, int threads) => IsNeeded(experiment)
        ? Match(experiment, host, PilotOptions.NotKept(threads)).Experiment
        : experiment;

    /// <summary>The experiment with all its ties, and the pilots that are runs of it.</summary>
    /// <param name="experiment">An experiment whose ties are open.</param>
    /// <param name="host">The world outside.</param>
    /// <param name="simulate">Where pilots run: where the experiment does, since what they come to is stored as its runs.</param>
    /// <param name="threads">Threads to run on.</param>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public static MatchedHours Match(Experiment experiment, Host host, PilotSimulation simulate, int threads) =>
        Match(experiment, host, new PilotOptions(simulate, threads, Keeps: true));

    private static MatchedHours Match(Experiment experiment, Host host, PilotOptions options) =>
        ProgressShown.Run(host, "Matching hours between schools by pilot runs", report =>
            HoursMatching.Match(experiment, options with { Progress = progress => report(Shown(progress)) }, host.Interrupt));

    private static Progress Shown(PilotProgress progress) => new(
        (double)progress.SettledCells / progress.Cells,
        $"{progress.SettledCells} of {Counted.Of(progress.Cells, "network")} settled, {Counted.Of(progress.Runs, "run")}");
}
