using FsCheck;
using FsCheck.Fluent;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Statistics;

public class ComparisonBuilderTests
{
    private static readonly Experiment Headline =
        SampleExperiments.Factorial(20, [SampleExperiments.Schools, SampleExperiments.Ties, SampleExperiments.Trust]);

    [Fact]
    public void Effects_are_the_differences_that_were_put_in()
    {
        var found = ComparisonBuilder.Build(Headline, SampleExperiments.Outcomes(Headline, Exact));
        Assert.Equal(0.13, Of(found, "network.ties @ climate.trust=high, practice=planning routine").Estimate, 1e-9);
        Assert.Equal(0.03, Of(found, "network.ties @ climate.trust=low, practice=planning routine").Estimate, 1e-9);
        Assert.Equal(0.08, Of(found, "network.ties @ practice=planning routine").Estimate, 1e-9);
        Assert.Equal(0.10, Of(found, "network.ties × climate.trust @ practice=planning routine").Estimate, 1e-9);
        Assert.Equal(0.08, Of(found, "network.ties × tacitness").Estimate, 1e-9);
        Assert.Equal(0.13, Of(found, "network.ties × tacitness @ climate.trust=high").Estimate, 1e-9);
        Assert.Equal(-0.02, Of(found, "network.schools @ practice=planning routine").Estimate, 1e-9);
    }

    [Fact]
    public void Sentences_can_be_read_aloud()
    {
        var found = ComparisonBuilder.Build(Headline, SampleExperiments.Outcomes(Headline, Noisy));
        Assert.Matches(
            @"^Weak ties spread the codified practice \(planning routine\) faster than strong ties at high trust: AUC \+0\.1\d\d \(95 % interval \+0\.1\d\d to \+0\.1\d\d, n = 20\)\.$",
            Of(found, "network.ties @ climate.trust=high, practice=planning routine").Sentence);
        Assert.StartsWith(
            "Undecided whether weak ties spread the tacit practice (classroom dialogue) faster than strong ties, or the reverse: AUC ",
            Of(found, "network.ties @ practice=classroom dialogue").Sentence, StringComparison.Ordinal);
        Assert.StartsWith(
            "12 schools spread the codified practice (planning routine) more slowly than 5 schools: AUC −0.0",
            Of(found, "network.schools @ practice=planning routine").Sentence, StringComparison.Ordinal);
        Assert.StartsWith(
            "Weak ties gained on strong ties with the codified practice (planning routine) at high rather than low trust: AUC +0.1",
            Of(found, "network.ties × climate.trust @ practice=planning routine").Sentence, StringComparison.Ordinal);
        Assert.Equal("weak − strong ties at high trust", Of(found, "network.ties @ climate.trust=high, practice=planning routine").Label);
    }

    [Fact]
    public void The_answer_states_interactions_and_what_is_undecided()
    {
        var found = ComparisonBuilder.Build(Headline, SampleExperiments.Outcomes(Headline, Noisy));
        Assert.StartsWith("Weak ties spread the codified practice (planning routine) faster than strong ties at high trust (AUC +0.1", found.Answer, StringComparison.Ordinal);
        Assert.Contains("is undecided whether weak ties or strong ties spread the tacit practice (classroom dialogue) faster at high trust", found.Answer, StringComparison.Ordinal);
        Assert.Contains("it shrinks as the practice becomes more tacit (+0.0", found.Answer, StringComparison.Ordinal);
        Assert.Contains("it is larger at high than low trust for the codified practice", found.Answer, StringComparison.Ordinal);
        Assert.EndsWith("(n = 20 paired replicates)", found.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Designs_of_ones_own_are_held_against_each_others_hours_too()
    {
        var experiment = SampleExperiments.Factorial(20, [SampleExperiments.Numbers("network.ties.count", "ties", 10, 20, 40), SampleExperiments.Trust]);
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, "hoursBetween", (c, _, _) => 1000 + (200 * c.Levels[0])));
        Assert.Equal(
            [("low trust: 10 vs 20", 1200.0), ("low trust: 10 vs 40", 1400.0), ("high trust: 10 vs 20", 1200.0), ("high trust: 10 vs 40", 1400.0)],
            found.Hours.OrderBy(pair => pair.Label.StartsWith("high", StringComparison.Ordinal)).Select(pair => (pair.Label, pair.HoursB)));
        Assert.Contains(found.Warnings, warning => warning.StartsWith("Between-school hours differ by more than 3 % in 4 of 4 comparisons", StringComparison.Ordinal));
    }

    [Fact]
    public void Equal_hours_are_said_and_unequal_ones_warned_about()
    {
        var matched = ComparisonBuilder.Build(Headline, SampleExperiments.Outcomes(Headline, "hoursBetween", (c, _, _) => 1700 + (c.Levels[1] * 30)));
        Assert.Equal(6, matched.Hours.Length);
        Assert.All(matched.Hours, pair => Assert.True(pair.IsMatched));
        Assert.Equal("5 schools, low trust: weak vs strong", matched.Hours[0].Label);
        Assert.StartsWith("At equal between-school hours: ", matched.Answer, StringComparison.Ordinal);
        var unequal = ComparisonBuilder.Build(Headline, SampleExperiments.Outcomes(Headline, "hoursBetween", (c, _, _) => 1000 + (c.Levels[1] * 570)));
        Assert.All(unequal.Hours, pair => Assert.False(pair.IsMatched));
        Assert.Contains(unequal.Warnings, warning => warning.Contains("hours differ by more than 3", StringComparison.Ordinal) && warning.Contains("1,570", StringComparison.Ordinal));
    }

    [Fact]
    public void Missing_runs_are_left_out_in_pairs()
    {
        var outcomes = SampleExperiments.Outcomes(Headline, Exact);
        outcomes[3] = null;
        var found = ComparisonBuilder.Build(Headline, outcomes);
        Assert.Equal(19, Of(found, "network.ties @ practice=planning routine").N);
        Assert.Equal(20, Of(found, "network.schools @ practice=planning routine").N + 1);
        Assert.Contains(found.Warnings, warning => warning.StartsWith("1 of 240 runs are missing", StringComparison.Ordinal));
        var none = ComparisonBuilder.Build(Headline, new RunOutcomes?[Headline.RunCount]);
        Assert.Empty(none.Effects);
        Assert.Equal("No run succeeded, so there is no answer.", none.Answer);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Few_replicates_are_undecided_or_exact_and_never_say_NaN(int replicates)
    {
        var experiment = Headline with { Replicates = replicates, Secondary = [.. OutcomeTable.All.Select(row => row.Key)] };
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, Noisy));
        string text = string.Join('\n', [found.Answer, .. found.Effects.Select(e => e.Sentence + e.Label + EffectText.Numbers(e)), .. found.Warnings]);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
        Assert.Contains(found.Warnings, warning => warning.StartsWith("Only", StringComparison.Ordinal));
        if (replicates == 1)
        {
            Assert.All(found.Effects, effect => Assert.Equal(EffectVerdict.Undecided, effect.Verdict));
            Assert.Null(found.ReplicatesNeeded);
        }
    }

    [Fact]
    public void Secondary_outcomes_are_corrected_and_have_no_interactions()
    {
        var experiment = Headline with { Secondary = ["auc", "belief", "t50"] };
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, Noisy));
        var primary = found.Effects.TakeWhile(effect => effect.Outcome == "auc").ToArray();
        var secondary = found.Effects.Skip(primary.Length).ToArray();
        Assert.Equal(22, primary.Length);
        Assert.All(primary, effect => Assert.False(effect.IsCorrected));
        Assert.Equal(14 + 7, secondary.Length);
        Assert.All(secondary, effect => Assert.True(effect.IsCorrected && effect.Kind != EffectKind.Interaction));
        Assert.Equal(12 * (2 + 1 + 2), found.Cells.Length);
    }

    [Fact]
    public void A_secondary_effect_is_decided_only_if_it_survives_the_correction()
    {
        var experiment = SampleExperiments.Factorial(20, [SampleExperiments.Ties], 0.5) with { Secondary = ["finalUse", "implemented", "knowHow"] };
        double Value(Condition c, int r) => c.Levels[0] == 0 ? 0.5 + (0.012 * (1 + (1.8 * ((r % 2) - 0.5) * 2))) : 0.5;
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, "finalUse", (c, _, r) => Value(c, r)));
        var effect = found.Effects.Single(each => each.Outcome == "finalUse");
        Assert.True(effect.Low > 0.0 && effect.PValue > 0.05, $"{effect.Low} {effect.PValue}");
        Assert.Equal(EffectVerdict.Undecided, effect.Verdict);
        Assert.Matches(@"^Undecided whether .* n = 20\); p = 0\.\d+ after Holm's correction for the secondary outcomes\.$", effect.Sentence);
        var primary = ComparisonBuilder.Build(
            experiment with { Primary = "finalUse", Secondary = [] }, SampleExperiments.Outcomes(experiment, "finalUse", (c, _, r) => Value(c, r)));
        Assert.Equal(EffectVerdict.Positive, primary.Effects[0].Verdict);
    }

    [Fact]
    public void Titles_say_once_what_is_true_of_several_practices_and_levels()
    {
        var events = SampleExperiments.Named("events", "intervention", false, "none", "coaching", "a grant + time");
        var experiment = SampleExperiments.Factorial(20, [events]);
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(
            experiment, (c, p, r) => (c.Levels[0] * 0.1) + SampleExperiments.Noise(c.Index, p, r)));
        Assert.Equal(
            "Coaching and a grant with time spread the codified practice (planning routine) and the tacit practice (classroom dialogue) faster than no intervention; "
            + "coaching spread the codified practice (planning routine) and the tacit practice (classroom dialogue) more slowly than a grant with time.",
            found.Headline);
        Assert.Equal("coaching − a grant with time", found.Effects.First(effect => effect.Key.StartsWith("events[coaching|a grant + time]", StringComparison.Ordinal)).Label);
    }

    [Fact]
    public void Censored_times_count_as_the_horizon()
    {
        var experiment = SampleExperiments.Factorial(20, [SampleExperiments.Ties], 0.5) with { Primary = "t50" };
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(
            experiment, "t50", (c, _, r) => c.Levels[0] == 1 && r < 5 ? double.PositiveInfinity : 30 + (r % 3)));
        var weak = found.Cells.Single(cell => cell.Condition == 0);
        var strong = found.Cells.Single(cell => cell.Condition == 1);
        Assert.Equal((0, 5), (weak.Censored, strong.Censored));
        Assert.Equal(40.0, strong.Q90, 1e-12);
        Assert.Equal(weak.Mean - strong.Mean, found.Effects[0].Estimate, 1e-9);
        Assert.StartsWith("Weak ties brought the practice (planning routine) to 50 % use sooner than strong ties: T50 −", found.Effects[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Expectations_are_checked_for_every_practice_they_mean()
    {
        var experiment = Headline with
        {
            Expectations =
            [
                new Expectation("climate.trust x network.ties @ practice=planning routine", "auc", 1, 1),
                new Expectation("network.ties", "auc", 1, 2),
                new Expectation("network.ties @ practice=classroom dialogue", "auc", 0, 3),
                new Expectation("network.tie", "auc", 1, 4),
                new Expectation("network.ties × climate.trust", "belief", 0, 5),
            ],
        };
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, Noisy));
        Assert.Equal([true, false, true, false, true], found.Expectations.Select(expectation => expectation.IsMet));
        Assert.Equal("This experiment has no such effect.", found.Expectations[3].Found);
        Assert.Equal(22, found.Effects.Length);
    }

    [Fact]
    public void Omitted_combinations_are_compared_like_with_like()
    {
        var all = SampleExperiments.Factorial(3, [SampleExperiments.Schools, SampleExperiments.Ties], 0.5);
        var kept = all.Conditions.Where(c => !(c.Levels[0] == 2 && c.Levels[1] == 0)).Select((c, index) => c with { Index = index });
        var experiment = all with { Conditions = [.. kept] };
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, (c, _, _) => c.Levels[0] + (c.Levels[1] == 0 ? 0.5 : 0.0)));
        Assert.Equal(0.5, Of(found, "network.ties @ practice=planning routine").Estimate, 1e-12);
        Assert.Equal(2.0, Of(found, "network.schools @ practice=planning routine").Estimate, 1e-12);
    }

    [Fact]
    public void A_single_condition_is_described()
    {
        var experiment = SampleExperiments.Factorial(20, [], 0.1);
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, (_, _, r) => 0.3 + (0.001 * r)));
        Assert.StartsWith("AUC of the codified practice (planning routine) is 0.310 on average (95 % interval 0.30", found.Answer, StringComparison.Ordinal);
        Assert.Empty(found.Effects);
        Assert.Equal("Nothing is compared here: adoption speed (AUC) is 0.310 for the codified practice (planning routine) on average.", found.Headline);
    }

    [Fact]
    public void An_ordered_factor_alone_is_told_level_by_level()
    {
        var share = new Factor("network.strongShare", "hours in strong ties", [new("0", 0.0), new("0.25", 0.25), new("1", 1.0)], true);
        var experiment = SampleExperiments.Factorial(20, [share], 0.1);
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, (c, _, r) => 0.2 + (0.1 * (c.Levels[0] % 2)) - (0.05 * (c.Levels[0] / 2)) + (0.001 * (r - 9.5))));
        Assert.StartsWith("All hours in strong ties spread the codified practice (planning routine) more slowly than no hours in strong ties: AUC −0.050", found.Answer, StringComparison.Ordinal);
        Assert.EndsWith(
            "Level by level, mean AUC of the codified practice (planning routine) is 0.200 with no hours in strong ties, 0.300 with 25 % of the hours in strong ties "
            + "and 0.150 with all hours in strong ties.",
            found.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Harm_is_called_a_disadvantage()
    {
        var threat = SampleExperiments.Named("events", "intervention", true, "none", "threat");
        var experiment = SampleExperiments.Factorial(20, [threat, SampleExperiments.Trust], 0.1);
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(
            experiment, (c, p, r) => 0.5 - (c.Levels[0] * (c.Levels[1] == 1 ? 0.2 : 0.1)) + SampleExperiments.Noise(c.Index, p, r)));
        Assert.StartsWith("Threat spread the codified practice (planning routine) more slowly than no intervention at high trust (AUC −0.", found.Answer, StringComparison.Ordinal);
        Assert.Contains("As for the disadvantage of threat against no intervention: it is larger at high than low trust", found.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void No_difference_at_all_is_said_as_such()
    {
        var experiment = SampleExperiments.Factorial(20, [SampleExperiments.Ties], 0.5);
        var effect = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, (_, _, r) => 0.01 * r)).Effects[0];
        Assert.Equal(EffectVerdict.Undecided, effect.Verdict);
        Assert.StartsWith("Weak ties and strong ties did not differ in any replicate with the practice (planning routine): AUC 0.000", effect.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void No_difference_at_all_leaves_no_interaction_undecided()
    {
        var experiment = SampleExperiments.Factorial(20, [SampleExperiments.Ties]);
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, (_, _, r) => 0.01 * r));
        Assert.StartsWith(
            "Weak ties neither gained on nor lost ground to strong ties in any replicate when", Of(found, "network.ties × tacitness").Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("undecided", found.Answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Times_that_no_run_reached_are_told_as_such()
    {
        var experiment = SampleExperiments.Factorial(20, [SampleExperiments.Ties], 0.5) with { Primary = "t50" };
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, "t50", (_, _, _) => double.PositiveInfinity));
        Assert.Contains(found.Warnings, warning => warning.StartsWith("T50 was not reached within the run in 40 of 40 cases", StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_and_sentences_show_the_same_digits()
    {
        var experiment = Headline with { Secondary = ["t50", "hours", "finalUse"] };
        var found = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, Noisy));
        Assert.All(found.Effects, effect => Assert.Contains(
            $" {EffectText.Estimate(effect)} (95 % interval {EffectText.Interval(effect)}, n = 20)", effect.Sentence, StringComparison.Ordinal));
        Assert.Equal("none", EffectText.Interval(found.Effects[0] with { Low = double.NaN, High = double.NaN }));
    }

    [Fact]
    public void Swapping_levels_mirrors_the_effect_and_reordering_replicates_changes_nothing() =>
        Prop.ForAll<NonEmptyArray<(byte A, byte B)>>(pairs =>
        {
            int n = pairs.Get.Length;
            var experiment = SampleExperiments.Factorial(n, [SampleExperiments.Ties], 0.5);
            var swapped = experiment with { Factors = [SampleExperiments.Named("network.ties", "ties", false, "strong", "weak")] };
            double Value(Condition c, int r) => (c.Levels[0] == 0 ? pairs.Get[r].A : pairs.Get[r].B) / 255.0;
            var one = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, (c, _, r) => Value(c, r))).Effects[0];
            var reordered = ComparisonBuilder.Build(experiment, SampleExperiments.Outcomes(experiment, (c, _, r) => Value(c, n - 1 - r))).Effects[0];
            var other = ComparisonBuilder.Build(swapped, SampleExperiments.Outcomes(swapped, (c, _, r) => Value(c with { Levels = [1 - c.Levels[0]] }, r))).Effects[0];
            return one == reordered && Math.Abs(one.Estimate + other.Estimate) < 1e-12
                && (n < 2 || (Math.Abs(one.Low + other.High) < 1e-9 && Math.Abs(one.High + other.Low) < 1e-9));
        }).QuickCheckThrowOnFailure();

    private static Effect Of(Comparison comparison, string key) => comparison.Effects.Single(effect => effect.Outcome == "auc" && effect.Key == key);

    private static double Exact(Condition condition, int practice, int replicate)
    {
        bool isWeak = condition.Levels[1] == 0, isHigh = condition.Levels[2] == 1;
        double ties = practice == 0 && isWeak ? (isHigh ? 0.13 : 0.03) : 0.0;
        return 0.2 + ties + (isHigh ? 0.1 : 0.0) - (0.01 * condition.Levels[0]) + (0.001 * replicate);
    }

    private static double Noisy(Condition condition, int practice, int replicate) =>
        Exact(condition, practice, replicate) + SampleExperiments.Noise(condition.Index, practice, replicate);
}
