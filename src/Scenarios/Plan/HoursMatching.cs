using System.Collections.Immutable;
using Staffroom.Model;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;

namespace Staffroom.Scenarios.Plan;

/// <summary>
/// Gives the named designs (weak, strong, mixed) their numbers of ties, so that all of them cost the same realized between-school
/// hours as the strong design does in the same condition (MODEL section 7). Hours follow from the dynamics: strong ties fade where
/// trust is low, the time budget bites where there are many. So the number of weak ties is solved by pilot runs, always over the
/// first <see cref="PilotReplicates"/> replicates, whatever number of replicates is asked for: more replicates never change a network.
/// </summary>
public static class HoursMatching
{
    /// <summary>Replicates of a pilot.</summary>
    public const int PilotReplicates = 20;

    /// <summary>Designs whose realized hours differ by more than this share of the larger are reported as not matched.</summary>
    public const double Tolerance = 0.03;

    /// <summary>Strength of a weak tie between schools at the start (reference).</summary>
    public const double WeakTieStrength = 0.15;

    /// <summary>Strength of a strong tie between schools at the start (reference).</summary>
    public const double StrongTieStrength = 0.8;

    /// <summary>Strong ties per school in the strong design (reference: 10 at 8 schools).</summary>
    public const double StrongTiesPerSchool = 1.25;

    private const double WeakTiesPerStrongTie = 4.0;
    private const double CloseEnough = 0.005;
    private const int MaximumEvaluations = 8;

    /// <summary>Whether the number of ties of any condition is still to be solved.</summary>
    public static bool IsNeeded(Experiment experiment) => experiment.Conditions.Any(IsOpen);

    /// <summary>The experiment with the ties of all named designs filled in, and a warning for each that could not be matched.</summary>
    /// <param name="experiment">The experiment as the scenario language gives it.</param>
    /// <param name="threads">Threads to run pilots on; the result does not depend on it.</param>
    /// <param name="progress">Told the share (0 to 1) that is done; may be null.</param>
    /// <param name="cancellation">Stops the pilots.</param>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static Experiment Resolve(
        Experiment experiment, int threads, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var cells = experiment.Conditions.Where(IsOpen).GroupBy(condition => CellKey(experiment, condition)).ToArray();
        var resolved = new Dictionary<int, Condition>();
        int done = 0;
        foreach (var cell in cells)
        {
            var pilot = new Pilot(experiment.Seed, cell.First().World, threads, cancellation);
            var designs = cell.Select(condition => (condition.Index, Design: Solve(pilot, condition.Design!))).ToArray();
            foreach (var (index, design) in designs)
            {
                var condition = experiment.Conditions[index];
                resolved[index] = condition with { Design = design, World = WithTies(condition.World, design) };
            }

            progress?.Report((double)++done / cells.Length);
        }

        ImmutableArray<Condition> conditions = [.. experiment.Conditions.Select(condition => resolved.GetValueOrDefault(condition.Index, condition))];
        return experiment with { Conditions = conditions, Warnings = [.. experiment.Warnings, .. Unmatched(resolved.Values)] };
    }

    /// <summary>The ties between schools of a design whose numbers are known.</summary>
    public static WorldSpec WithTies(WorldSpec world, BetweenDesign design)
    {
        BetweenTies[] ties =
        [
            new BetweenTies(SchoolPattern.Ring, design.StrongTies, StrongTieStrength),
            new BetweenTies(SchoolPattern.Mesh, design.WeakTies, WeakTieStrength),
        ];
        return world with { Network = Schools(world) with { Between = [.. ties.Where(set => set.Count > 0)] } };
    }

    private static bool IsOpen(Condition condition) => condition.Design is { Kind: "weak" or "strong" or "mixed", PilotHours: double.NaN };

    private static SchoolNetworkSpec Schools(WorldSpec world) => (SchoolNetworkSpec)world.Network;

    /// <summary>
    /// Conditions that differ only in their design share a pilot; those that differ only in events too, so that an intervention never
    /// changes the network it is compared on.
    /// </summary>
    private static string CellKey(Experiment experiment, Condition condition)
    {
        var own = experiment.Factors
            .Zip(condition.Levels)
            .Where(pair => !IsDesign(pair.First.Key) && pair.First.Key != "events")
            .Select(pair => pair.Second);
        return string.Join(',', own);
    }

    private static bool IsDesign(string factor) => factor is "network.ties" or "network.strongShare";

    private static BetweenDesign Solve(Pilot pilot, BetweenDesign asked)
    {
        int all = pilot.StrongTies;
        double reference = pilot.Hours(0, all);
        int strong = (int)Math.Round(all * asked.StrongShare, MidpointRounding.AwayFromZero);
        int weak = strong == all ? 0 : SolveWeak(pilot, strong, all - strong, reference);
        return asked with { WeakTies = weak, StrongTies = strong, ReferenceHours = reference, PilotHours = pilot.Hours(weak, strong) };
    }

    /// <summary>Regula falsi on the number of weak ties: hours grow with it, if not quite in proportion.</summary>
    private static int SolveWeak(Pilot pilot, int strong, int missingStrong, double target)
    {
        (int Ties, double Hours) low = (0, strong == 0 ? 0.0 : pilot.Hours(0, strong));
        (int Ties, double Hours)? high = null;
        double hoursWithoutWeak = low.Hours;
        int guess = Math.Clamp((int)(missingStrong * WeakTiesPerStrongTie), 1, pilot.MostWeakTies);
        for (int evaluation = 0; evaluation < MaximumEvaluations; evaluation++)
        {
            (int Ties, double Hours) here = (guess, pilot.Hours(guess, strong));
            if (Math.Abs(here.Hours - target) <= CloseEnough * target)
            {
                return here.Ties;
            }

            (low, high) = here.Hours < target ? (here, high) : (low, here);
            int most = (high?.Ties ?? (pilot.MostWeakTies + 1)) - 1;
            if (low.Ties >= most)
            {
                break;
            }

            double hoursPerTie = high is { } above
                ? (above.Hours - low.Hours) / (above.Ties - low.Ties)
                : (low.Hours - hoursWithoutWeak) / low.Ties;
            double step = hoursPerTie > 0.0 ? (target - low.Hours) / hoursPerTie : 1.0;
            guess = low.Ties + (int)Math.Clamp(Math.Round(step), 1, most - low.Ties);
        }

        return pilot.Evaluated(strong).MinBy(each => (Math.Abs(each.Hours - target), each.WeakTies)).WeakTies;
    }

    private static IEnumerable<string> Unmatched(IEnumerable<Condition> conditions) =>
        from condition in conditions.OrderBy(condition => condition.Index)
        let design = condition.Design!
        where Math.Abs(design.PilotHours - design.ReferenceHours) > Tolerance * Math.Max(design.PilotHours, design.ReferenceHours)
        select $"{condition.Label}: the {design.Kind} design costs {design.PilotHours:F0} between-school person-hours, the strong one "
            + $"{design.ReferenceHours:F0}; no number of weak ties comes within {Tolerance:P0}.";

    /// <summary>Realized between-school hours of designs in one cell, each design simulated once.</summary>
    private sealed class Pilot(ulong seed, WorldSpec world, int threads, CancellationToken cancellation)
    {
        private readonly Dictionary<(int Weak, int Strong), double> _hours = [];

        public int StrongTies => (int)Math.Round(Schools(world).Schools * StrongTiesPerSchool, MidpointRounding.AwayFromZero);

        public int MostWeakTies
        {
            get
            {
                var schools = Schools(world);
                long teachers = Math.Max(1, schools.StaffPerSchool - 1);
                long pairs = (long)schools.Schools * (schools.Schools - 1) / 2;
                return (int)Math.Clamp((pairs * teachers * teachers) - StrongTies, 1, 1_000_000);
            }
        }

        public double Hours(int weak, int strong)
        {
            if (!_hours.TryGetValue((weak, strong), out double hours))
            {
                var design = new BetweenDesign("pilot", weak, strong, double.NaN, double.NaN, double.NaN);
                hours = Measure(WithTies(world, design));
                _hours.Add((weak, strong), hours);
            }

            return hours;
        }

        public IEnumerable<(int WeakTies, double Hours)> Evaluated(int strong) =>
            _hours.Where(entry => entry.Key.Strong == strong).Select(entry => (entry.Key.Weak, entry.Value));

        private double Measure(WorldSpec spec)
        {
            var hours = new double[PilotReplicates];
            var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
            Parallel.For(0, hours.Length, options, replicate =>
            {
                var run = Simulation.Run(spec, Experiment.RunSeed(seed, replicate), cancellation);
                hours[replicate] = Enumerable.Range(1, spec.Weeks).Sum(week => run[week, NetworkMeasure.HoursBetween]);
            });
            return hours.Sum() / hours.Length;
        }
    }
}
