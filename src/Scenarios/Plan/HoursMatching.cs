using System.Collections.Immutable;
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

    // Where the search begins: the weak ties that cost what a strong tie costs, fitted to the reference comparison (3.9 where trust between
    // schools is low, 2.7 where it is high). They decide how many pilots are needed, not what the pilots find.
    private const double WeakTiesPerStrongTie = 5.3;
    private const double FewerWhereTrusted = 3.8;

    private const double CloseEnough = 0.005;

    /// <summary>Nearer to the target than this share of the hours of one tie, no other number of ties is expected to come nearer still.</summary>
    private const double NearestShare = 0.45;

    private const int MaximumEvaluations = 8;

    /// <summary>Whether the number of ties of any condition is still to be solved.</summary>
    public static bool IsNeeded(Experiment experiment) => experiment.Conditions.Any(IsOpen);

    /// <summary>The experiment with the ties of all named designs filled in, by pilots that are run here and not kept.</summary>
    /// <inheritdoc cref="Match"/>
    public static Experiment Resolve(Experiment experiment, int threads, CancellationToken cancellation = default) =>
        Match(experiment, PilotOptions.NotKept(threads), cancellation).Experiment;

    /// <summary>
    /// The experiment with the ties of all named designs filled in, and a warning for each that could not be matched. Cells are solved side
    /// by side; no number of ties depends on which is faster.
    /// </summary>
    /// <param name="experiment">The experiment as the scenario language gives it.</param>
    /// <param name="options">Where pilots run, and whether those that the experiment would run again are kept.</param>
    /// <param name="cancellation">Stops the pilots.</param>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static MatchedHours Match(Experiment experiment, PilotOptions options, CancellationToken cancellation)
    {
        // Cells that differ only in what no pilot depends on are one cell.
        var cells = experiment.Conditions.Where(IsOpen)
            .GroupBy(condition => CellKey(experiment, condition), StringComparer.Ordinal)
            .GroupBy(cell => ExperimentCodec.WorldKey(WithTies(cell.First().World, 0, 0)), StringComparer.Ordinal)
            .Select(same => (World: same.First().First().World, Conditions: same.SelectMany(cell => cell).ToArray()))
            .ToArray();
        using var runs = new PilotRuns(experiment, options, cells.Length, cancellation);
        var solved = Task.WhenAll(cells.Select((cell, place) => SolveAsync(runs.Cell(place), cell.World, cell.Conditions))).GetAwaiter().GetResult();

        var resolved = solved.SelectMany(cell => cell.Conditions).ToDictionary(condition => condition.Index);
        ImmutableArray<Condition> conditions = [.. experiment.Conditions.Select(condition => resolved.GetValueOrDefault(condition.Index, condition))];
        var settled = experiment with { Conditions = conditions, Warnings = [.. experiment.Warnings, .. Unmatched(resolved.Values)] };
        return new MatchedHours(settled, [.. solved.SelectMany(cell => cell.Kept).OrderBy(run => run.Index)]);
    }

    /// <summary>The ties between schools of a design whose numbers are known.</summary>
    public static WorldSpec WithTies(WorldSpec world, BetweenDesign design) => WithTies(world, design.WeakTies, design.StrongTies);

    private static WorldSpec WithTies(WorldSpec world, int weak, int strong)
    {
        BetweenTies[] ties =
        [
            new BetweenTies(SchoolPattern.Ring, strong, StrongTieStrength),
            new BetweenTies(SchoolPattern.Mesh, weak, WeakTieStrength),
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

    /// <summary>Solves the designs of a cell one after the other, and keeps those pilots that are runs of its conditions.</summary>
    private static async Task<(Condition[] Conditions, PilotedRun[] Kept)> SolveAsync(PilotRuns.OfCell runs, WorldSpec world, Condition[] cell)
    {
        var pilot = new Pilot(runs, world);
        var conditions = new Condition[cell.Length];
        for (int c = 0; c < cell.Length; c++)
        {
            var design = await SolveAsync(pilot, cell[c].Design!);
            conditions[c] = cell[c] with { Design = design, World = WithTies(cell[c].World, design) };
        }

        var kept = await runs.KeepAsync(conditions);
        runs.Settled();
        return (conditions, kept);
    }

    private static async Task<BetweenDesign> SolveAsync(Pilot pilot, BetweenDesign asked)
    {
        int all = pilot.StrongTies;
        double reference = await pilot.HoursAsync(0, all);
        int strong = (int)Math.Round(all * asked.StrongShare, MidpointRounding.AwayFromZero);
        int weak = strong == all ? 0 : await SolveWeakAsync(pilot, strong, all - strong, reference);
        return asked with { WeakTies = weak, StrongTies = strong, ReferenceHours = reference, PilotHours = await pilot.HoursAsync(weak, strong) };
    }

    /// <summary>Regula falsi on the number of weak ties: hours grow with it, if not quite in proportion.</summary>
    private static async Task<int> SolveWeakAsync(Pilot pilot, int strong, int missingStrong, double target)
    {
        (int Ties, double Hours) low = (0, strong == 0 ? 0.0 : await pilot.HoursAsync(0, strong));
        (int Ties, double Hours)? high = null;
        double hoursWithoutWeak = low.Hours;
        int guess = (int)Math.Clamp(Math.Round(missingStrong * pilot.WeakTiesPerStrongTie), 1, pilot.MostWeakTies);
        for (int evaluation = 0; evaluation < MaximumEvaluations; evaluation++)
        {
            (int Ties, double Hours) here = (guess, await pilot.HoursAsync(guess, strong));
            double hoursOfOne = (here.Hours - hoursWithoutWeak) / here.Ties;
            if (Math.Abs(here.Hours - target) <= Math.Max(CloseEnough * target, NearestShare * hoursOfOne))
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
                : hoursOfOne;
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
    private sealed class Pilot(PilotRuns.OfCell runs, WorldSpec world)
    {
        private readonly Dictionary<(int Weak, int Strong), double> _hours = [];

        public int StrongTies => (int)Math.Round(Schools(world).Schools * StrongTiesPerSchool, MidpointRounding.AwayFromZero);

        public double WeakTiesPerStrongTie => Math.Max(1.0, HoursMatching.WeakTiesPerStrongTie - (FewerWhereTrusted * world.Climate.TrustBetween));

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

        public async Task<double> HoursAsync(int weak, int strong)
        {
            if (!_hours.TryGetValue((weak, strong), out double hours))
            {
                hours = await runs.HoursAsync(WithTies(world, weak, strong));
                _hours.Add((weak, strong), hours);
            }

            return hours;
        }

        public IEnumerable<(int WeakTies, double Hours)> Evaluated(int strong) =>
            _hours.Where(entry => entry.Key.Strong == strong).Select(entry => (entry.Key.Weak, entry.Value));
    }
}
