using System.Collections.Immutable;
using System.Globalization;
using Staffroom.Model.Networks;
using Staffroom.Scenarios.Language;
using Staffroom.Scenarios.Evidence.Published;
using Staffroom.Scenarios.Library;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Evidence.Claims;

/// <summary>The experiments behind a claim: as the scenario has it, under draws of the assumed parameters, and in networks of other sizes.</summary>
public sealed class ClaimExperiments
{
    /// <summary>Draws of the assumed parameters.</summary>
    public const int Draws = RobustnessPlan.RecommendedDraws;

    private const int ReplicatesOfSizes = 10;

    private ClaimExperiments(Claim claim, ShippedScenario scenario, Experiment main, RobustnessPlan? draws, ImmutableArray<(NetworkSize, Experiment)> sizes)
    {
        Claim = claim;
        Scenario = scenario;
        Main = main;
        Robustness = draws;
        Sizes = sizes;
        All = [main, .. Drawn(draws), .. sizes.Select(size => size.Item2)];
    }

    /// <summary>The claim.</summary>
    public Claim Claim { get; }

    /// <summary>Its scenario.</summary>
    public ShippedScenario Scenario { get; }

    /// <summary>The experiment as the scenario has it, its hours matched.</summary>
    public Experiment Main { get; }

    /// <summary>The draws; null where none are made.</summary>
    public RobustnessPlan? Robustness { get; }

    /// <summary>The experiment in networks of other sizes; empty where size is what it varies, and for two teachers.</summary>
    public ImmutableArray<(NetworkSize Size, Experiment Experiment)> Sizes { get; }

    /// <summary>All of them in a fixed order: as it stands, the draws, the sizes.</summary>
    public ImmutableArray<Experiment> All { get; }

    /// <summary>The shipped scenario of a claim.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static ShippedScenario ScenarioOf(Claim claim) =>
        ScenarioLibrary.Find(claim.Id) ?? throw new KeyNotFoundException($"There is no scenario for the claim {claim.Id}.");

    /// <summary>Teacher-weeks times practices of all runs, about what their time is proportional to, pilots left out.</summary>
    public static double Work(Claim claim, Effort effort)
    {
        var main = Read(claim);
        double run = main.Conditions.Average(condition => condition.World.Network.TeacherCount * (double)condition.World.Weeks * (1 + condition.World.Practices.Length));
        double ofSizes = Usual(main) is null ? 0.0 : SizesOf(main).Sum(size => ReplicatesOfSizes * size.Growth(Usual(main)!));
        double replicates = main.Replicates + (effort == Effort.Full ? (Draws * RobustnessPlan.DefaultReplicates) + ofSizes : 0.0);
        return run * main.Conditions.Length * replicates;
    }

    /// <summary>Reads the scenario of a claim and settles all ties by pilot runs.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="effort">With <see cref="Effort.Quick"/> no draws and no other sizes.</param>
    /// <param name="threads">Threads for pilot runs; never changes anything.</param>
    /// <param name="cancellation">Stops pilots.</param>
    public static ClaimExperiments Of(Claim claim, Effort effort, int threads, CancellationToken cancellation)
    {
        var scenario = ScenarioOf(claim);
        var main = HoursMatching.Resolve(Read(claim), threads, cancellation);
        return effort == Effort.Quick
            ? new(claim, scenario, main, null, [])
            : new(claim, scenario, main, new RobustnessPlan(main, Draws), [.. SizesOf(main).Select(size => (size, OfSize(claim, size, main, threads, cancellation)))]);
    }

    private static IEnumerable<Experiment> Drawn(RobustnessPlan? draws) =>
        draws is null ? [] : Enumerable.Range(0, draws.Draws).Select(draws.Draw);

    private static ImmutableArray<NetworkSize> SizesOf(Experiment main) =>
        Usual(main) is { Schools: 8, StaffPerSchool: 17 } ? NetworkSize.Others : [];

    /// <summary>The design of schools that all conditions share in size; null where they differ or where there are no schools.</summary>
    private static SchoolNetworkSpec? Usual(Experiment main)
    {
        var first = main.Conditions[0].World.Network as SchoolNetworkSpec;
        return main.Conditions.All(condition => condition.World.Network is SchoolNetworkSpec each && each.Schools == first?.Schools && each.StaffPerSchool == first.StaffPerSchool)
            ? first
            : null;
    }

    /// <summary>
    /// The experiment in a network of another size. With more schools hours are matched anew; with more staff the numbers of ties stay,
    /// because hours between schools depend on them and hardly on staff, and a pilot of large schools costs more than it tells.
    /// </summary>
    private static Experiment OfSize(Claim claim, NetworkSize size, Experiment main, int threads, CancellationToken cancellation)
    {
        var read = Read(
            claim,
            ("network.schools", size.Schools),
            ("network.staffPerSchool", size.StaffPerSchool),
            ("run.replicates", Math.Min(main.Replicates, ReplicatesOfSizes)));
        return size.Schools != Usual(main)!.Schools
            ? HoursMatching.Resolve(read, threads, cancellation)
            : read with
            {
                Conditions = [.. read.Conditions.Select(condition => main.Conditions[condition.Index].Design is { Kind: not "custom" } design
                    ? condition with { Design = design, World = HoursMatching.WithTies(condition.World, design) }
                    : condition)],
            };
    }

    private static Experiment Read(Claim claim, params (string Key, int Value)[] settings)
    {
        var scenario = ScenarioOf(claim);
        var options = new ScenarioOptions
        {
            Outcomes = [.. OutcomeTable.All.Select(row => row.Key)],
            Overrides = [.. settings.Select(setting => new ScenarioOverride(setting.Key, setting.Value.ToString(CultureInfo.InvariantCulture)))],
        };
        var outcome = ScenarioReader.ReadText(scenario.FileName, scenario.Text, ".", options);
        return outcome.Value ?? throw new InvalidDataException($"The scenario of {claim.Id} cannot be read: {string.Join(' ', outcome.Diagnostics)}");
    }
}

/// <summary>A size of the network.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Schools">Number of schools.</param>
/// <param name="StaffPerSchool">Staff of each.</param>
public sealed record NetworkSize(string Name, int Schools, int StaffPerSchool)
{
    /// <summary>The sizes at which signs are looked at again, beside 8 schools of 17.</summary>
    public static ImmutableArray<NetworkSize> Others { get; } = [new("5 schools", 5, 17), new("12 schools", 12, 17), new("60 staff", 8, 60)];

    internal double Growth(SchoolNetworkSpec usual) => (double)Schools * StaffPerSchool / (usual.Schools * usual.StaffPerSchool);
}
