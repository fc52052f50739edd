using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Tests.Statistics;

namespace Staffroom.Scenarios.Tests.Plan;

public sealed class ExperimentCodecTests
{
    [Fact]
    public void Everything_that_matters_comes_back()
    {
        var experiment = Everything();
        var decoded = ExperimentCodec.Decode(ExperimentCodec.Encode(experiment));
        Assert.Equal(ExperimentCodec.PlanHash(experiment), ExperimentCodec.PlanHash(decoded));
        Assert.Equal(ExperimentCodec.Encode(experiment), ExperimentCodec.Encode(decoded));
        Assert.Equal(experiment.Seed, decoded.Seed);
        Assert.Equal(6, decoded.FirstReplicate);
        Assert.Equal(0.1 + 0.2, decoded.Conditions[0].World.Parameters[Parameter.Turnover]);
        Assert.Equal(double.NaN, decoded.Conditions[0].Design!.PilotHours);
        Assert.Equal(experiment.Settings.AsEnumerable(), decoded.Settings);
        Assert.Equal(experiment.Expectations.AsEnumerable(), decoded.Expectations);
        Assert.Equal(
            experiment.Conditions[0].World.Interventions.Select(i => i.GetType()), decoded.Conditions[0].World.Interventions.Select(i => i.GetType()));
    }

    [Fact]
    public void Conditions_on_one_imported_network_share_it_again()
    {
        var decoded = ExperimentCodec.Decode(ExperimentCodec.Encode(Everything()));
        Assert.Same(decoded.Conditions[1].World.Network, decoded.Conditions[2].World.Network);
    }

    [Fact]
    public void The_hash_sees_what_runs_and_not_what_is_said_about_it()
    {
        var experiment = Everything();
        string hash = ExperimentCodec.PlanHash(experiment);
        Assert.Equal(hash, ExperimentCodec.PlanHash(experiment with { Question = "Another?", Warnings = ["careful"] }));
        Assert.DoesNotContain(hash, ExperimentCodec.PlanHash(experiment with { Seed = 1 }), StringComparison.Ordinal);
        Assert.DoesNotContain(hash, ExperimentCodec.PlanHash(experiment with { Replicates = 9 }), StringComparison.Ordinal);
        var world = experiment.Conditions[0].World;
        var changed = experiment.Conditions[0] with { World = world with { Parameters = world.Parameters.With(Parameter.Turnover, 0.31) } };
        Assert.DoesNotContain(hash, ExperimentCodec.PlanHash(experiment with { Conditions = experiment.Conditions.SetItem(0, changed) }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(NetworkSpec))]
    [InlineData(typeof(Intervention))]
    public void Every_kind_has_a_name_in_the_store(Type family)
    {
        var names = family == typeof(NetworkSpec) ? ExperimentCodec.Networks : ExperimentCodec.Interventions;
        Assert.Equal(
            family.Assembly.GetTypes().Where(type => type.IsSubclassOf(family)).Select(type => type.Name).Order(StringComparer.Ordinal),
            names.Keys.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    private static Experiment Everything()
    {
        var sample = SampleExperiments.Factorial(2, [SampleExperiments.Schools]) with { Seed = ulong.MaxValue, FirstReplicate = 6 };
        var given = new GivenNetworkSpec
        {
            People = [new GivenPerson("ä \"1\"", 0) { IsHead = true, Efficacy = 0.25 }, new GivenPerson("2", 1)],
            Ties = [new GivenTie(0, 1, 0.3) { TrustAB = 0.1 }],
            Schools = ["north", "south"],
        };
        var first = sample.Conditions[0];
        var world = first.World with
        {
            Parameters = first.World.Parameters.With(Parameter.Turnover, 0.1 + 0.2),
            Interventions =
            [
                new SwitchIntervention(1, Intervention.Forever, SchoolSwitch.Threat, 0.5, new SchoolSelection(SchoolSelectionKind.Listed, [0])),
                new ParameterIntervention(2, 3, ImmutableSortedDictionary<Parameter, double>.Empty.Add(Parameter.Mandate, 1)),
                new CodifyIntervention(2, 3, null, 0.1),
                new ConferenceIntervention(2, 3, 0.5, 4),
                new TurnoverShock(2, 0.5, SchoolSelection.All),
                new RemovalIntervention(2, 1, HeadsToo: true, SchoolSelection.All),
                new LeaderIntervention(2, 0.9, SchoolSelection.All),
                new TwinningIntervention(2, 9, 2, 0.8),
            ],
        };
        return sample with
        {
            Conditions =
            [
                first with { World = world, Design = new BetweenDesign("weak", 3, 0, 0, double.NaN, double.NaN) },
                sample.Conditions[1] with { World = sample.Conditions[1].World with { Network = given } },
                sample.Conditions[2] with { World = sample.Conditions[2].World with { Network = given } },
            ],
            Settings = [new ResolvedSetting("run.seed", "7", "--set")],
            Expectations = [new Expectation("network.ties", "auc", 1, 9)],
        };
    }
}
