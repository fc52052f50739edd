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
    public static Experiment Of(Experiment experiment, Host host, int threads)
    {
        if (!HoursMatching.IsNeeded(experiment))
        {
            return experiment;
        }

        return ProgressShown.Run(host, "Matching hours between schools by pilot runs", report =>
        {
            var progress = new Direct(share => report(new Progress(share, $"{share:0 %} done")));
            return HoursMatching.Resolve(experiment, threads, progress, host.Interrupt);
        });
    }

    /// <summary>Reports at once; the framework's Progress would report later, from another thread.</summary>
    private sealed class Direct(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
