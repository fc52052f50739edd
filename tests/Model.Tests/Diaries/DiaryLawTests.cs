using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Diaries;
using Staffroom.Model.Interventions;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Parts;
using Staffroom.Model.Randomness;
using Staffroom.Model.Tests.Parts;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Diaries;

/// <summary>What holds for every diary of every world.</summary>
public sealed class DiaryLawTests
{
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(40);

    [Fact]
    public void ADiaryTellsTheSameAsTheTrajectory() => ForAnyWorld((spec, seed) =>
    {
        var (run, diaries) = Simulation.RunWithDiaries(spec, seed, Everybody(spec));
        for (int p = 0; p < spec.Practices.Length; p++)
        {
            foreach (var diary in diaries)
            {
                Assert.Equal(run.AdoptionWeeks[(p * diaries.Length) + diary.Teacher], FirstGenuineUse(diary, p));
            }

            Assert.Equal(
                Enumerable.Range(0, run.Shape.Schools).Sum(school => run.UsersInSchool(spec.Weeks, p, school)),
                diaries.Count(diary => End(diary, p) is { Uses: true, Complies: false }));
            Assert.Equal(
                Math.Round(run[spec.Weeks, p, PracticeMeasure.Awareness] * diaries.Length), diaries.Count(diary => End(diary, p).IsAware));
        }
    });

    /// <summary>The laws below would hold of empty diaries: in these worlds everything does happen.</summary>
    [Fact]
    public void EveryKindOfThingHappensInTheseWorlds()
    {
        var entries = Enumerable.Range(1, 40)
            .SelectMany(seed => Simulation.RunWithDiaries(Spec(3, 8, (ulong)seed), (ulong)seed, [.. Enumerable.Range(0, 24)]).Diaries)
            .SelectMany(diary => diary.Entries).ToList();
        Assert.Equal(13, entries.Select(entry => entry.GetType()).Distinct().Count());
        AssertAll(entries.OfType<Heard>().Select(each => each.Source));
        AssertAll(entries.OfType<BecameReady>().SelectMany(each => each.Lessons).Select(each => each.Kind), LessonKind.Doing);
        AssertAll(entries.OfType<Adopted>().Select(each => each.Because));
        AssertAll(entries.OfType<Adopted>().Select(each => each.Waiting.Motives.Weakest));
        AssertAll(entries.OfType<BeliefCrossed>().Select(each => each.Because));
        AssertAll(entries.OfType<TieChanged>().Select(each => each.Change));
        Assert.Contains(entries.OfType<Adopted>(), each => each.WasComplying);
        Assert.Contains(entries.OfType<Dropped>(), each => each.WasComplying);

        static void AssertAll<T>(IEnumerable<T> found, params T[] impossible)
            where T : struct, Enum => Assert.Empty(Enum.GetValues<T>().Except(found).Except(impossible));
    }

    [Fact]
    public void EntriesAscendAndEachThingFollowsFromWhatCameBefore() => ForAnyWorld((spec, seed) =>
    {
        foreach (var diary in Simulation.RunWithDiaries(spec, seed, Everybody(spec)).Diaries)
        {
            Assert.Equal(diary.Entries.Select(entry => entry.Week).Order(), diary.Entries.Select(entry => entry.Week));
            foreach (var person in Persons(diary))
            {
                for (int p = 0; p < spec.Practices.Length; p++)
                {
                    AssertInOrder([.. person.OfType<PracticeEntry>().Where(entry => entry.Practice == p)]);
                }
            }
        }
    });

    [Fact]
    public void ReasonsAreWhatTheRulesDrew() => ForAnyWorld((spec, seed) =>
    {
        foreach (var entry in Simulation.RunWithDiaries(spec, seed, Everybody(spec)).Diaries.SelectMany(diary => diary.Entries))
        {
            switch (entry)
            {
                case Adopted adopted:
                    Assert.InRange(adopted.Draw, 0.0, Math.BitDecrement(adopted.Waiting.Chance));
                    Assert.InRange(adopted.Waiting.ChanceSoFar, adopted.Waiting.Chance - 1e-12, 1.0);
                    Assert.Equal(adopted.Because == AdoptedBecause.Contagion, adopted.Alter >= 0);
                    Assert.True(adopted.Because != AdoptedBecause.SocialProof || adopted.Company.Users > 0);
                    break;
                case BecameReady ready:
                    double named = ready.Lessons.Sum(lesson => lesson.KnowHow);
                    Assert.NotEmpty(ready.Lessons);
                    Assert.InRange(named, ready.Lessons.Length < BecameReady.MostLessons ? ready.KnowHow - 1e-9 : 0.0, ready.KnowHow + 1e-9);
                    break;
                case Heard heard:
                    Assert.Equal(heard.Source is HeardFrom.Contact or HeardFrom.Conference, heard.Alter >= 0);
                    break;
            }
        }
    });

    [Fact]
    public void KeepingDiariesChangesNeitherTheRunNorEachOther() => ForAnyWorld((spec, seed) =>
    {
        var (run, all) = Simulation.RunWithDiaries(spec, seed, Everybody(spec));
        Assert.Equal(Simulation.Run(spec, seed).Digest(), run.Digest());
        int one = (int)(seed % (ulong)all.Length);
        Assert.Equal(all[one], Simulation.RunWithDiaries(spec, seed, [one]).Diaries.Single());
    });

    [Fact]
    public void SavedAndRestoredInAnyWeekADiaryIsTheSame() => ForAnyWorld((spec, seed) =>
    {
        int teacher = (int)(seed % (ulong)spec.Network.TeacherCount), stop = (int)(seed / 7 % (ulong)spec.Weeks);
        var world = World.Create(spec, seed);
        var keeper = DiaryKeeper.Begin(world, teacher);
        while (world.Week < spec.Weeks)
        {
            if (world.Week == stop)
            {
                keeper = DiaryKeeper.Restore(world, teacher, keeper.Save());
            }

            world.Step();
            keeper.Note(world.Frame);
        }

        Assert.Equal(Simulation.RunWithDiaries(spec, seed, [teacher]).Diaries.Single(), keeper.ToDiary());
        Assert.Equal(keeper.ToDiary(), Diary.FromBytes(keeper.ToDiary().ToBytes()));
    });

    [Fact]
    public void ADiaryIsTheSameInAnyPartition() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (number, every) =>
    {
        var start = SharedStart.Create(RandomWorlds.Draw(number), (ulong)number);
        int[] everybody = Everybody(start.Spec);
        var (whole, diaries) = Simulation.RunWithDiaries(start.Spec, start.RunSeed, everybody);
        bool IsSame((Trajectory Trajectory, ImmutableArray<Diary> Diaries) run) =>
            run.Trajectory.Digest() == whole.Digest() && run.Diaries.SequenceEqual(diaries);
        return IsSame(PartRun.BySchoolWithDiaries(start, everybody)) && IsSame(PartRun.ByTeacherWithDiaries(start, everybody))
            && IsSame(PartRun.BySchoolWithDiaries(start, everybody, week => week % every == 0))
            && IsSame(PartRun.ByTeacherWithDiaries(start, everybody, week => week % every == 0));
    }).Check(Few);

    [Fact]
    public void WhatIsRestoredMustBeTheSameTeachersAndWhole()
    {
        var world = World.Create(Spec(3, 7, 5), 5);
        byte[] saved = DiaryKeeper.Begin(world, 2).Save();
        Assert.Throws<InvalidDataException>(() => DiaryKeeper.Restore(world, 3, saved));
        Assert.Throws<InvalidDataException>(() => DiaryKeeper.Restore(world, 2, saved[..^1]));
        Assert.Throws<InvalidDataException>(() => DiaryKeeper.Restore(world, 2, [.. saved, 0]));
        Assert.Throws<InvalidDataException>(() => DiaryKeeper.Restore(World.Create(Spec(3, 8, 5), 6), 2, saved));
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulation.RunWithDiaries(world.Spec, 5, [world.Network.TeacherCount]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SharedStart.Create(world.Spec, 5).CreateSchool(0).OpenDiary(7));
    }

    private static void AssertInOrder(PracticeEntry[] entries)
    {
        var arrival = entries.OfType<PracticeStanding>().FirstOrDefault(standing => standing.Moment == DiaryMoment.Arrival);
        var heard = entries.OfType<Heard>().ToList();
        var ready = entries.OfType<BecameReady>().ToList();
        var adopted = entries.OfType<Adopted>().ToList();
        Assert.True(heard.Count <= (arrival is null ? 1 : 0));
        Assert.True(ready.Count <= 1);
        Assert.All(heard.Where(each => each.Source == HeardFrom.Mandate), each => Assert.Contains(entries.OfType<Complied>(), complied => complied.Week == each.Week));
        Assert.All(ready, each => Assert.True(arrival is not null || heard.Single().Week < each.Week));
        Assert.All(adopted, each => Assert.True(arrival is { KnowHow: >= 0.3 } || ready.Single().Week < each.Week));

        // Genuine use, compliance and none follow each other only in the ways that there are.
        bool? isGenuine = arrival is { Uses: true } ? !arrival.Complies : null;
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case Adopted each:
                    Assert.Equal(each.WasComplying ? false : null, isGenuine);
                    isGenuine = true;
                    break;
                case Complied:
                    Assert.Null(isGenuine);
                    isGenuine = false;
                    break;
                case Deepened:
                    Assert.Equal(true, isGenuine);
                    break;
                case Dropped each:
                    Assert.Equal(!each.WasComplying, isGenuine);
                    Assert.InRange(each.WeeksFailed, 1, each.WeeksUsed);
                    isGenuine = null;
                    break;
                case PracticeStanding { Moment: DiaryMoment.End } end:
                    Assert.Equal((isGenuine is not null, isGenuine == false), (end.Uses, end.Complies));
                    Assert.True(end.Waiting is null || isGenuine != true);
                    break;
            }
        }
    }

    private static int FirstGenuineUse(Diary diary, int practice)
    {
        var entries = diary.Entries.OfType<PracticeEntry>().Where(entry => entry.Practice == practice);
        return entries.FirstOrDefault(entry => entry is Adopted or PracticeStanding { Moment: DiaryMoment.Arrival, Uses: true })?.Week ?? -1;
    }

    private static PracticeStanding End(Diary diary, int practice) =>
        diary.Entries.OfType<PracticeStanding>().Single(standing => standing.Practice == practice && standing.Moment == DiaryMoment.End);

    private static IEnumerable<IEnumerable<DiaryEntry>> Persons(Diary diary)
    {
        var entries = diary.Entries.AsEnumerable();
        while (entries.Any())
        {
            yield return entries.TakeWhile(entry => entry is not Left);
            entries = entries.SkipWhile(entry => entry is not Left).Skip(1);
        }
    }

    private static int[] Everybody(WorldSpec spec) => [.. Enumerable.Range(0, spec.Network.TeacherCount)];

    private static void ForAnyWorld(Action<WorldSpec, ulong> law) => Prop.ForAll(
        Gen.Choose(1, 4).ToArbitrary(), Gen.Choose(2, 8).ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(),
        (schools, staff, seed) => law(Spec(schools, staff, (ulong)seed), (ulong)seed)).Check(Few);

    /// <summary>A world in which everything can happen: mandate, conferences, twinning, stands, removal, turnover, contagion.</summary>
    private static WorldSpec Spec(int schools, int staff, ulong seed)
    {
        double Unit(int k) => Philox.Uniform(seed, k, 0, 0, Purpose.Grouping);
        return new WorldSpec
        {
            Network = new SchoolNetworkSpec { Schools = schools, StaffPerSchool = staff, Between = [new(SchoolPattern.Mesh, 2 * schools, 0.3)] },
            Climate = Unit(1) < 0.5 ? ClimateSpec.LowTrust : ClimateSpec.HighTrust with { ContextContrast = Unit(2) },
            Practices =
            [
                new("codified", 0.1, 0.3, 0.8, 0, new(SeedKind.Random, [0], 2, false, [])),
                new("tacit", 0.9, 0.3, 0.6, 1, new(SeedKind.InformalLeaders, [0], 1, false, [])),
            ],
            Beliefs = [BeliefSpec.Default, BeliefSpec.Default with { Name = "other" }],
            Parameters = ParameterSet.Default.With(
            [
                new(Parameter.WeeksPerYear, 20), new(Parameter.DisadoptionHazard, 0.3), new(Parameter.ContactContagion, 0.1 * Unit(3)),
                new(Parameter.ExternalAwareness, 0.02 * Unit(4)), new(Parameter.Coaching, Unit(5)),
            ]),
            Interventions =
            [
                new SwitchIntervention(5, 30, SchoolSwitch.Mandate, Unit(9), SchoolSelection.All),
                new ConferenceIntervention(7, 9, Unit(11), 3),
                new TwinningIntervention(3, 20, 2, Unit(12)),
                new LeaderIntervention(11, Unit(13), SchoolSelection.All),
                new RemovalIntervention(25, 1, true, SchoolSelection.All),
            ],
            Weeks = 65,
        };
    }
}
