using System.Collections.Immutable;
using Staffroom.Model.Limits;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Scenarios.Evidence.Published;

/// <summary>The people and ties of a classical model, to be simulated by this project's model under a preset.</summary>
/// <param name="People">How many people.</param>
/// <param name="Ties">Who is tied to whom.</param>
internal sealed record Crowd(int People, IEnumerable<GivenTie> Ties)
{
    /// <summary>Who uses the practice at the start.</summary>
    public IEnumerable<int> Users { get; init; } = [];

    /// <summary>φ of each person; null to leave it to the preset.</summary>
    public Func<int, double>? Threshold { get; init; }

    /// <summary>Belief and anchor of each person.</summary>
    public Func<int, double>? Belief { get; init; }

    /// <summary>λ of each person, times the parameter.</summary>
    public Func<int, double>? Susceptibility { get; init; }

    /// <summary>e of each person.</summary>
    public Func<int, double>? Efficacy { get; init; }

    /// <summary>Where the people of a second school begin, if there is one.</summary>
    public int? SecondSchoolFrom { get; init; }

    /// <summary>The world of these people under a preset, with some parameters changed.</summary>
    public World Under(Preset preset, ulong seed, params (Parameter Parameter, double Value)[] own)
    {
        var spec = preset.ApplyTo(new WorldSpec
        {
            Network = new GivenNetworkSpec
            {
                People = [.. Enumerable.Range(0, People).Select(Person)],
                Schools = SecondSchoolFrom is null ? ["first"] : ["first", "second"],
                Ties = [.. Ties],
            },
            Climate = ClimateSpec.MidTrust,
            Practices = [new PracticeSpec("practice", 0.0, 0.0, 1.0, 0, new SeedSpec(SeedKind.Named, [], 0, false, [.. Users.Select(Name)]))],
            Beliefs = [BeliefSpec.Default],
            Weeks = 1,
        });
        return World.Create(
            spec with { Parameters = spec.Parameters.With(own.Select(each => KeyValuePair.Create(each.Parameter, each.Value))) }, seed);
    }

    private GivenPerson Person(int i) => new(Name(i), i >= SecondSchoolFrom ? 1 : 0)
    {
        Threshold = Threshold?.Invoke(i),
        Belief = Belief?.Invoke(i),
        Susceptibility = Susceptibility?.Invoke(i),
        Efficacy = Efficacy?.Invoke(i),
    };

    private static string Name(int i) => i.ToString();
}

/// <summary>Steps a world and counts.</summary>
internal static class CrowdCounts
{
    /// <summary>Number of users of the first practice.</summary>
    public static int Users(this World world) => world.State.Practices[0].Uses.Count(uses => uses);

    /// <summary>Number of users among some of the people.</summary>
    public static int Users(this World world, int first, int count) => world.State.Practices[0].Uses.AsSpan(first, count).Count(true);

    /// <summary>Users at the start and after each week, until a week changes nothing; for rules without chance.</summary>
    public static ImmutableArray<int> UntilStill(this World world, CancellationToken cancellation)
    {
        var counts = ImmutableArray.CreateBuilder<int>();
        counts.Add(world.Users());
        do
        {
            cancellation.ThrowIfCancellationRequested();
            world.Step();
            counts.Add(world.Users());
        }
        while (counts[^1] != counts[^2]);

        counts.RemoveAt(counts.Count - 1);
        return counts.ToImmutable();
    }

    /// <summary>Simulates some weeks.</summary>
    public static World After(this World world, int weeks)
    {
        for (int week = 0; week < weeks; week++)
        {
            world.Step();
        }

        return world;
    }

    /// <summary>The first week at the end of which something holds.</summary>
    public static int WeeksUntil(this World world, Func<World, bool> holds)
    {
        while (!holds(world))
        {
            world.Step();
        }

        return world.Week;
    }
}
