using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Parameters;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Statistics;

public class RobustnessTests
{
    private static readonly Experiment Two = SampleExperiments.Factorial(20, [SampleExperiments.Ties], 0.5);

    [Fact]
    public void Draws_vary_what_the_table_marks_and_nothing_else()
    {
        var plan = new RobustnessPlan(Two, 40);
        Assert.Equal(5, plan.Replicates);
        Assert.Equal(40 * 5 * 2, plan.RunCount);
        var draw = plan.Draw(7);
        var parameters = draw.Conditions[1].World.Parameters;
        Assert.Equal(Two.Seed, draw.Seed);
        Assert.All(ParameterTable.All, row =>
        {
            double factor = row.Default == 0 ? 1.0 : parameters[row.Id] / row.Default;
            Assert.True(row.VariedInRobustness ? factor is >= 0.6 and <= 1.4 : factor == 1.0, row.Key);
        });
        Assert.True(RobustnessPlan.Varied.Count(row => parameters[row.Id] != row.Default) > 30);
        Assert.NotEqual(parameters[Parameter.TransferRate], plan.Draw(8).Conditions[1].World.Parameters[Parameter.TransferRate]);
        Assert.Equal(parameters[Parameter.TransferRate], draw.Conditions[0].World.Parameters[Parameter.TransferRate]);
    }

    [Fact]
    public void Values_that_are_set_are_varied_relative_to_themselves_and_stay_in_range()
    {
        var change = new ParameterIntervention(3, 9, ImmutableSortedDictionary<Parameter, double>.Empty.Add(Parameter.TimeBudgetHours, 4.0));
        var experiment = Two with
        {
            Conditions = [.. Two.Conditions.Select(c => c with
            {
                World = c.World with { Parameters = c.World.Parameters.With(Parameter.ImitationHazard, 0.9), Interventions = [change] },
            })],
        };
        var plan = new RobustnessPlan(experiment, 60);
        for (int draw = 0; draw < 60; draw++)
        {
            var world = plan.Draw(draw).Conditions[0].World;
            Assert.Equal(Math.Min(1.0, 0.9 * plan.Factor(draw, Parameter.ImitationHazard)), world.Parameters[Parameter.ImitationHazard], 1e-12);
            var changed = Assert.IsType<ParameterIntervention>(Assert.Single(world.Interventions));
            Assert.Equal(4.0 * plan.Factor(draw, Parameter.TimeBudgetHours), changed.Values[Parameter.TimeBudgetHours], 1e-12);
        }
    }

    [Fact]
    public void Factors_are_uniform_between_six_and_fourteen_tenths()
    {
        var plan = new RobustnessPlan(Two, 2000);
        double[] factors = [.. Enumerable.Range(0, 2000).Select(draw => plan.Factor(draw, Parameter.TransferRate))];
        Assert.InRange(factors.Average(), 0.98, 1.02);
        Assert.InRange(factors.Min(), 0.6, 0.605);
        Assert.InRange(factors.Max(), 1.395, 1.4);
    }

    [Theory]
    [InlineData(19, EffectVerdict.Undecided)]
    [InlineData(26, EffectVerdict.Undecided)]
    [InlineData(8, EffectVerdict.Undecided)]
    [InlineData(32, EffectVerdict.Positive)]
    [InlineData(40, EffectVerdict.Positive)]
    public void A_sign_that_few_draws_keep_is_undecided_however_narrow_the_interval(int kept, EffectVerdict verdict)
    {
        var plan = new RobustnessPlan(Two, 40);
        var draws = Enumerable.Range(0, 40).Select(d => (IReadOnlyList<RunOutcomes?>)SampleExperiments.Outcomes(
            plan.Draw(d), (c, _, _) => c.Levels[0] == 0 ? (d < kept ? 0.1 : -0.1) : 0.0)).ToArray();
        var result = RobustnessResult.Of(plan, draws);
        var main = SampleExperiments.Outcomes(Two, (c, p, r) => (c.Levels[0] == 0 ? 0.1 : 0.0) + SampleExperiments.Noise(c.Index, p, r));
        var effect = Assert.Single(ComparisonBuilder.Build(Two, main, result).Effects);
        Assert.True(effect.Low > 0);
        Assert.Equal(verdict, effect.Verdict);
        Assert.Equal(kept / 40.0, effect.SignShare!.Value, 1e-12);
        Assert.Contains($"the sign held in {kept} of 40 draws of the assumed parameters", effect.Sentence, StringComparison.Ordinal);
        Assert.Equal(verdict == EffectVerdict.Undecided, effect.Sentence.StartsWith("Undecided", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_draw_has_replicates_of_its_own()
    {
        var plan = new RobustnessPlan(SampleExperiments.Factorial(20, [SampleExperiments.Ties], 0.5), 3);
        var seeds = Enumerable.Range(0, 3).Select(plan.Draw)
            .SelectMany(draw => Enumerable.Range(0, draw.RunCount).Select(index => draw.Run(index).RunSeed))
            .GroupBy(seed => seed);
        // Five replicates in each of three draws; both conditions of a draw share them.
        Assert.Equal(Enumerable.Repeat(2, 15), seeds.Select(same => same.Count()));
    }

    [Fact]
    public void Hours_that_drift_apart_in_the_draws_are_told()
    {
        var plan = new RobustnessPlan(Two, 3);
        var draws = Enumerable.Range(0, 3).Select(d => (IReadOnlyList<RunOutcomes?>)SampleExperiments.Outcomes(
            plan.Draw(d), "hoursBetween", (c, _, _) => c.Levels[0] == 0 ? 900 + (100 * d) : 1000)).ToArray();
        var result = RobustnessResult.Of(plan, draws);
        Assert.Equal([0.9, 1.0, 1.1], result.HoursRatios.Select(ratio => Math.Round(ratio, 9)));
        var main = SampleExperiments.Outcomes(Two, (c, p, r) => SampleExperiments.Noise(c.Index, p, r));
        Assert.Contains(
            ComparisonBuilder.Build(Two, main, result).Warnings,
            warning => warning.Contains("cost 0.90 to 1.10 times the between-school hours of the second (median 1.00)", StringComparison.Ordinal));
    }

    [Fact]
    public void Draws_are_summarized_and_missing_ones_left_out()
    {
        var plan = new RobustnessPlan(Two, 5, 2);
        var draws = Enumerable.Range(0, 5).Select(d => (IReadOnlyList<RunOutcomes?>)(d == 4
            ? new RunOutcomes?[4]
            : SampleExperiments.Outcomes(plan.Draw(d), (c, _, _) => c.Levels[0] == 0 ? d : 0.0))).ToArray();
        var effect = RobustnessResult.Of(plan, draws).Find("auc", "network.ties @ practice=planning routine")!;
        Assert.Equal([0.0, 1, 2, 3], effect.Estimates.ToArray());
        Assert.Equal((1.5, 0.3, 2.7), (effect.Median, Math.Round(effect.Q10, 9), Math.Round(effect.Q90, 9)));
        Assert.Equal(0.75, effect.SignShare(0.2));
        Assert.Equal(0.0, effect.SignShare(-0.2));
        Assert.Equal(0.25, effect.SignShare(0.0));
        Assert.Throws<ArgumentException>(() => RobustnessResult.Of(plan, draws[..4]));
    }
}
