using Staffroom.Model.Parts;

namespace Staffroom.Grains.Coordination;

/// <summary>What a coordinator must do itself of a run: rank those of all schools, and put the schools' records together.</summary>
internal interface IRunWork
{
    /// <summary>Weeks to simulate.</summary>
    int Weeks { get; }

    /// <summary>Whether a week removes the best connected, so that all schools must be asked who they are.</summary>
    bool NeedsRanking(int week);

    /// <summary>Those who leave, ascending.</summary>
    int[] Rank(int week, IEnumerable<Candidate> candidates);

    /// <summary>Adds the next point in time; points are added once each, in order, from 0.</summary>
    void Add(int point, double[][] recordsOfSchools);

    /// <summary>What came out: the canonical bytes of the trajectory.</summary>
    byte[] Finish(double[][] finalsOfSchools);

    /// <summary>What was added so far.</summary>
    byte[] Save();

    /// <summary>Takes what <see cref="Save"/> gave, before anything is added.</summary>
    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    void Restore(ReadOnlySpan<byte> state);
}
