using System.Collections.Immutable;
using Staffroom.Model.Parts;

namespace Staffroom.Grains.Coordination;

/// <summary>
/// What a school is made of: its teachers in columns, or grains of their own. One attempt has one body. Its tasks are complete when they
/// are returned unless somebody else has to be asked.
/// </summary>
internal interface ISchoolBody
{
    /// <summary>The week at whose start it stands.</summary>
    int Week { get; }

    /// <summary>Its record at the start of week 0.</summary>
    double[] FirstRecord();

    /// <summary>Takes what a speaker published for this week.</summary>
    void Receive(int speaker, double[] rows);

    /// <summary>Applies all rules of the week but turnover; the rows of all speakers were received.</summary>
    ValueTask AdvanceAsync();

    /// <summary>Those who could be removed for being the best connected; asked between the two halves of a week that ranks them.</summary>
    Candidate[] Candidates();

    /// <summary>Applies turnover, moves on to the next week and gives the record of its start.</summary>
    /// <param name="leavers">The best connected who leave, of all schools; empty in weeks without a ranking.</param>
    ValueTask<double[]> FinishAsync(int[] leavers);

    /// <summary>What it publishes for a listener at the start of this week.</summary>
    double[] RowsFor(int listener);

    /// <summary>What is counted once, at the horizon; the rows of all speakers for the week after the last were received.</summary>
    ValueTask<double[]> FinalAsync();

    /// <summary>Its state at the start of this week.</summary>
    ValueTask<byte[]> SaveAsync();

    /// <summary>The diaries that its teachers keep; none unless it says otherwise.</summary>
    ValueTask<byte[][]> DiariesAsync() => new([]);
}

/// <summary>A school's place in the network, and where its bodies come from.</summary>
internal interface ISchoolBodies
{
    /// <summary>Weeks to simulate.</summary>
    int Weeks { get; }

    /// <summary>Schools whose rows it needs, ascending.</summary>
    ImmutableArray<int> Speakers { get; }

    /// <summary>Schools that need its rows, ascending.</summary>
    ImmutableArray<int> Listeners { get; }

    /// <summary>A body at the start of the run.</summary>
    ValueTask<ISchoolBody> StartAsync(long epoch);

    /// <summary>A body with a state that was saved.</summary>
    /// <exception cref="InvalidDataException">The state is not one of this school.</exception>
    ValueTask<ISchoolBody> RestoreAsync(long epoch, ReadOnlyMemory<byte> state);
}
