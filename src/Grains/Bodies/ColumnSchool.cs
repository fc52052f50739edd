using System.Collections.Immutable;
using Staffroom.Grains.Coordination;
using Staffroom.Model.Parts;

namespace Staffroom.Grains.Bodies;

/// <summary>Schools with their teachers in columns.</summary>
/// <param name="start">The start of the run.</param>
/// <param name="school">The school.</param>
internal sealed class ColumnSchools(SharedStart start, int school) : IDiarySchoolBodies
{
    /// <inheritdoc/>
    public int[] KeptDiaries { get; set; } = [];

    /// <inheritdoc/>
    public int Weeks => start.Spec.Weeks;

    /// <inheritdoc/>
    public ImmutableArray<int> Speakers { get; } = [.. start.Speakers(school)];

    /// <inheritdoc/>
    public ImmutableArray<int> Listeners => start.Listeners(school);

    /// <inheritdoc/>
    public ValueTask<ISchoolBody> StartAsync(long epoch)
    {
        var part = start.CreateSchool(school);
        foreach (int teacher in KeptDiaries.Where(teacher => start.Network.SchoolOf[teacher] == school))
        {
            part.OpenDiary(teacher);
        }

        return new(new ColumnSchool(part));
    }

    /// <inheritdoc/>
    public ValueTask<ISchoolBody> RestoreAsync(long epoch, ReadOnlyMemory<byte> state)
    {
        var part = start.CreateSchool(school);
        part.Restore(state.Span);
        return new(new ColumnSchool(part));
    }
}

/// <summary>A school with its teachers in columns: all its work is done when the call returns.</summary>
internal sealed class ColumnSchool(SchoolPart part) : ISchoolBody
{
    /// <inheritdoc/>
    public int Week => part.Week;

    /// <inheritdoc/>
    public double[] FirstRecord() => part.FirstRecord();

    /// <inheritdoc/>
    public void Receive(int speaker, double[] rows) => part.Receive(speaker, rows);

    /// <inheritdoc/>
    public ValueTask AdvanceAsync()
    {
        part.Advance();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public Candidate[] Candidates() => part.Candidates;

    /// <inheritdoc/>
    public ValueTask<double[]> FinishAsync(int[] leavers) => new(part.Finish(leavers));

    /// <inheritdoc/>
    public double[] RowsFor(int listener) => part.RowsFor(listener);

    /// <inheritdoc/>
    public ValueTask<double[]> FinalAsync() => new(part.Final());

    /// <inheritdoc/>
    public ValueTask<byte[]> SaveAsync() => new(part.Save());

    /// <inheritdoc/>
    public ValueTask<byte[][]> DiariesAsync() => new([.. part.Diaries.Select(diary => diary.ToBytes())]);
}
