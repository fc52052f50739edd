using System.Text.Json;

namespace Staffroom.Runner.Explore;

/// <summary>Two worlds to be compared in other seeds than the one on screen.</summary>
/// <param name="A">One world; its seed is where counting begins.</param>
/// <param name="B">The other.</param>
/// <param name="Measure">By what they are compared.</param>
/// <param name="Seeds">How many other seeds, 1 to 24.</param>
/// <param name="Pairs">Paired runs in each of them, 1 to 10.</param>
internal sealed record SeedsAsk(ExploreState A, ExploreState B, CurveMeasure Measure, int Seeds = 1, int Pairs = 1)
{
    private const int MostSeeds = 24;
    private const int MostPairs = 10;

    /// <summary>What lies outside its bounds.</summary>
    public IEnumerable<string> Problems()
    {
        if (A is null || B is null)
        {
            yield return "a and b must both be worlds.";
            yield break;
        }

        foreach (var (name, value, most) in new[] { ("seeds", Seeds, MostSeeds), ("pairs", Pairs, MostPairs) })
        {
            if (value < 1 || value > most)
            {
                yield return $"{name} is {value}; it must lie between 1 and {most}.";
            }
        }

        foreach (string problem in A.Problems().Concat(B.Problems()))
        {
            yield return problem;
        }
    }
}

/// <summary>
/// How often what one seed shows holds in others. A seed draws the network as well as the luck, so each is other schools, other people and
/// other ties of the same design.
/// </summary>
internal static class OtherSeeds
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>For each of the seeds that follow, as it is ready: the means of both worlds at the end, on the same luck.</summary>
    public static IEnumerable<string> Compare(SeedsAsk ask, CancellationToken cancellation)
    {
        for (int step = 1; step <= ask.Seeds; step++)
        {
            long seed = ExploreState.SeedAfter(ask.A.Seed, step);
            yield return JsonSerializer.Serialize(
                new { Kind = "seed", Seed = seed, A = Mean(ask.A), B = Mean(ask.B) }, Options);

            double Mean(ExploreState state)
            {
                var world = ExploredWorld.Of(state with { Seed = seed });
                return Math.Round(Enumerable.Range(0, ask.Pairs).Average(pair => ExploredRun.Of(world, pair, isDrawn: false, cancellation).AtEnd(ask.Measure)), 4);
            }
        }
    }
}

/// <summary>What a curve shows.</summary>
internal enum CurveMeasure
{
    /// <summary>Share of genuine users.</summary>
    Use,

    /// <summary>Share who have heard of it.</summary>
    Aware,

    /// <summary>Mean depth of genuine users.</summary>
    Depth,

    /// <summary>Mean belief.</summary>
    Belief,
}
