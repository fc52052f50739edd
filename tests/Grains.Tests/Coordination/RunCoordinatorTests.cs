using FsCheck;
using FsCheck.Fluent;
using Staffroom.Grains.Coordination;

namespace Staffroom.Grains.Tests.Coordination;

public sealed class RunCoordinatorTests
{
    private static readonly CoordinatorOptions Patient = new()
    {
        Pauses = [.. Enumerable.Repeat(TimeSpan.FromSeconds(1), 100)],
        Patience = TimeSpan.FromSeconds(60),
        CheckpointWeeks = 5,
    };

    private static readonly Gen<(int Seed, int Schools, int Weeks)> Worlds =
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from schools in Gen.Choose(1, 6)
        from weeks in Gen.Choose(1, 25)
        select (seed, schools, weeks);

    [Fact]
    public void Messages_in_any_order_and_twice_change_nothing() =>
        Prop.ForAll(Worlds.ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), Gen.Elements(false, true).ToArbitrary(), (drawn, twice, pause) =>
        {
            var world = CountingWorld.Draw(drawn.Seed, drawn.Schools, drawn.Weeks);
            new TestNetwork(world, drawn.Seed, Patient) { TwiceChance = 0.1 * twice, BodiesPause = pause, NoAttemptMayFail = true }
                .RunToTheRightAnswer();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Faults_change_nothing() =>
        Prop.ForAll(Worlds.ToArbitrary(), Fault.Some.ToArbitrary(), Gen.Choose(1, 8).ToArbitrary(), (drawn, faults, checkpointWeeks) =>
        {
            var world = CountingWorld.Draw(drawn.Seed, drawn.Schools, drawn.Weeks);
            var network = new TestNetwork(world, drawn.Seed, Patient with { CheckpointWeeks = checkpointWeeks })
            {
                TwiceChance = 0.05,
                BodiesPause = drawn.Seed % 2 == 0,
            };
            network.Turns.BeforeEvent = () =>
            {
                foreach (var fault in faults.Where(fault => fault.AtEvent == network.Turns.Events))
                {
                    fault.Strike(network);
                }
            };
            network.RunToTheRightAnswer();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_new_coordinator_goes_on_from_what_was_kept()
    {
        var network = Network(weeks: 30);
        StopAfter(network, "kept 20");
        network.Told.Clear();
        network.RunToTheRightAnswer();
        Assert.Equal("begun 1 at 20", network.Told[0]);
    }

    [Theory]
    [InlineData("coordinator", "begun 1 at 15")]
    [InlineData("school 1", "begun 1 at 15")]
    public void For_a_damaged_checkpoint_the_one_before_is_used(string owner, string told)
    {
        var network = Network(weeks: 30);
        StopAfter(network, "kept 20");
        network.Storage.Damage(network.Storage.Newest(owner), 50);
        network.Told.Clear();
        network.RunToTheRightAnswer();
        Assert.Equal(told, network.Told[0]);
    }

    [Fact]
    public void With_both_checkpoints_of_a_school_damaged_it_begins_again()
    {
        var network = Network(weeks: 30);
        StopAfter(network, "kept 20");
        foreach (var held in network.Storage.Held.Where(held => held.Owner == "school 2"))
        {
            network.Storage.Damage(held, 50);
        }

        network.Told.Clear();
        network.RunToTheRightAnswer();
        Assert.Equal("begun 1 at 0", network.Told[0]);
    }

    [Theory]
    [InlineData("coordinator")]
    [InlineData("school 1")]
    public void A_checkpoint_of_another_version_stops_the_run_at_once_and_stays(string owner)
    {
        var network = Network(weeks: 30);
        StopAfter(network, "kept 20");
        network.Storage.Change(network.Storage.Newest(owner), record => CheckpointRecordTests.OfVersion(2, record));
        var before = network.Storage.Held;
        var error = Assert.Throws<RunStoppedException>(network.RunToTheRightAnswer);
        Assert.Contains("has format 2; this version of Staffroom reads 1", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Storage.Held);
        Assert.Equal(TimeSpan.Zero, network.LongestWait);
    }

    [Fact]
    public void A_storage_that_fails_for_a_while_costs_checkpoints_only()
    {
        var network = Network(weeks: 30, noAttemptMayFail: true);
        network.Turns.BeforeEvent = () => network.Storage.FailuresLeft = network.Told.Contains("advanced to 5") ? int.MaxValue : 0;
        network.RunToTheRightAnswer();
        Assert.Contains("not kept 10: IOException: The storage does not answer, as told.", network.Told);
    }

    [Fact]
    public void Checkpoints_that_not_everybody_could_keep_do_not_cost_the_one_before()
    {
        var network = Network(weeks: 30);
        var told = network.Told;
        network.Turns.BeforeEvent = () => network.Storage.FailingOwner = told.Contains("kept 10") ? "school 1" : null;
        StopAfter(network, "not kept 20: IOException: The storage does not take anything from school 1, as told.");
        network.Told.Clear();
        network.RunToTheRightAnswer();
        Assert.Equal("begun 1 at 10", network.Told[0]);
    }

    [Fact]
    public void Rows_that_are_lost_are_missed_and_the_run_goes_back()
    {
        var network = Network(weeks: 30);
        network.Turns.BeforeEvent = () => network.LossesLeft = network.Told.LastOrDefault() == "kept 20" ? 1 : 0;
        network.RunToTheRightAnswer();
        Assert.Contains(network.Told, told => told.StartsWith("failed 1: Attempt 1, weeks 20 to 25: no answer within 60 s from school ", StringComparison.Ordinal));
        Assert.Contains("begun 2 at 20", network.Told);
    }

    [Fact]
    public void A_school_that_fails_at_once_is_not_waited_for()
    {
        var network = Network(weeks: 30);
        network.Turns.BeforeEvent = () =>
        {
            if (network.Told.LastOrDefault() == "kept 10")
            {
                network.Lose(1, isSilent: true, failsCallers: true);
            }
        };
        network.RunToTheRightAnswer();
        Assert.Contains(network.Told, told => told.StartsWith("failed 1:", StringComparison.Ordinal));
        Assert.InRange(network.LongestWait, TimeSpan.Zero, Patient.Pauses[0]);
    }

    [Fact]
    public void What_never_works_stops_with_the_reason_and_a_resume_goes_on()
    {
        var options = Patient with { Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(7)] };
        var network = new TestNetwork(CountingWorld.Draw(5, 4, 30), 5, options);
        network.Turns.BeforeEvent = () => network.LossesLeft = network.Told.Contains("kept 20") ? 1000 : 0;
        var error = Assert.Throws<RunStoppedException>(network.RunToTheRightAnswer);
        Assert.StartsWith("The run stopped at week 20 of 30: 3 attempts in a row came to nothing. The last one: Attempt 3, weeks 20 to ", error.Message, StringComparison.Ordinal);
        Assert.Contains("no answer within 240 s from school", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("What was kept (week 20) is still there; a resume goes on from it.", error.Message, StringComparison.Ordinal);

        network.Turns.BeforeEvent = () => network.LossesLeft = 0;
        network.Told.Clear();
        network.RunToTheRightAnswer();
        Assert.Equal("begun 4 at 20", network.Told[0]);
    }

    [Fact]
    public void Attempts_that_get_somewhere_may_be_as_many_as_they_must()
    {
        var options = Patient with { Pauses = [TimeSpan.FromSeconds(1)], CheckpointWeeks = 1 };
        var network = new TestNetwork(CountingWorld.Draw(5, 4, 30), 5, options);
        int lost = 0;
        network.Turns.BeforeEvent = () =>
        {
            if (lost < 20 && network.Told.LastOrDefault() == $"kept {lost + 1}")
            {
                lost++;
                network.Lose(lost % 4, isSilent: true, failsCallers: true);
            }
        };
        network.RunToTheRightAnswer();
        Assert.Equal(20, network.Told.Count(told => told.StartsWith("failed", StringComparison.Ordinal)));
    }

    [Fact]
    public void Told_to_stop_it_stops_and_keeps_what_it_has()
    {
        var network = Network(weeks: 30);
        using var stop = new CancellationTokenSource();
        network.Turns.BeforeEvent = () =>
        {
            if (network.Told.Contains("kept 10"))
            {
                stop.Cancel();
            }
        };
        Assert.ThrowsAny<OperationCanceledException>(() => network.Turns.Complete(() => network.NewCoordinator().RunAsync(stop.Token)));
        Assert.Equal("advanced to 10", network.Told[^2]);
        Assert.False(network.Storage.IsEmpty);
    }

    [Fact]
    public void Ended_it_leaves_nothing_behind()
    {
        var network = Network(weeks: 30);
        network.Turns.Complete(async () =>
        {
            var coordinator = network.NewCoordinator();
            await coordinator.RunAsync(CancellationToken.None);
            Assert.False(network.Storage.IsEmpty);
            await coordinator.EndAsync(forgets: true);
            return true;
        });
        Assert.True(network.Storage.IsEmpty);
    }

    [Fact]
    public void A_short_run_keeps_nothing_and_asks_seldom()
    {
        var network = new TestNetwork(CountingWorld.Draw(5, 4, 30) with { RankingWeeks = [] }, 5, new CoordinatorOptions { SegmentTime = TimeSpan.FromSeconds(1000) });
        network.RunToTheRightAnswer();
        Assert.Equal(["begun 1 at 0", "advanced to 4", "advanced to 30"], network.Told);
        Assert.True(network.Storage.IsEmpty);
    }

    private static TestNetwork Network(int weeks, bool noAttemptMayFail = false) =>
        new(CountingWorld.Draw(5, 4, weeks) with { RankingWeeks = [] }, 5, Patient) { NoAttemptMayFail = noAttemptMayFail };

    /// <summary>Runs until something was told; everybody but the storage is lost then.</summary>
    private static void StopAfter(TestNetwork network, string told)
    {
        using var stop = new CancellationTokenSource();
        var before = network.Turns.BeforeEvent;
        network.Turns.BeforeEvent = () =>
        {
            before?.Invoke();
            if (network.Told.Contains(told))
            {
                stop.Cancel();
            }
        };
        Assert.ThrowsAny<OperationCanceledException>(() => network.Turns.Complete(() => network.NewCoordinator().RunAsync(stop.Token)));
        network.Turns.BeforeEvent = null;
        network.LoseAll();
    }
}
