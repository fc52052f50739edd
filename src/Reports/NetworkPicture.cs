using System.Collections.Immutable;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;

namespace Staffroom.Reports;

/// <summary>One run as a picture: who is where, who is tied to whom, and when each teacher first used each practice.</summary>
/// <param name="Title">What is shown, for instance "8 schools, weak ties, high trust".</param>
/// <param name="Replicate">0-based replicate.</param>
/// <param name="Weeks">Weeks simulated.</param>
/// <param name="Schools">Names of the schools.</param>
/// <param name="Practices">Names of the practices.</param>
/// <param name="Teachers">The teachers.</param>
/// <param name="Ties">The undirected ties, each once.</param>
public sealed record NetworkPicture(
    string Title, int Replicate, int Weeks, ImmutableArray<string> Schools, ImmutableArray<string> Practices,
    ImmutableArray<PictureTeacher> Teachers, ImmutableArray<PictureTie> Ties)
{
    /// <summary>The picture of a run.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="replicate">0-based replicate.</param>
    /// <param name="network">Who is tied to whom.</param>
    /// <param name="tieStrength">Strength of each directed tie; the stronger of both directions is drawn.</param>
    /// <param name="practices">Names of the practices.</param>
    /// <param name="trajectory">The run.</param>
    public static NetworkPicture Of(
        string title, int replicate, SchoolNetwork network, double[] tieStrength, ImmutableArray<string> practices, Trajectory trajectory)
    {
        if (tieStrength.Length != network.DirectedTieCount)
        {
            throw new ArgumentException($"{tieStrength.Length} strengths for {network.DirectedTieCount} directed ties.", nameof(tieStrength));
        }

        if (trajectory.Shape.Teachers != network.TeacherCount || trajectory.Shape.Practices != practices.Length)
        {
            throw new ArgumentException("The run has other teachers or practices than the network.", nameof(trajectory));
        }

        return new NetworkPicture(
            title,
            replicate,
            trajectory.Shape.Weeks,
            [.. Enumerable.Range(0, network.SchoolCount).Select(s => network.SchoolNames is { } names ? names[s] : $"School {s + 1}")],
            practices,
            [.. Enumerable.Range(0, network.TeacherCount).Select(Teacher)],
            [.. Enumerable.Range(0, network.DirectedTieCount).Where(e => network.Ego[e] < network.Alter[e]).Select(Tie)]);

        PictureTeacher Teacher(int i)
        {
            int school = network.SchoolOf[i];
            var weeks = Enumerable.Range(0, practices.Length).Select(p => trajectory.AdoptionWeeks[(p * network.TeacherCount) + i]);
            return new PictureTeacher(network.NameOf(i), school, network.IsHead(i), [.. weeks]);
        }

        PictureTie Tie(int e) =>
            new(network.Ego[e], network.Alter[e], Math.Max(tieStrength[e], tieStrength[network.Reverse[e]]));
    }
}

/// <summary>A teacher in a picture.</summary>
/// <param name="Label">Name for people.</param>
/// <param name="School">Index of the school.</param>
/// <param name="IsHead">Whether this is the head.</param>
/// <param name="AdoptionWeeks">For each practice the week of first genuine use, 0 for starters, −1 for never.</param>
public sealed record PictureTeacher(string Label, int School, bool IsHead, ImmutableArray<int> AdoptionWeeks);

/// <summary>An undirected tie in a picture.</summary>
/// <param name="A">Index of one teacher.</param>
/// <param name="B">Index of the other.</param>
/// <param name="TieStrength">0 to 1.</param>
public sealed record PictureTie(int A, int B, double TieStrength);
