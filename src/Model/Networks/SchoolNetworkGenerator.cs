using Staffroom.Model.Kernel;

namespace Staffroom.Model.Networks;

/// <summary>
/// Generates the school design (MODEL section 5). Teacher ids: school s holds s·n to (s + 1)·n − 1, its head first, so ids stay put
/// when schools are added.
/// </summary>
internal static class SchoolNetworkGenerator
{
    public static TieList Generate(SchoolNetworkSpec spec, ulong seed, IRanges ranges)
    {
        var draws = new GenerationDraws(seed);
        var ties = TieList.OfGroups(spec.Schools, spec.StaffPerSchool, ranges, (own, school) => AddSchool(own, spec, school, draws));
        AddHeadNetwork(ties, spec);
        foreach (var between in spec.Between)
        {
            BetweenTieGenerator.Add(ties, spec, between, draws);
        }

        return ties;
    }

    private static void AddSchool(TieList ties, SchoolNetworkSpec spec, int school, GenerationDraws draws)
    {
        int head = school * spec.StaffPerSchool;
        int teachers = spec.StaffPerSchool - 1;
        for (int place = 0; place < teachers; place++)
        {
            for (int step = 1; step <= spec.RingNeighbors / 2; step++)
            {
                int from = head + 1 + place;
                int to = head + 1 + ((place + step) % teachers);
                int end = draws.Rewire(from, to) < spec.RewiredShare
                    ? head + 1 + (int)(draws.Target(from, to, 0) * teachers)
                    : to;
                if (end != from)
                {
                    bool isStrong = draws.Strength(from, end) < spec.StrongShareWithin;
                    ties.TryAdd(from, end, isStrong ? spec.StrongTieStrength : spec.OrdinaryTieStrength);
                }
            }
        }

        for (int teacher = head + 1; teacher <= head + teachers; teacher++)
        {
            ties.TryAdd(head, teacher, spec.HeadTieStrength);
        }
    }

    private static void AddHeadNetwork(TieList ties, SchoolNetworkSpec spec)
    {
        if (spec.HeadToHeadTieStrength is not { } strength)
        {
            return;
        }

        for (int a = 0; a < spec.Schools; a++)
        {
            for (int b = a + 1; b < spec.Schools; b++)
            {
                ties.TryAdd(a * spec.StaffPerSchool, b * spec.StaffPerSchool, strength);
            }
        }
    }
}
