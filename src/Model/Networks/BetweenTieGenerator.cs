namespace Staffroom.Model.Networks;

/// <summary>
/// Places ties between schools. Every pair of schools has a rank and every pair of teachers has a rank, both keyed draws; a design
/// with one tie more has the same ties and one more.
/// </summary>
internal static class BetweenTieGenerator
{
    public static void Add(TieList ties, SchoolNetworkSpec spec, BetweenTies between, GenerationDraws draws)
    {
        var pairs = Pairs(between.Pattern, spec.Schools);
        if (pairs.Count == 0)
        {
            return;
        }

        var ranked = pairs.OrderBy(pair => draws.SchoolPair(pair.A, pair.B)).ThenBy(pair => pair).ToArray();
        for (int rank = 0; rank < ranked.Length; rank++)
        {
            int count = (between.Count / ranked.Length) + (rank < between.Count % ranked.Length ? 1 : 0);
            AddPair(ties, spec, ranked[rank], count, between.TieStrength, draws);
        }
    }

    /// <summary>Adds ties between two schools; heads take no part unless a school has nobody else.</summary>
    public static void AddPair(
        TieList ties, SchoolNetworkSpec spec, (int A, int B) schools, int count, double strength, GenerationDraws draws) =>
        AddPair(ties, Teachers(spec, schools.A), Teachers(spec, schools.B), count, strength, draws, 0, int.MaxValue);

    /// <summary>Adds the ties with the lowest ranks between two groups of teachers that are not tied yet.</summary>
    public static void AddPair(
        TieList ties, IReadOnlyList<int> groupA, IReadOnlyList<int> groupB, int count, double strength, GenerationDraws draws, int firstWeek, int lastWeek)
    {
        if (count <= 0)
        {
            return;
        }

        var candidates =
            from a in groupA
            from b in groupB
            where !ties.Contains(a, b)
            select (Rank: draws.Existence(a, b), A: Math.Min(a, b), B: Math.Max(a, b));
        var weeks = new TieDetail { FirstWeek = firstWeek, LastWeek = lastWeek };
        foreach (var (_, a, b) in LowestOf(candidates, count))
        {
            ties.TryAdd(new TieDraft(a, b, strength, weeks.IsTimed ? weeks : null));
        }
    }

    /// <summary>The linked pairs of schools, each once.</summary>
    public static IReadOnlyList<(int A, int B)> Pairs(SchoolPattern pattern, int schools)
    {
        var all = Enumerable.Range(0, schools);
        var raw = pattern switch
        {
            SchoolPattern.Ring => all.Select(s => (s, (s + 1) % schools)),
            SchoolPattern.Mesh => Mesh(0, schools),
            SchoolPattern.NearMesh => all.SelectMany(s => Enumerable.Range(1, 3).Select(step => (s, (s + step) % schools))),
            SchoolPattern.Star => all.Skip(1).Select(s => (0, s)),
            SchoolPattern.Twins => Enumerable.Range(0, schools / 2).Select(s => (s, s + (schools / 2))),
            SchoolPattern.Halves => Mesh(0, schools / 2).Concat(Mesh(schools / 2, schools)),
            SchoolPattern.Couples => Couples(0, schools / 2).Concat(Couples(schools / 2, schools)),
            _ => throw new ArgumentOutOfRangeException(nameof(pattern), pattern, "Unknown pattern of schools."),
        };
        return [.. raw.Where(pair => pair.Item1 != pair.Item2)
            .Select(pair => (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2)))
            .Distinct()];
    }

    private static IEnumerable<(int A, int B)> Mesh(int start, int end) =>
        Enumerable.Range(start, end - start).SelectMany(a => Enumerable.Range(a + 1, end - a - 1).Select(b => (a, b)));

    private static IEnumerable<(int A, int B)> Couples(int start, int end) =>
        Enumerable.Range(0, (end - start) / 2).Select(couple => (start + (2 * couple), start + (2 * couple) + 1));

    private static int[] Teachers(SchoolNetworkSpec spec, int school)
    {
        int head = school * spec.StaffPerSchool;
        return spec.StaffPerSchool > 1 ? [.. Enumerable.Range(head + 1, spec.StaffPerSchool - 1)] : [head];
    }

    // A heap of the lowest keeps this linear in the candidates, of which a large school pair has many and needs few.
    private static IEnumerable<(double Rank, int A, int B)> LowestOf(IEnumerable<(double Rank, int A, int B)> candidates, int count)
    {
        var highestFirst = Comparer<(double, int, int)>.Create((x, y) => y.CompareTo(x));
        var kept = new PriorityQueue<(double Rank, int A, int B), (double, int, int)>(highestFirst);
        foreach (var candidate in candidates)
        {
            if (kept.Count < count)
            {
                kept.Enqueue(candidate, candidate);
            }
            else if (candidate.CompareTo(kept.Peek()) < 0)
            {
                kept.EnqueueDequeue(candidate, candidate);
            }
        }

        return kept.UnorderedItems.Select(item => item.Element).Order();
    }
}
