using Staffroom.Model;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Running;

namespace Staffroom.Scenarios.Tests.Running;

public sealed class WholeRunTests : IDisposable
{
    private static readonly RunSpec Run = new(4, 1, 2, 99, new WorldSpec
    {
        Network = new SchoolNetworkSpec { Schools = 3, StaffPerSchool = 6, Between = [new(SchoolPattern.Ring, 4, 0.5)] },
        Climate = ClimateSpec.MidTrust,
        Practices = [new("practice", 0.5, 0.3, 0.8, 0, new SeedSpec(SeedKind.Random, [0], 2, false, []))],
        Beliefs = [BeliefSpec.Default],
        Weeks = 30,
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("staffroom-test-").FullName;

    private RunCheckpoint Checkpoint => new(Path.Combine(_folder, "run.checkpoint"), "this run", Weeks: 7);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_run_that_was_stopped_carries_on_to_the_same_bytes(int threads)
    {
        byte[] whole = Simulation.Run(Run.World, Run.RunSeed).ToCanonicalBytes();
        Assert.Null(Checkpoint.Check(out _));
        Stop(afterWeeks: 16);
        Assert.Equal(14, Checkpoint.Check(out string? trouble));
        Assert.Null(trouble);
        Assert.Equal(whole, WholeRun.Simulate(Run, new RunMeans(threads, Checkpoint), TimeProvider.System, CancellationToken.None).ToCanonicalBytes());
        Assert.Equal(28, Checkpoint.Check(out _));
        Checkpoint.Delete();
        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(-1)]
    public void A_damaged_checkpoint_is_told_and_deleted(int at)
    {
        Stop(afterWeeks: 8);
        byte[] bytes = File.ReadAllBytes(Checkpoint.File);
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        File.WriteAllBytes(Checkpoint.File, bytes);
        Refused("is damaged", Checkpoint);

        File.WriteAllBytes(Checkpoint.File, bytes[..50]);
        Refused("is damaged", Checkpoint);
    }

    [Fact]
    public void A_checkpoint_of_another_run_is_told_and_deleted()
    {
        Stop(afterWeeks: 8);
        Assert.Throws<InvalidDataException>(() => WholeRun.Simulate(Run, new RunMeans(1, Checkpoint with { Identity = "that run" }), TimeProvider.System, CancellationToken.None));
        Refused("is of another run or another version of staffroom", Checkpoint with { Identity = "that run" });
    }

    [Fact]
    public void Where_nothing_is_said_checkpoints_cost_a_fiftieth_of_the_time()
    {
        var clock = new SetClock();
        var pace = new CheckpointPace(weeks: null, clock);
        clock.Seconds = 59;
        Assert.False(pace.IsDue(1000));
        clock.Seconds = 60;
        Assert.True(pace.IsDue(1001));
        pace.Measure(() => clock.Seconds += 4);
        clock.Seconds = 64 + 199;
        Assert.False(pace.IsDue(1002));
        clock.Seconds = 64 + 200;
        Assert.True(pace.IsDue(1003));
    }

    private void Refused(string trouble, RunCheckpoint checkpoint)
    {
        Assert.Null(checkpoint.Check(out string? told));
        Assert.Equal(trouble, told);
        Assert.False(File.Exists(checkpoint.File));
    }

    /// <summary>Simulates until the last checkpoint before the end of a week, and stops there.</summary>
    private void Stop(int afterWeeks)
    {
        using var stop = new CancellationTokenSource();

        // The clock is asked when a run begins, then at the beginning and the end of each checkpoint.
        int checkpoints = afterWeeks / Checkpoint.Weeks!.Value;
        var clock = new SetClock { Asked = count => CancelIf(count == 1 + (2 * checkpoints), stop) };
        Assert.Throws<OperationCanceledException>(() => WholeRun.Simulate(Run, new RunMeans(1, Checkpoint), clock, stop.Token));
    }

    private static void CancelIf(bool now, CancellationTokenSource source)
    {
        if (now)
        {
            source.Cancel();
        }
    }

    private sealed class SetClock : TimeProvider
    {
        private int _asked;

        public long Seconds { get; set; }

        public Action<int> Asked { get; init; } = _ => { };

        public override long TimestampFrequency => 1;

        public override long GetTimestamp()
        {
            Asked(++_asked);
            return Seconds;
        }
    }
}
