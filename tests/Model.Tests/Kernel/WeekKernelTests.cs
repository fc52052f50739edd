using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Kernel;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Tests.Parts;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Kernel;

/// <summary>The law of the kernel: the bits of the reference rules, in any world.</summary>
public sealed class WeekKernelTests
{
    [Fact]
    public void AnyWorldHasTheBytesOfTheReference() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), number =>
    {
        var spec = RandomWorlds.Draw(number);
        return AreEqual(spec, (ulong)number);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void AnyWorldWithMechanismsSwitchedOffHasTheBytesOfTheReference() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), number =>
    {
        // Each mechanism is off in about a third of the worlds, whatever the others are.
        var draw = new Random(number);
        Parameter[] switches =
        [
            Parameter.TransferRate, Parameter.OwnDevelopmentRate, Parameter.JointDevelopmentRate, Parameter.LearningByDoingRate, Parameter.DisadoptionHazard,
            Parameter.Susceptibility, Parameter.MasteryBeliefRate, Parameter.SocialEfficacyRate, Parameter.CollectiveEfficacyRate,
            Parameter.CapacityGrowthRate, Parameter.DynamicTies, Parameter.ClimateRate, Parameter.ContactContagion, Parameter.ImitationHazard,
        ];
        var spec = RandomWorlds.Draw(number);
        var off = switches.Where(_ => draw.Next(3) == 0).Select(parameter => KeyValuePair.Create(parameter, 0.0));
        return AreEqual(spec with { Parameters = spec.Parameters.With(off) }, (ulong)number);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void AnyWorldCutIntoRangesForAnyNumberOfThreadsHasTheBytesOfTheReference() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), Gen.Choose(2, 5).ToArbitrary(), (number, threads) =>
            AreEqual(RandomWorlds.Draw(number), (ulong)number, new Threads(threads))).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void AWorldOfManyBlocksHasTheBytesOfTheReference()
    {
        var spec = new WorldSpec
        {
            Network = new SchoolNetworkSpec { Schools = 41, StaffPerSchool = 17, Between = [new(SchoolPattern.Mesh, 130, 0.4)] },
            Climate = ClimateSpec.MidTrust with { Threat = 0.1, Competition = 0.3 },
            Practices = [new("p", 0.4, 0.3, 0.8, 0, new SeedSpec(SeedKind.InformalLeaders, [], 2, true, []))],
            Beliefs = [BeliefSpec.Default],
            Weeks = 90,
        };
        Assert.True(AreEqual(spec, 3));
        Assert.True(AreEqual(spec, 3, new Threads(4)));
    }

    [Fact]
    public void AWeekAllocatesNothing()
    {
        const int WarmUpWeeks = 45; // the first end of a school year is behind
        var run = Simulation.Start(
            new WorldSpec
            {
                Network = new SchoolNetworkSpec { Schools = 8, StaffPerSchool = 17, Between = [new(SchoolPattern.Mesh, 40, 0.4)] },
                Climate = ClimateSpec.HighTrust,
                Practices = [new("p", 0.4, 0.3, 0.8, 0, new SeedSpec(SeedKind.InformalLeaders, [], 2, true, []))],
                Beliefs = [BeliefSpec.Default],
                Weeks = 117,
            },
            5);
        while (run.Week < WarmUpWeeks)
        {
            run.Step();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        while (run.Week < 117)
        {
            run.Step();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static bool AreEqual(WorldSpec spec, ulong seed, IRanges? ranges = null)
    {
        var (fast, reference) = (World.Create(spec, seed, ranges ?? OneRange.Instance), World.CreateReference(spec, seed));
        var (ofFast, ofReference) = (new Recorder(fast), new Recorder(reference));
        for (int week = 0; week < spec.Weeks; week++)
        {
            fast.Step();
            reference.Step();
            ofFast.Record();
            ofReference.Record();
            if (!Columns(fast).Zip(Columns(reference)).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)))
            {
                return false;
            }
        }

        return ofFast.Finish().Digest() == ofReference.Finish().Digest();
    }

    /// <summary>All that a week leaves behind, what it derives included.</summary>
    private static double[][] Columns(World world)
    {
        var (state, frame) = (world.State, world.Frame);
        return
        [
            state.Efficacy, state.Capacity, state.TieStrength, state.Trust, state.HelpBalance, state.Climate, .. state.Belief, .. state.Anchor,
            .. state.Practices.SelectMany(practice => new[]
            {
                practice.KnowHow, practice.Depth, Numbers(practice.IsAware), Numbers(practice.Uses), Numbers(practice.Complies), [.. practice.AgeWeeks.Select(age => (double)age)],
            }),
            frame.TimeScale, frame.ContactRate, frame.ContactHours, frame.CompetitionFelt, Numbers(frame.HasContact), Numbers(frame.Leaves),
            .. frame.Succeeded.Select(Numbers), .. frame.UsersAmong.Select(counts => counts.Select(count => (double)count).ToArray()),
            [.. Enumerable.Range(0, world.Network.TeacherCount).SelectMany(i => frame.ContactsOf(i).ToArray()).Select(e => (double)e)],
        ];
    }

    private static double[] Numbers(bool[] column) => Array.ConvertAll(column, value => value ? 1.0 : 0.0);

    /// <summary>Small ranges on several threads.</summary>
    private sealed class Threads(int count) : IRanges
    {
        public void ForEach(int total, int weight, Action<int, int> work)
        {
            int ranges = 3 * count;
            Parallel.For(0, ranges, new ParallelOptions { MaxDegreeOfParallelism = count }, r => work(total * r / ranges, total * (r + 1) / ranges));
        }
    }
}
