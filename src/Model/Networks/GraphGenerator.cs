namespace Staffroom.Model.Networks;

/// <summary>Generates classical graphs; every potential tie is decided by a draw of its own pair.</summary>
internal static class GraphGenerator
{
    /// <summary>The school of each teacher: halves for two cliques, blocks for stochastic blocks, one school otherwise.</summary>
    public static int[] Schools(GraphSpec spec)
    {
        int blocks = spec.Kind switch
        {
            GraphKind.TwoCliques => Math.Min(2, spec.Teachers),
            GraphKind.StochasticBlocks => Math.Min(spec.Blocks, spec.Teachers),
            _ => 1,
        };
        return [.. Enumerable.Range(0, spec.Teachers).Select(i => (int)((long)i * blocks / spec.Teachers))];
    }

    public static TieList Generate(GraphSpec spec, ulong seed)
    {
        var ties = new TieList();
        var draws = new GenerationDraws(seed);
        switch (spec.Kind)
        {
            case GraphKind.Ring:
                AddRing(ties, spec, (_, to) => to);
                break;
            case GraphKind.WattsStrogatz:
                AddRewiredRing(ties, spec, draws);
                break;
            case GraphKind.ErdosRenyi:
                AddPairs(ties, spec, (i, j) => draws.Existence(i, j) < spec.Probability);
                break;
            case GraphKind.Complete:
                AddPairs(ties, spec, (_, _) => true);
                break;
            case GraphKind.Star:
                AddPairs(ties, spec, (i, _) => i == 0);
                break;
            case GraphKind.TwoCliques:
                AddCliques(ties, spec, draws);
                break;
            case GraphKind.StochasticBlocks:
                var school = Schools(spec);
                AddPairs(ties, spec, (i, j) => draws.Existence(i, j) < (school[i] == school[j] ? spec.Probability : spec.ProbabilityBetween));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(spec), spec.Kind, "Unknown kind of graph.");
        }

        return ties;
    }

    private static void AddPairs(TieList ties, GraphSpec spec, Func<int, int, bool> exists)
    {
        for (int i = 0; i < spec.Teachers; i++)
        {
            for (int j = i + 1; j < spec.Teachers; j++)
            {
                if (exists(i, j))
                {
                    ties.TryAdd(i, j, spec.TieStrength);
                }
            }
        }
    }

    private static void AddRing(TieList ties, GraphSpec spec, Func<int, int, int> end)
    {
        for (int i = 0; i < spec.Teachers; i++)
        {
            for (int step = 1; step <= spec.Neighbors / 2; step++)
            {
                int to = end(i, (i + step) % spec.Teachers);
                if (to != i)
                {
                    ties.TryAdd(i, to, spec.TieStrength);
                }
            }
        }
    }

    /// <summary>
    /// Watts and Strogatz (1998), keyed by pair: first the ring ties that stay, then each rewired tie goes to the first drawn place
    /// that is neither oneself nor taken, so the number of ties is kept wherever room is left.
    /// </summary>
    private static void AddRewiredRing(TieList ties, GraphSpec spec, GenerationDraws draws)
    {
        const int Attempts = 64;
        var rewired = new List<(int From, int To)>();
        AddRing(ties, spec, (from, to) =>
        {
            bool moves = from != to && draws.Rewire(from, to) < spec.Probability;
            if (moves)
            {
                rewired.Add((from, to));
            }

            return moves ? from : to;
        });
        foreach (var (from, to) in rewired)
        {
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                int place = (int)(draws.Target(from, to, attempt) * spec.Teachers);
                if (place != from && ties.TryAdd(from, place, spec.TieStrength))
                {
                    break;
                }
            }
        }
    }

    private static void AddCliques(TieList ties, GraphSpec spec, GenerationDraws draws)
    {
        var school = Schools(spec);
        AddPairs(ties, spec, (i, j) => school[i] == school[j]);
        var halves = Enumerable.Range(0, spec.Teachers).ToLookup(i => school[i]);
        BetweenTieGenerator.AddPair(ties, [.. halves[0]], [.. halves[1]], spec.Bridges, spec.TieStrength, draws, 0, int.MaxValue);
    }
}
