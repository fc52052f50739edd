using System.Collections.Immutable;
using System.Text.Json;
using Staffroom.Model;
using Staffroom.Model.Networks;
using Staffroom.Reports.Diaries;

namespace Staffroom.Runner.Explore;

/// <summary>A world and how often to run it.</summary>
/// <param name="World">The world.</param>
/// <param name="Replicates">How many replicates, 1 to 50; the first is drawn.</param>
internal sealed record RunAsk(ExploreState World, int Replicates = 1)
{
    private const int MostReplicates = 50;

    /// <summary>What lies outside its bounds.</summary>
    public IEnumerable<string> Problems()
    {
        var own = Replicates is >= 1 and <= MostReplicates ? [] : new[] { $"replicates is {Replicates}; it must lie between 1 and {MostReplicates}." };
        return World is null ? ["world is missing."] : own.Concat(World.Problems());
    }
}

/// <summary>A world and one of its people.</summary>
/// <param name="World">The world.</param>
/// <param name="Teacher">Id, counted from 0.</param>
internal sealed record StoryAsk(ExploreState World, int Teacher)
{
    /// <summary>What lies outside its bounds.</summary>
    public IEnumerable<string> Problems()
    {
        if (World is null)
        {
            return ["world is missing."];
        }

        var own = Teacher >= 0 && Teacher < World.Teachers ? [] : new[] { $"teacher is {Teacher}; it must be one of the {World.Teachers} people, counted from 0." };
        return World.Problems().Concat(own);
    }
}

/// <summary>What the page is told: JSON texts, one line each.</summary>
internal static class Answers
{
    private const int Digits = 4;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The network, the drawn run, the other replicates in order, as each is ready.</summary>
    public static IEnumerable<string> Run(RunAsk ask, CancellationToken cancellation)
    {
        var world = ExploredWorld.Of(ask.World);
        yield return Network(world);
        for (int replicate = 0; replicate < ask.Replicates; replicate++)
        {
            yield return Replicate(replicate, ExploredRun.Of(world, replicate, isDrawn: replicate == 0, cancellation));
        }
    }

    /// <summary>The story of a teacher in the drawn run.</summary>
    public static string Story(StoryAsk ask, CancellationToken cancellation) => Stories(ask.World, [ask.Teacher], cancellation)[0];

    /// <summary>The stories of several teachers in the drawn run.</summary>
    public static ImmutableArray<string> Stories(ExploreState state, IReadOnlyList<int> teachers, CancellationToken cancellation)
    {
        var world = ExploredWorld.Of(state);
        var (_, diaries) = Simulation.RunWithDiaries(world.Spec, world.RunSeed(0), teachers, cancellation);
        var names = new DiaryNames(Model.Worlds.World.Create(world.Spec, world.RunSeed(0)).Network, world.Spec);
        return [.. diaries.Select(diary => JsonSerializer.Serialize(new { diary.Teacher, Sections = DiaryStory.Tell(diary, names) }, Options))];
    }

    private static string Network(ExploredWorld world)
    {
        return JsonSerializer.Serialize(
            new
            {
                Kind = "network",
                ((GivenNetworkSpec)world.Spec.Network).Schools,
                People = world.People.Select((person, i) => new
                {
                    person.Name,
                    person.School,
                    Head = person.IsHead,
                    Starter = person.Uses.Contains(0),
                    Sceptic = world.IsSceptic[i],
                    Gone = world.IsGone[i],
                }),
                Ties = world.Ties.Select(tie => new double[] { tie.A, tie.B, Math.Round(tie.TieStrength, 2) }),
            },
            Options);
    }

    private static string Replicate(int replicate, ExploredRun run) => JsonSerializer.Serialize(
        new
        {
            Kind = "run",
            Replicate = replicate,
            Use = Rounded(run.Use),
            Aware = Rounded(run.Aware),
            Depth = Rounded(run.Depth),
            Belief = Rounded(run.Belief),
            BySchool = Rounded(run.BySchool),
            HoursBetween = Math.Round(run.HoursBetween),
            HoursWithin = Math.Round(run.HoursWithin),
            run.Levels,
            run.Beliefs,
        },
        Options);

    private static double[] Rounded(double[] values) => [.. values.Select(value => Math.Round(value, Digits))];
}
