using System.Collections.Immutable;
using Staffroom.Model;
using Staffroom.Model.Interventions;
using Staffroom.Model.Measures;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Statistics;

public class OutcomeTests
{
    // Two schools of 4 teachers, 4 weeks, one practice; the first school starts with 2 users.
    private static readonly int[][] Users = [[2, 0], [3, 0], [4, 1], [4, 2], [4, 2]];

    [Fact]
    public void Keys_are_unique_and_every_row_says_what_it_means()
    {
        Assert.Equal(OutcomeTable.All.Length, OutcomeTable.All.Select(row => row.Key).Distinct().Count());
        Assert.All(OutcomeTable.All, row =>
        {
            Assert.EndsWith(".", row.Meaning, StringComparison.Ordinal);
            Assert.True(row.Precision > 0 && row.Unit.Length > 0 && row.Name.Length > 0);
            Assert.Equal(row.IsPerPractice, row.MorePhrase.Contains("{0}", StringComparison.Ordinal));
        });
        Assert.Equal("auc", OutcomeTable.Find(OutcomeTable.DefaultPrimary)!.Key);
        Assert.Null(OutcomeTable.Find("AUC"));
    }

    [Fact]
    public void Speed_looks_at_the_other_schools_only()
    {
        var found = Compute([0]);
        Assert.Equal((0.0 / 2 + 0 + 0.25 + 0.5 + 0.5 / 2) / 4, found["auc"], 1e-12);
        Assert.Equal(((2 / 8.0 / 2) + (3 / 8.0) + (5 / 8.0) + (6 / 8.0) + (6 / 8.0 / 2)) / 4, found["aucAll"], 1e-12);
        Assert.Equal(found["aucAll"], Compute([])["auc"], 1e-12);
    }

    [Fact]
    public void Times_are_interpolated_or_censored()
    {
        var found = Compute([0]);
        Assert.Equal(0.0, found["t10"]);
        Assert.Equal(1.5, found["t50"], 1e-12);
        Assert.Equal(double.PositiveInfinity, found["t90"]);
        Assert.Equal(4.0, found.Restricted(OutcomeTable.Find("t90")!));
        Assert.Equal(2.0, found["firstBridge"]);
        Assert.Equal(2.0, found["lag"], 1e-12);
    }

    [Fact]
    public void Without_seed_schools_the_bridge_is_to_schools_without_starters() => Assert.Equal(2.0, Compute([])["firstBridge"]);

    [Fact]
    public void Reach_counts_other_schools()
    {
        var found = Compute([0]);
        Assert.Equal((1.0, 1.0), (found["schoolsReached25"], found["schoolsReached50"]));
        Assert.Equal(0.125, found["maxSlope"], 1e-12);
        Assert.Equal(2.0, found["timeOfMaxSlope"]);
    }

    [Fact]
    public void Final_counts_give_inequality_alikeness_and_ties()
    {
        var found = Compute([0]);
        Assert.Equal(0.25, found["giniSchools"], 1e-12);
        Assert.Equal(0.5, found["gapSchools"], 1e-12);
        Assert.Equal(0.25, found["bottomQuarter"], 1e-12);
        Assert.Equal(0.75, found["survivingBridges"], 1e-12);
        Assert.Equal((1 - 5 - 1) / 7.0, found["ei"], 1e-12);
        Assert.Equal(1.0 / 3.0, found["betweenSchoolShare"], 1e-12);
        Assert.Equal(0.0, found["disadoption"], 1e-12);
        Assert.Equal(0.1, found["efficacySchoolsSd"], 1e-12);
    }

    [Fact]
    public void Levels_of_use_and_the_hazard_count_people()
    {
        var found = Compute([0]);
        Assert.Equal([0.0, 0.25, 0.25, 0.5, 0.0], ((string[])["levelOrientation", "levelPreparation", "levelMechanical", "levelRoutine", "levelRefined"]).Select(key => found[key]));

        // Adoption in weeks 0 to 5, two never: 5 adoptions in 1 + 2 + 3 + 4 + 5 weeks, and 2 × 4 weeks at risk without one.
        Assert.Equal(5.0 / (15 + 8), found["hazard"], 1e-12);
    }

    [Fact]
    public void Hours_add_up_over_weeks()
    {
        var found = Compute([0]);
        Assert.Equal(40.0, found["hours"], 1e-12);
        Assert.Equal(40.0 / 4.0, found["hoursPerImplementer"], 1e-12);
    }

    [Fact]
    public void What_does_not_apply_is_not_defined()
    {
        var found = Compute([0]);
        Assert.True(double.IsNaN(found["sustained"]));
        Assert.True(double.IsNaN(found["capacityGap"]));
        Assert.Throws<KeyNotFoundException>(() => found["nothing"]);
    }

    [Fact]
    public void Sustainability_compares_with_the_end_of_support()
    {
        var found = RunOutcomes.Compute(Sample(), new OutcomeContext([0], 2, HasCapacityHalves: true));
        Assert.Equal(0.5 / 0.25, found["sustained"], 1e-12);
        Assert.Equal(0.5, found["capacityGap"], 1e-12);
    }

    [Fact]
    public void The_end_of_support_is_read_from_the_calendar()
    {
        var experiment = SampleExperiments.Factorial(1, []);
        var condition = experiment.Conditions[0];
        var coaching = new SwitchIntervention(2, 20, SchoolSwitch.Coaching, 1.0, SchoolSelection.All);
        var threat = new SwitchIntervention(2, 30, SchoolSwitch.Threat, 1.0, SchoolSelection.All);
        var forever = new SwitchIntervention(2, Intervention.Forever, SchoolSwitch.Mandate, 1.0, SchoolSelection.All);
        Assert.Equal(20, OutcomeContext.Of(experiment, condition with { World = condition.World with { Interventions = [coaching, threat, forever] } }).SupportEndsWeek);
        Assert.Null(OutcomeContext.Of(experiment, condition).SupportEndsWeek);
    }

    [Fact]
    public void Nobody_using_gives_no_numbers_that_are_not_defined_in_words()
    {
        var trajectory = Sample([[0, 0], [0, 0], [0, 0], [0, 0], [0, 0]]);
        var found = RunOutcomes.Compute(trajectory, new OutcomeContext([0], null, false));
        Assert.Equal((0.0, double.PositiveInfinity, double.PositiveInfinity), (found["auc"], found["t10"], found["firstBridge"]));
        Assert.All(new[] { "lag", "timeOfMaxSlope", "moran", "geary", "betweenSchoolShare", "icc" }, key => Assert.True(double.IsNaN(found[key]), key));
    }

    [Fact]
    public void Values_survive_being_stored()
    {
        var found = Compute([0]);
        var restored = RunOutcomes.FromValues(found.Weeks, found.Practices, found.Values);
        Assert.All(OutcomeTable.All, row => Assert.Equal(found[row], restored[row]));
        Assert.Throws<ArgumentException>(() => RunOutcomes.FromValues(4, 2, found.Values));
    }

    [Fact]
    public void A_simulated_run_has_every_outcome_within_its_bounds()
    {
        var experiment = SampleExperiments.Factorial(1, []);
        var run = experiment.Run(0);
        var found = RunOutcomes.Compute(Simulation.Run(run.World, run.RunSeed), OutcomeContext.Of(experiment, experiment.Conditions[0]));
        foreach (var row in OutcomeTable.All.Where(row => row.Unit == "share"))
        {
            for (int practice = 0; practice < 2; practice++)
            {
                Assert.True(double.IsNaN(found[row, practice]) || found[row, practice] is >= 0.0 and <= 1.0, $"{row.Key} is {found[row, practice]}.");
            }
        }

        Assert.True(found["hours"] >= found["hoursBetween"] && found["hoursBetween"] >= found["travelHours"]);
        Assert.True(found["practicesKnown"] is >= 0 and <= 2);
    }

    [Fact]
    public void Risks_become_hazards_thresholds_and_the_logit_of_exposure()
    {
        var found = Compute([]);
        Assert.Equal(0.05, found["dropHazard", 0]);
        Assert.Equal(0.2, found["exposureAtAdoption", 0], 1e-12);

        // 1 of 10 without exposure and 2 of 4 at 0.45: the slope is the difference of log odds over the difference of exposure.
        Assert.Equal((Math.Log(1.0) - Math.Log(1.0 / 9.0)) / 0.45, found["exposureLogit", 0], 1e-9);
        Assert.Equal(0.4, found["beliefDistance"], 1e-12);
        Assert.Equal(2.0, found["beliefClusters"]);
    }

    [Fact]
    public void Heads_low_capacity_and_collective_efficacy_are_looked_at_on_their_own()
    {
        var context = new OutcomeContext([0], null, HasCapacityHalves: true) { StaffPerSchool = 4 };
        var found = RunOutcomes.Compute(Sample(), context);
        Assert.Equal(found["auc"], found["aucLowCapacity"], 1e-12);

        // Heads (teachers 0 and 4) used it from week 0 and from week 4 of 4; the others from weeks 1, 2, 3, 5, never and never.
        Assert.Equal(0.5 - ((0.75 + 0.5 + 0.25 - 0.25) / 6.0), found["headsAhead"], 1e-12);
        Assert.Equal(-1.0, found["efficacyUse"], 1e-12);
        Assert.Equal((0.5, 0.5, 0.5), (found["headBelief"], found["teacherBelievers"], found["practicesImplemented"]));
        Assert.All((string[])["aucLowCapacity", "headsAhead", "headBelief", "teacherBelievers"], key => Assert.Equal(double.NaN, Compute([0])[key]));
    }

    private static RunOutcomes Compute(ImmutableArray<int> seedSchools) => RunOutcomes.Compute(Sample(), new OutcomeContext(seedSchools, null, false));

    private static Trajectory Sample(int[][]? users = null)
    {
        users ??= Users;
        var shape = new TrajectoryShape(4, 1, 8, [4, 4]);
        var network = new double[shape.Points * Trajectory.NetworkColumns];
        var practices = new double[shape.Points * Trajectory.PracticeColumns];
        double[] implemented = [0, 0.125, 0.25, 0.375, 0.5];
        for (int week = 0; week < shape.Points; week++)
        {
            network[(week * Trajectory.NetworkColumns) + (int)NetworkMeasure.Hours] = week == 0 ? 0 : 10;
            practices[(week * Trajectory.PracticeColumns) + (int)PracticeMeasure.GenuineUse] = users[week].Sum() / 8.0;
            practices[(week * Trajectory.PracticeColumns) + (int)PracticeMeasure.Implemented] = implemented[week];
        }

        int last = users[^1].Sum();
        int[] adoption = [.. Enumerable.Range(0, 8).Select(i => i < last ? i : -1)];
        var risks = new RiskCounts(new double[RiskCounts.Columns], [0.4, 0.2]);
        (risks.Counts[0], risks.Counts[1]) = (20, 1);
        (risks.Counts[2], risks.Counts[3]) = (10, 1);
        (risks.Counts[12], risks.Counts[13]) = (4, 2);
        var final = new FinalCounts([4, 3, 5, 1, 1], [0, 0, 2, 2, 4, 0], [3, 1], [0.6, 0.2], [0.4, 0.6], [0.1, 0.1, 0.1, 0.1, 0.9, 0.9, 0.9, 0.9], risks);
        return new Trajectory(shape, network, practices, [.. users.SelectMany(row => row)], adoption, final);
    }
}
