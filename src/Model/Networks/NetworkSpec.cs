using System.Collections.Immutable;

namespace Staffroom.Model.Networks;

/// <summary>How a network comes about: generated from a design, or given person by person.</summary>
public abstract record NetworkSpec
{
    /// <summary>Number of teachers, heads included.</summary>
    public abstract int TeacherCount { get; }
}

/// <summary>
/// The school design of MODEL section 5: schools of equal size, each a rewired ring of teachers and a head with weak ties to all,
/// and ties between schools. Every potential tie has its own draw, so one more tie does not reshuffle the others.
/// </summary>
public sealed record SchoolNetworkSpec : NetworkSpec
{
    /// <inheritdoc/>
    public override int TeacherCount => Schools * StaffPerSchool;

    /// <summary>Number of schools, 1 or more; 5 to 12 is usual (Jackson; Networked Learning Communities averaged about 11).</summary>
    public required int Schools { get; init; }

    /// <summary>Staff of each school including its head, 2 or more (Networked Learning Communities: 16.7; Dutch schools: 14.6).</summary>
    public required int StaffPerSchool { get; init; }

    /// <summary>Even number of ring neighbors of a teacher within the school (assumption: 6).</summary>
    public int RingNeighbors { get; init; } = 6;

    /// <summary>Share of ring ties that are rewired within the school (assumption: 0.2).</summary>
    public double RewiredShare { get; init; } = 0.2;

    /// <summary>Share of ties within a school that are strong (assumption: 0.3).</summary>
    public double StrongShareWithin { get; init; } = 0.3;

    /// <summary>Strength of a strong tie within a school (assumption).</summary>
    public double StrongTieStrength { get; init; } = 0.8;

    /// <summary>Strength of the other ties within a school (assumption).</summary>
    public double OrdinaryTieStrength { get; init; } = 0.3;

    /// <summary>Strength of the ties between a head and the school's teachers (assumption; lowered from 0.3 after results had been seen).</summary>
    public double HeadTieStrength { get; init; } = 0.1;

    /// <summary>The ties between schools.</summary>
    public ImmutableArray<BetweenTies> Between { get; init; } = [];

    /// <summary>Strength of ties among all heads, if there are such (Chile's networks; Fernandez).</summary>
    public double? HeadToHeadTieStrength { get; init; }

    /// <summary>Distance between any two schools, in km.</summary>
    public double DistanceKm { get; init; } = 15.0;
}

/// <summary>A set of ties between schools, chosen by their own keyed draws: growing <paramref name="Count"/> only adds ties.</summary>
/// <param name="Pattern">Which pairs of schools are linked.</param>
/// <param name="Count">Number of ties in all, spread evenly over the linked pairs.</param>
/// <param name="TieStrength">Their strength, 0 to 1.</param>
public sealed record BetweenTies(SchoolPattern Pattern, int Count, double TieStrength);

/// <summary>Which pairs of schools a set of ties links.</summary>
public enum SchoolPattern
{
    /// <summary>Each school with the next, the last with the first.</summary>
    Ring,

    /// <summary>Every pair of schools.</summary>
    Mesh,

    /// <summary>Each school with the three next ones on either side.</summary>
    NearMesh,

    /// <summary>The first school with every other.</summary>
    Star,

    /// <summary>Each school of the first half with the school half the network away.</summary>
    Twins,

    /// <summary>Every pair of schools of the first half, and every pair of the second: two regions without a tie between them.</summary>
    Halves,

    /// <summary>Within each half the first school with the second, the third with the fourth, …: as many pairs as <see cref="Twins"/> where halves are even.</summary>
    Couples,
}

/// <summary>A classical random or regular graph, as one school or several blocks; all ties of one strength.</summary>
/// <param name="Kind">The family.</param>
/// <param name="Teachers">Number of teachers, 1 or more.</param>
public sealed record GraphSpec(GraphKind Kind, int Teachers) : NetworkSpec
{
    /// <inheritdoc/>
    public override int TeacherCount => Teachers;

    /// <summary>Even number of neighbors in ring and Watts-Strogatz graphs.</summary>
    public int Neighbors { get; init; } = 4;

    /// <summary>Rewiring probability (Watts-Strogatz), tie probability (Erdős-Rényi) or tie probability within a block, 0 to 1.</summary>
    public double Probability { get; init; } = 0.1;

    /// <summary>Tie probability between blocks (stochastic blocks), 0 to 1.</summary>
    public double ProbabilityBetween { get; init; } = 0.01;

    /// <summary>Number of blocks (stochastic blocks), each one a school; teachers are spread as evenly as possible.</summary>
    public int Blocks { get; init; } = 1;

    /// <summary>Number of bridging ties (two cliques).</summary>
    public int Bridges { get; init; } = 1;

    /// <summary>Strength of every tie, 0 to 1.</summary>
    public double TieStrength { get; init; } = 0.3;

    /// <summary>Distance between any two schools (blocks), in km.</summary>
    public double DistanceKm { get; init; } = 15.0;
}

/// <summary>The families of graphs.</summary>
public enum GraphKind
{
    /// <summary>Ring lattice: every teacher tied to the nearest neighbors.</summary>
    Ring,

    /// <summary>Ring lattice with a share of ties rewired (Watts and Strogatz 1998).</summary>
    WattsStrogatz,

    /// <summary>Every pair tied with the same probability.</summary>
    ErdosRenyi,

    /// <summary>Every pair tied.</summary>
    Complete,

    /// <summary>Teacher 0 tied to all others.</summary>
    Star,

    /// <summary>Two complete halves, each one a school, joined by bridges.</summary>
    TwoCliques,

    /// <summary>Blocks with one tie probability within and another between.</summary>
    StochasticBlocks,
}

/// <summary>A network of given people and ties, for instance from files.</summary>
public sealed record GivenNetworkSpec : NetworkSpec
{
    /// <inheritdoc/>
    public override int TeacherCount => People.Length;

    /// <summary>The people, in the order of their teacher ids 0, 1, 2, ….</summary>
    public required ImmutableArray<GivenPerson> People { get; init; }

    /// <summary>The ties, each pair at most once.</summary>
    public required ImmutableArray<GivenTie> Ties { get; init; }

    /// <summary>The names of the schools; people refer to them by index.</summary>
    public required ImmutableArray<string> Schools { get; init; }

    /// <summary>Distance between any two schools, in km, where a tie does not give its own.</summary>
    public double DistanceKm { get; init; } = 15.0;
}

/// <summary>A person of a given network; what is null is drawn as for a generated teacher.</summary>
/// <param name="Name">The id in the file, any text.</param>
/// <param name="School">Index of the school.</param>
public sealed record GivenPerson(string Name, int School)
{
    /// <summary>Whether this is the head of the school; a school without one takes its first person.</summary>
    public bool IsHead { get; init; }

    /// <summary>A group or role, for seeds (for instance "central office").</summary>
    public string? Group { get; init; }

    /// <summary>e, 0 to 1.</summary>
    public double? Efficacy { get; init; }

    /// <summary>k, 0 to 1.</summary>
    public double? Capacity { get; init; }

    /// <summary>b of the first belief and its anchor, 0 to 1.</summary>
    public double? Belief { get; init; }

    /// <summary>How much this person trusts others, 0 to 1: T on all ties where a tie does not give its own.</summary>
    public double? Trust { get; init; }

    /// <summary>The practices that this person uses at the start, where starters are <see cref="Worlds.SeedKind.Given"/>.</summary>
    public PracticeSet Uses { get; init; }

    /// <summary>φ_i, 0 to 1, added to the parameter.</summary>
    public double? Threshold { get; init; }

    /// <summary>λ_i, 0 to 1, multiplied with the parameter.</summary>
    public double? Susceptibility { get; init; }
}

/// <summary>A tie between two people of a given network.</summary>
/// <param name="A">Index of one person.</param>
/// <param name="B">Index of the other, different from <paramref name="A"/>.</param>
/// <param name="TieStrength">w, 0 to 1.</param>
public sealed record GivenTie(int A, int B, double TieStrength)
{
    /// <summary>How much A trusts B at the start, 0 to 1.</summary>
    public double? TrustAB { get; init; }

    /// <summary>How much B trusts A at the start, 0 to 1.</summary>
    public double? TrustBA { get; init; }

    /// <summary>Distance in km, for people of different schools.</summary>
    public double? DistanceKm { get; init; }
}
