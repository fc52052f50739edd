using Staffroom.Model.Diaries;
using Staffroom.Model.Measures;

namespace Staffroom.Model.Tests.Diaries;

/// <summary>A diary as bytes.</summary>
public sealed class DiaryTests
{
    private static readonly Company Some = new(3, 8, 0.31);

    private static readonly Waiting Long = new(12, 0.07, 0.58, new Motives(0.4, 0.5, 0.6, 0.7, Motive.Climate));

    /// <summary>One entry of every kind, and of those with parts that may be missing one without.</summary>
    private static readonly Diary Full = new(17,
    [
        new PracticeStanding(0, 1, DiaryMoment.Arrival, true, 0.75, true, false, 0.6, null),
        new BeliefStanding(0, 0, DiaryMoment.Arrival, 0.43),
        new TiesStanding(0, DiaryMoment.Arrival, 8, 2, 1),
        new Heard(3, 0, HeardFrom.Contact, 130_000, true),
        new Heard(3, 1, HeardFrom.Mandate, -1, false),
        new BecameReady(9, 0, 0.31, [new Lesson(LessonKind.Transfer, 4, 0.2), new Lesson(LessonKind.Coaching, -1, 0.11)]),
        new BecameReady(9, 1, 0.31, []),
        new Adopted(21, 0, AdoptedBecause.Contagion, 4, Some, Long, 0.01, true),
        new Complied(22, 1, 0.5),
        new Deepened(30, 0, LevelOfUse.Routine),
        new Dropped(31, 0, 10, 4, 0.36, Some, false),
        new BeliefCrossed(33, 0, 0.52, BeliefMovedBy.Experience, -1, 1),
        new TieChanged(40, 4, TieChange.AlterLeft, 0.61, 12, 40),
        new TrustMoved(41, 5, true, 0.45, 0.56),
        new Left(79, 1),
        new PracticeStanding(117, 0, DiaryMoment.End, true, 0.5, false, false, 0.0, Long),
    ]);

    [Fact]
    public void EveryKindOfEntryReadsBackAsItWas()
    {
        var kinds = typeof(DiaryEntry).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DiaryEntry)) && !type.IsAbstract);
        Assert.Empty(kinds.Except(Full.Entries.Select(entry => entry.GetType())));
        var read = Diary.FromBytes(Full.ToBytes());
        Assert.Equal(Full, read);
        Assert.Equal(Full.GetHashCode(), read.GetHashCode());
        Assert.All(Full.Entries.Zip(read.Entries), pair => Assert.Equal(pair.First.GetHashCode(), pair.Second.GetHashCode()));
    }

    [Fact]
    public void DiariesDifferWhereAnEntryDoes()
    {
        Assert.NotEqual(Full, Full with { Teacher = 18 });
        Assert.NotEqual(Full, new Diary(17, Full.Entries.SetItem(12, new TieChanged(40, 4, TieChange.AlterLeft, 0.62, 12, 40))));
        Assert.NotEqual(Full.Entries[5], new BecameReady(9, 0, 0.31, [new Lesson(LessonKind.Transfer, 4, 0.2), new Lesson(LessonKind.Coaching, -1, 0.1)]));
    }

    [Fact]
    public void DamagedBytesAreRefused()
    {
        byte[] bytes = Full.ToBytes();
        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.Throws<InvalidDataException>(() => Diary.FromBytes(bytes[..length])));
        Assert.Throws<InvalidDataException>(() => Diary.FromBytes([.. bytes, 0]));
        bytes[0]++;
        Assert.Contains("Diary format 2", Assert.Throws<InvalidDataException>(() => Diary.FromBytes(bytes)).Message, StringComparison.Ordinal);
    }
}
