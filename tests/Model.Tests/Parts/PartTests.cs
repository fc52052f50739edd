using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Interventions;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parts;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Parts;

/// <summary>The one law: a world cut into parts gives the bytes of the whole.</summary>
public sealed class PartTests
{
    private static readonly Arbitrary<int> Numbers = Gen.Choose(0, 1_000_000).ToArbitrary();

    [Fact]
    public void AnyWorldCutBySchoolGivesTheSameBytes() => Check(start => PartRun.BySchool(start));

    [Fact]
    public void AnyWorldCutByTeacherGivesTheSameBytes() => Check(start => PartRun.ByTeacher(start));

    [Fact]
    public void PartsSavedAndRestoredInAnyWeekGiveTheSameBytes() => Prop.ForAll(Numbers, Gen.Choose(1, 7).ToArbitrary(), (number, every) =>
    {
        var start = SharedStart.Create(RandomWorlds.Draw(number), (ulong)number);
        string whole = Simulation.Run(start.Spec, start.RunSeed).Digest();
        return PartRun.BySchool(start, week => week % every == 0).Digest() == whole
            && PartRun.ByTeacher(start, week => week % every == 0).Digest() == whole;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void ASchoolThatKnowsNobodyElseIsUnderItsOwnConditions()
    {
        var spec = new WorldSpec
        {
            Network = new SchoolNetworkSpec { Schools = 3, StaffPerSchool = 5, Between = [new(SchoolPattern.Star, 0, 0.3)] },
            Climate = ClimateSpec.HighTrust,
            Practices = [new("p", 0.2, 0.3, 0.8, 0, new SeedSpec(SeedKind.Random, [], 1, true, []))],
            Beliefs = [BeliefSpec.Default],
            Interventions = [new SwitchIntervention(0, 30, SchoolSwitch.ExtraHours, -2.0, new SchoolSelection(SchoolSelectionKind.Listed, [0]))],
            Weeks = 30,
        };
        var start = SharedStart.Create(spec, 4);
        Assert.Empty(start.Speakers(2));
        Assert.Equal(Simulation.Run(spec, 4).Digest(), PartRun.BySchool(start).Digest());
        Assert.Equal(Simulation.Run(spec, 4).Digest(), PartRun.ByTeacher(start).Digest());
    }

    [Fact]
    public void StatesOfOtherPartsAndTornOnesAreRefused()
    {
        var start = SharedStart.Create(RandomWorlds.Draw(5), 5);
        byte[] saved = start.CreateTeacher(0).Save();
        Assert.Throws<InvalidDataException>(() => start.CreateTeacher(0).Restore(saved.AsSpan(1)));
        Assert.Throws<InvalidDataException>(() => start.CreateTeacher(0).Restore([.. saved, 0]));
        Assert.Throws<InvalidDataException>(() => start.CreateSchool(0).Restore(saved));
        Assert.Throws<InvalidDataException>(() => start.CreateGathering(0).Restore(saved));
    }

    [Fact]
    public void RowsOfTheWrongSizeAreRefused()
    {
        var start = SharedStart.Create(RandomWorlds.Draw(Enumerable.Range(0, 99).First(HasLinks)), 1);
        int speaker = start.Speakers(0).First();
        Assert.Throws<ArgumentOutOfRangeException>(() => start.CreateSchool(0).Receive(speaker, [1.0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => start.CreateGathering(0).Receive(speaker, [1.0]));
    }

    private static bool HasLinks(int number) => SharedStart.Create(RandomWorlds.Draw(number), 1).Speakers(0).Any();

    private static void Check(Func<SharedStart, Trajectory> run) => Prop.ForAll(Numbers, number =>
    {
        var start = SharedStart.Create(RandomWorlds.Draw(number), (ulong)number);
        return run(start).Digest() == Simulation.Run(start.Spec, start.RunSeed).Digest();
    }).QuickCheckThrowOnFailure();
}
