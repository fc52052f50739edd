using Staffroom.Model.Diaries;
using Staffroom.Model.Interventions;
using Staffroom.Model.Kernel;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Tests.Limits;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Diaries;

/// <summary>What a diary says of a practice, in worlds where there is one possible reason.</summary>
public sealed class PracticeNotesTests
{
    private static readonly GivenTie[] Star = [new(0, 1, 1.0), new(0, 2, 1.0), new(0, 3, 1.0)];

    [Fact]
    public void WordComesFromTheOneWhoMentionedIt()
    {
        var world = KeptDiary.World(4, Star, (Parameter.UserAwarenessRate, 1)).Aware(1).Using(2);
        Assert.Equal(new Heard(1, 0, HeardFrom.Contact, 2, AlterUses: true), Assert.Single(KeptDiary.Of(world, 0, 5).All<Heard>()));
    }

    [Fact]
    public void OfSeveralWhoMentionItTheLowestIdCountsAndNonUsersMayTellToo()
    {
        var world = KeptDiary.World(4, Star, (Parameter.UserAwarenessRate, 1), (Parameter.AwareAwarenessRate, 1)).Aware(1).Using(2, 3);
        Assert.Equal(new Heard(1, 0, HeardFrom.Contact, 1, AlterUses: false), Assert.Single(KeptDiary.Of(world, 0, 5).All<Heard>()));
    }

    [Fact]
    public void OutsideComesBeforeColleagues()
    {
        var world = KeptDiary.World(4, Star, (Parameter.UserAwarenessRate, 1), (Parameter.ExternalAwareness, 1)).Using(1);
        Assert.Equal(new Heard(1, 0, HeardFrom.Outside, -1, AlterUses: false), Assert.Single(KeptDiary.Of(world, 0, 5).All<Heard>()));
    }

    [Fact]
    public void AtAConferenceWordComesFromSomebodyOfAnotherSchool()
    {
        var world = World.Create(TwoSchools(new ConferenceIntervention(2, 3, 1.0, 30)), 3).Using(3);
        Assert.Equal(new Heard(3, 0, HeardFrom.Conference, 3, AlterUses: true), Assert.Single(KeptDiary.Of(world, 0, 5).All<Heard>()));
    }

    [Fact]
    public void AMandateIsASourceAndMakesComply()
    {
        var diary = KeptDiary.Of(KeptDiary.World(4, Star, (Parameter.Mandate, 1), (Parameter.MandateHazard, 1)), 0, 5);
        Assert.Equal(new Heard(1, 0, HeardFrom.Mandate, -1, AlterUses: false), Assert.Single(diary.All<Heard>()));
        Assert.Equal(new Complied(1, 0, 1.0), Assert.Single(diary.All<Complied>()));
        Assert.Empty(diary.All<Adopted>());
    }

    [Theory]
    [InlineData(Parameter.TransferRate, 0.2, LessonKind.Transfer, 2)]
    [InlineData(Parameter.JointDevelopmentRate, 0.2, LessonKind.JointWork, 2)]
    [InlineData(Parameter.OwnDevelopmentRate, 0.2, LessonKind.OwnDevelopment, -1)]
    [InlineData(Parameter.Coaching, 1.0, LessonKind.Coaching, -1)]
    public void KnowHowComesFromTheOnlySourceThereIs(Parameter parameter, double value, LessonKind kind, int alter)
    {
        var world = KeptDiary.World(4, Star, (parameter, value), (Parameter.CatalysisGain, 0)).Aware(0, 1).Using(2);
        var ready = Assert.Single(KeptDiary.Of(Ready(world, 0.5), 0, 30).All<BecameReady>());
        var lesson = Assert.Single(ready.Lessons);
        Assert.Equal((kind, alter), (lesson.Kind, lesson.Alter));
        Assert.Equal(ready.KnowHow, lesson.KnowHow, 1e-12);
        Assert.InRange(ready.KnowHow, 0.5, 0.7);
    }

    [Fact]
    public void OwnDevelopmentThatUsersSetOffIsTheirsAndTheRestOnesOwn()
    {
        // Two users of equal trust: y = ι·k·C·(1 + Γ·min(1, 2)) with k = C = 1, of which 1/(1 + Γ) is one's own.
        var world = KeptDiary.World(4, Star, (Parameter.OwnDevelopmentRate, 0.02), (Parameter.CatalysisGain, 4)).Aware(0).Using(2, 3);
        var ready = Assert.Single(KeptDiary.Of(Ready(world, 0.3), 0, 30).All<BecameReady>());
        Assert.Equal(
            [(LessonKind.Stimulus, 2), (LessonKind.Stimulus, 3), (LessonKind.OwnDevelopment, -1)],
            ready.Lessons.Select(lesson => (lesson.Kind, lesson.Alter)));
        Assert.Equal([0.4, 0.4, 0.2], ready.Lessons.Select(lesson => Math.Round(lesson.KnowHow / ready.KnowHow, 12)));
    }

    [Fact]
    public void StimuliHeardAtConferencesAreToldAsSuch()
    {
        var spec = TwoSchools(new ConferenceIntervention(0, 30, 1.0, 30));
        spec = spec with { Parameters = spec.Parameters.With([new(Parameter.OwnDevelopmentRate, 0.02), new(Parameter.CatalysisGain, 9)]) };
        var world = World.Create(spec, 3).Aware(0).Using(3);
        world.State.Capacity[0] = 1.0;
        var ready = Assert.Single(KeptDiary.Of(world, 0, 30).All<BecameReady>());
        Assert.Equal([LessonKind.Conference, LessonKind.OwnDevelopment], ready.Lessons.Select(lesson => lesson.Kind));
        Assert.Equal(0.9, ready.Lessons[0].KnowHow / ready.KnowHow, 1e-9);
    }

    [Fact]
    public void WithoutAnyCompanyOneAdoptsOnOnesOwnAccount()
    {
        var diary = KeptDiary.Of(KnowingAll((Parameter.InnovationHazard, 1)), 0, 3);
        var adopted = Assert.Single(diary.All<Adopted>());
        Assert.Equal((1, AdoptedBecause.OwnAccount, -1, false), (adopted.Week, adopted.Because, adopted.Alter, adopted.WasComplying));
        Assert.Equal(new Company(0, 3, 0.0), adopted.Company);
        Assert.Equal((1, 1.0, 1.0), (adopted.Waiting.Weeks, adopted.Waiting.Chance, adopted.Waiting.ChanceSoFar));
    }

    [Fact]
    public void WithImitationAloneItIsTheOthers()
    {
        var diary = KeptDiary.Of(KnowingAll((Parameter.ImitationHazard, 1), (Parameter.SelfProofWeight, 0)).Using(1, 2, 3), 0, 3);
        var adopted = Assert.Single(diary.All<Adopted>());
        Assert.Equal((1, AdoptedBecause.SocialProof), (adopted.Week, adopted.Because));
        Assert.Equal(new Company(3, 3, 1.0), adopted.Company);
    }

    [Fact]
    public void BehindAThresholdItIsTheOthersEvenIfInnovationAloneWouldDo()
    {
        var world = KnowingAll((Parameter.InnovationHazard, 1), (Parameter.AdoptionThreshold, 0.5), (Parameter.SelfProofWeight, 0)).Using(1, 2);
        Assert.Equal(AdoptedBecause.SocialProof, Assert.Single(KeptDiary.Of(world, 0, 3).All<Adopted>()).Because);
    }

    [Fact]
    public void ContagionComesFromTheFirstUserMet()
    {
        var diary = KeptDiary.Of(KnowingAll((Parameter.ContactContagion, 1)).Using(2, 3), 0, 3);
        var adopted = Assert.Single(diary.All<Adopted>());
        Assert.Equal((1, AdoptedBecause.Contagion, 2), (adopted.Week, adopted.Because, adopted.Alter));
    }

    [Fact]
    public void ComplianceThatBecomesMeantIsAdoptionOfItsOwnKind()
    {
        // Without know-how the mandate is all there is; own development makes ready, and then innovation is certain.
        var world = KeptDiary.World(
            1, [], (Parameter.Mandate, 1), (Parameter.MandateHazard, 1), (Parameter.OwnDevelopmentRate, 0.1), (Parameter.InnovationHazard, 1), (Parameter.Reactance, 0));
        var diary = KeptDiary.Of(Ready(world, 0.3), 0, 12);
        var adopted = Assert.Single(diary.All<Adopted>());
        Assert.True(adopted.WasComplying);
        Assert.Equal(Assert.Single(diary.All<BecameReady>()).Week + 1, adopted.Week);
        Assert.Equal(1, Assert.Single(diary.All<Complied>()).Week);
    }

    [Fact]
    public void WhatHoldsBackMostIsNamed()
    {
        var world = KeptDiary.World(1, [], (Parameter.InnovationHazard, 0.001), (Parameter.BeliefGate, 0.5), (Parameter.EfficacyGate, 0.5)).Aware(0);
        (world.State.Belief[0][0], world.State.Efficacy[0]) = (0.6, 0.2);
        var end = KeptDiary.Of(world, 0, 1000).All<PracticeStanding>()[^1];
        Assert.Equal(DiaryMoment.End, end.Moment);
        Assert.Equal(Motive.Efficacy, end.Waiting!.Motives.Weakest);
        Assert.Equal(1000, end.Waiting.Weeks);
        Assert.Equal(0.001 * 0.8 * 0.6, end.Waiting.Chance, 1e-15);
        Assert.Equal(1.0 - Math.Pow(1.0 - (0.001 * 0.8 * 0.6), 1000), end.Waiting.ChanceSoFar, 1e-9);
    }

    [Fact]
    public void ADropTellsHowLongItWasUsedAndHowOftenItFailed()
    {
        // No success without know-how, and a week without success is enough.
        var world = KeptDiary.World(
            4, Star, (Parameter.BaseSuccess, 0), (Parameter.DisadoptionHazard, 1), (Parameter.DisadoptionProofGate, 0)).Aware(0);
        world.State.Practices[0].Uses[0] = true;
        world.State.Practices[0].AgeWeeks[0] = 6;
        var dropped = Assert.Single(KeptDiary.Of(world, 0, 3).All<Dropped>());
        Assert.Equal(new Dropped(1, 0, 7, 1, 0.0, new Company(0, 3, 0.25), WasComplying: false), dropped);
    }

    [Fact]
    public void DepthIsToldAtTheLevelsOfUse()
    {
        var world = KeptDiary.World(1, [], (Parameter.DepthRate, 0.1)).Using(0);
        world.State.Practices[0].Depth[0] = 0.0;
        int routine = 0, refined = 0;
        for (double depth = 0.0; depth < FinalCounts.RefinedDepth; refined++)
        {
            routine += depth < FinalCounts.ImplementedDepth ? 1 : 0;
            depth += 0.1 * (1.0 - depth);
        }

        Assert.Equal(
            [new Deepened(routine, 0, LevelOfUse.Routine), new Deepened(refined, 0, LevelOfUse.Refined)], KeptDiary.Of(world, 0, 40).All<Deepened>());
    }

    private static World KnowingAll(params (Parameter, double)[] parameters)
    {
        var world = KeptDiary.World(4, Star, parameters).Aware(0, 1, 2, 3);
        Array.Fill(world.State.Practices[0].KnowHow, 1.0);
        return world;
    }

    /// <summary>The same world, for a practice that needs know-how; capacity and climate are full.</summary>
    private static World Ready(World world, double readiness)
    {
        var spec = world.Spec with { Practices = [world.Spec.Practices[0] with { Readiness = readiness }] };
        Array.Fill(world.State.Capacity, 1.0);
        return new World(spec, world.RunSeed, world.Network, world.State, world.Calendar, OneRange.Instance);
    }

    private static WorldSpec TwoSchools(Intervention intervention) => new()
    {
        Network = new GivenNetworkSpec
        {
            People = [.. Enumerable.Range(0, 4).Select(i => new GivenPerson($"{i}", i / 2))],
            Schools = ["a", "b"],
            Ties = [new GivenTie(0, 1, 1.0)],
        },
        Climate = ClimateSpec.MidTrust with { TrustBetween = 1.0, InnovativeClimate = 1.0 },
        Practices = [new PracticeSpec("practice", 0.0, 0.3, 1.0, 0, new SeedSpec(SeedKind.Named, [], 0, false, []))],
        Beliefs = [BeliefSpec.Default],
        Parameters = LimitingWorld.Off.With([new(Parameter.UserAwarenessRate, 1.0), new(Parameter.InitialAwareness, 0.0)]),
        Interventions = [intervention],
        Weeks = 1000,
    };
}
