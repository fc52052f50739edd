using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;

namespace Staffroom.Model.Worlds;

/// <summary>
/// Everything about one simulated world except its random numbers: with a 64-bit run seed it determines every byte of a run.
/// Immutable; all values are resolved, none is left to a default elsewhere.
/// </summary>
public sealed record WorldSpec
{
    /// <summary>Who there is and who is tied to whom.</summary>
    public required NetworkSpec Network { get; init; }

    /// <summary>Trust, capacity, threat and competition at the start.</summary>
    public required ClimateSpec Climate { get; init; }

    /// <summary>The practices that can spread; at least one.</summary>
    public required ImmutableArray<PracticeSpec> Practices { get; init; }

    /// <summary>The beliefs that spread beside them; at least one. A practice is linked to one of them.</summary>
    public required ImmutableArray<BeliefSpec> Beliefs { get; init; }

    /// <summary>What happens on the calendar.</summary>
    public ImmutableArray<Intervention> Interventions { get; init; } = [];

    /// <summary>The parameters of the rules.</summary>
    public ParameterSet Parameters { get; init; } = ParameterSet.Default;

    /// <summary>How many weeks are simulated, at least 1.</summary>
    public required int Weeks { get; init; }
}

/// <summary>A practice that teachers can take up.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Tacitness">τ, 0 (fully codified) to 1 (fully tacit).</param>
/// <param name="Readiness">K_p, the know-how (0 to 1) from which on adoption is possible.</param>
/// <param name="SuccessCeiling">q_p, the weekly chance (0 to 1) that a user with full know-how succeeds.</param>
/// <param name="BeliefIndex">The belief it is linked to, an index into <see cref="WorldSpec.Beliefs"/>.</param>
/// <param name="Seeds">Who uses it at the start.</param>
public sealed record PracticeSpec(
    string Name, double Tacitness, double Readiness, double SuccessCeiling, int BeliefIndex, SeedSpec Seeds)
{
    /// <summary>Readiness where a scenario is silent (assumption).</summary>
    public const double DefaultReadiness = 0.3;

    /// <summary>Success ceiling where a scenario is silent (assumption).</summary>
    public const double DefaultSuccessCeiling = 0.8;
}

/// <summary>A belief, from 0 over 0.5 (neutral) to 1, and how it is distributed at the start.</summary>
/// <param name="Name">What is believed.</param>
/// <param name="TeacherMean">Mean of teachers' initial beliefs before clamping to 0..1.</param>
/// <param name="HeadMean">Mean of heads' initial beliefs before clamping.</param>
/// <param name="StandardDeviation">Standard deviation before clamping.</param>
public sealed record BeliefSpec(string Name, double TeacherMean, double HeadMean, double StandardDeviation)
{
    /// <summary>
    /// Gives 48 % of teachers and 74 % of leaders above one half, as the Global School Leaders survey found (116 teachers, 34 leaders).
    /// </summary>
    public static BeliefSpec Default { get; } = new("all students can learn", 0.4896, 0.6331, 0.2);

    /// <summary>λ_i of heads, their openness relative to others', 0 to 1; that of the first belief counts for all (assumption).</summary>
    public double HeadSusceptibility { get; init; } = 1.0;

    /// <summary>A share of the teachers (heads and starters excepted) who hold another belief and hold on to it; null for none.</summary>
    public StubbornGroup? Stubborn { get; init; }
}

/// <summary>A share of the teachers, drawn at random, who hold a belief and hardly change it: sceptics, or enthusiasts.</summary>
/// <param name="Share">Share of the teachers who are neither heads nor starters, 0 to 1.</param>
/// <param name="Belief">What they believe, 0 to 1; also their anchor.</param>
/// <param name="Susceptibility">λ_i, their openness relative to others', 0 to 1.</param>
/// <param name="TieStrength">If given, the strength of their ties within the school, 0 to 1.</param>
public sealed record StubbornGroup(double Share, double Belief, double Susceptibility, double? TieStrength);

/// <summary>Who starts with a practice.</summary>
/// <param name="Who">The kind of people.</param>
/// <param name="Schools">The schools they are in, 0-based and ascending; empty means all schools.</param>
/// <param name="Count">How many: in all, or in each school if <paramref name="PerSchool"/>.</param>
/// <param name="PerSchool">Whether <paramref name="Count"/> counts per school.</param>
/// <param name="Names">Ids of people as the network file has them, for <see cref="SeedKind.Named"/>.</param>
public sealed record SeedSpec(SeedKind Who, ImmutableArray<int> Schools, int Count, bool PerSchool, ImmutableArray<string> Names)
{
    /// <summary>Know-how of a starter, 0 to 1 (reference: 0.75).</summary>
    public double KnowHow { get; init; } = 0.75;

    /// <summary>Implementation depth of a starter, 0 to 1 (reference: 0.6).</summary>
    public double Depth { get; init; } = 0.6;

    /// <summary>A starter's belief and anchor are at least this, 0 to 1 (reference: 0.8).</summary>
    public double Belief { get; init; } = 0.8;
}

/// <summary>The kinds of people who can start.</summary>
public enum SeedKind
{
    /// <summary>
    /// Those with the largest sum of strengths of ties within their own school who are not heads; equal ones by the lowest id. Over all
    /// ties where no candidate has ties within the school.
    /// </summary>
    InformalLeaders,

    /// <summary>Heads of the schools, in school order.</summary>
    Heads,

    /// <summary>Teachers drawn at random who are not heads.</summary>
    Random,

    /// <summary>Everybody in the schools.</summary>
    WholeSchool,

    /// <summary>Those with the largest sum of tie strengths, heads included.</summary>
    BestConnected,

    /// <summary>Those with the largest diffusion centrality over the whole network (Banerjee et al. 2013), not heads.</summary>
    DiffusionCentral,

    /// <summary>People named by their id.</summary>
    Named,

    /// <summary>Those of whom a given network says so (<see cref="Networks.GivenPerson.Uses"/>).</summary>
    Given,

    /// <summary>Everybody in an imported group or role (for instance central-office leaders), at random if a count is given.</summary>
    Group,

    /// <summary>No one: the practice is there for others to compare with, or until an event brings it.</summary>
    Nobody,
}

/// <summary>The climate at the start.</summary>
public sealed record ClimateSpec
{
    /// <summary>T between colleagues of one school, 0 to 1.</summary>
    public required double TrustWithin { get; init; }

    /// <summary>T between teachers of different schools, 0 to 1: professional trust that precedes contact.</summary>
    public required double TrustBetween { get; init; }

    /// <summary>f0, the base chance that a contact within a school is fulfilled.</summary>
    public required double FulfilmentWithin { get; init; }

    /// <summary>f0 between schools.</summary>
    public required double FulfilmentBetween { get; init; }

    /// <summary>θ of every school, 0 to 1.</summary>
    public double Threat { get; init; }

    /// <summary>c of every pair of schools, 0 to 1.</summary>
    public double Competition { get; init; }

    /// <summary>Mean initial capacity of a school's teachers (κ), 0 to 1.</summary>
    public double Capacity { get; init; } = 0.5;

    /// <summary>κ of the second half of the schools, if given.</summary>
    public double? LowCapacity { get; init; }

    /// <summary>Standard deviation of capacity within a school before clamping (assumption).</summary>
    public double CapacityDeviation { get; init; } = 0.10;

    /// <summary>Standard deviation over schools of their mean capacity and initial innovative climate, before clamping: schools alike if 0 (assumption).</summary>
    public double SchoolDeviation { get; init; }

    /// <summary>Mean initial efficacy, 0 to 1 (assumption).</summary>
    public double Efficacy { get; init; } = 0.5;

    /// <summary>Standard deviation of efficacy before clamping (assumption).</summary>
    public double EfficacyDeviation { get; init; } = 0.15;

    /// <summary>Difference in context between odd and even schools, 0 to 1: schools alternate between 0 and this.</summary>
    public double ContextContrast { get; init; }

    /// <summary>
    /// Share of the teachers who have time for colleagues at all (RelativeTime 1 instead of 0); 1 is everybody.
    /// Global School Leaders survey: 16 % had opportunities to learn from colleagues.
    /// </summary>
    public double ShareWithTime { get; init; } = 1.0;

    /// <summary>C of every school at the start; where null, 0.5·(0.6 + TrustWithin)·(1 − Threat), as the reference has it.</summary>
    public double? InnovativeClimate { get; init; }

    /// <summary>The low trust climate, chosen to give Bryk and Schneider's pattern of about 1 in 7 schools improving.</summary>
    public static ClimateSpec LowTrust { get; } =
        new() { TrustWithin = 0.45, TrustBetween = 0.38, FulfilmentWithin = 0.69, FulfilmentBetween = 0.67 };

    /// <summary>The middle trust climate.</summary>
    public static ClimateSpec MidTrust { get; } =
        new() { TrustWithin = 0.60, TrustBetween = 0.50, FulfilmentWithin = 0.78, FulfilmentBetween = 0.75 };

    /// <summary>The high trust climate, chosen to give Bryk and Schneider's pattern of about 1 in 2 schools improving.</summary>
    public static ClimateSpec HighTrust { get; } =
        new() { TrustWithin = 0.75, TrustBetween = 0.68, FulfilmentWithin = 0.82, FulfilmentBetween = 0.80 };
}
