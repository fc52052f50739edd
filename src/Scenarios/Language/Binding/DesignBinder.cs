using System.Collections.Immutable;
using Staffroom.Model.Networks;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>Binds a design of schools.</summary>
internal static class DesignBinder
{
    /// <summary>Ties of at least this strength count as strong when a user's own design is described.</summary>
    private const double StrongFrom = 0.5;

    /// <summary>Every linked pair of schools is ranked by a draw of its own, in every run.</summary>
    private const long MostLinkedPairs = 2_000_000;

    /// <summary>Ordinary ties: MODEL section 5 has 3 for each pair of neighboring schools, of strength 0.3.</summary>
    private const int OrdinaryTiesPerPair = 3;
    private const double OrdinaryStrength = 0.3;

    public static BoundNetwork? Bind(Bag bag, BindingContext context)
    {
        int schools = bag.Whole("schools");
        int staff = bag.Whole("staffPerSchool");
        int ring = RingNeighbors(bag, staff, context);
        if ((long)schools * staff > NetworkBinder.MostTeachers)
        {
            context.Problems.Add(
                bag.MarkOf(bag.Has("schools") ? "schools" : "staffPerSchool"),
                $"{schools:N0} schools × {staff:N0} staff are {(long)schools * staff:N0} teachers; there may be at most {NetworkBinder.MostTeachers:N0}.",
                "Lower network.schools or network.staffPerSchool.");
            return null;
        }

        string kind = bag.Node("ties") is null or ScalarNode ? bag.Text("ties")! : "custom";
        CheckTies(bag, kind, schools, context);
        var between = Between(bag, kind, schools, staff, context);
        CheckSize(bag, kind, between, context);
        var spec = new SchoolNetworkSpec
        {
            Schools = schools,
            StaffPerSchool = staff,
            RingNeighbors = ring,
            RewiredShare = bag.Number("rewiredShare"),
            StrongShareWithin = bag.Number("strongShareWithin"),
            StrongTieStrength = bag.Number("strongTieStrength"),
            OrdinaryTieStrength = bag.Number("ordinaryTieStrength"),
            HeadTieStrength = bag.Number("headTieStrength"),
            HeadToHeadTieStrength = bag.OptionalNumber("headNetwork"),
            Between = between,
            DistanceKm = bag.Number("distanceKm"),
        };
        return new(spec, Design(kind, between, bag.Number("strongShare")), schools, schools * staff);
    }

    private static int RingNeighbors(Bag bag, int staff, BindingContext context)
    {
        int neighbors = bag.Whole("ringNeighbors");
        int largest = Math.Max(0, (staff - 2) / 2 * 2);
        if (!bag.Has("ringNeighbors"))
        {
            return Math.Min(neighbors, largest);
        }

        if (neighbors % 2 != 0)
        {
            context.Problems.Add(bag.MarkOf("ringNeighbors"), $"'network.ringNeighbors' is {neighbors}; it must be even.", $"Write {neighbors - 1} or {neighbors + 1}.");
        }
        else if (neighbors > largest)
        {
            context.Problems.Add(
                bag.MarkOf("ringNeighbors"),
                $"'network.ringNeighbors' is {neighbors}; a school of {staff} has {staff - 1} teachers beside its head, so it can be at most {largest}.",
                "Lower it, or raise network.staffPerSchool.");
        }

        return Math.Min(neighbors, largest);
    }

    private static void CheckTies(Bag bag, string kind, int schools, BindingContext context)
    {
        if (kind is ("weak" or "strong" or "mixed") && schools < 2)
        {
            context.Problems.Add(bag.MarkOf("ties"), $"'network.ties' is '{kind}', but there is only one school.", "Write 'ties: none', or raise network.schools.");
        }

        if (bag.Has("strongShare") && kind is not "mixed" && !context.Varied.Contains("network.ties"))
        {
            context.Problems.Add(bag.MarkOf("strongShare"), $"'network.strongShare' has no effect: 'network.ties' is '{kind}'.", "Write 'ties: mixed', or remove it.");
        }
    }

    private static void CheckSize(Bag bag, string kind, ImmutableArray<BetweenTies> between, BindingContext context)
    {
        long schools = bag.Whole("schools");
        long staff = bag.Whole("staffPerSchool");
        bool isMesh = kind is "weak" or "mixed" || between.Any(ties => ties.Pattern is SchoolPattern.Mesh or SchoolPattern.Halves);
        if (isMesh && Pairs(SchoolPattern.Mesh, schools) > MostLinkedPairs)
        {
            context.Problems.Add(
                bag.MarkOf("ties"),
                $"These ties may link any two of {schools:N0} schools, {Pairs(SchoolPattern.Mesh, schools):N0} pairs; there may be at most {MostLinkedPairs:N0}.",
                "Write 'ties: ordinary' or another pattern, or lower network.schools.");
        }

        long within = schools * (staff - 1) * (1 + (bag.Whole("ringNeighbors") / 2));
        long heads = bag.OptionalNumber("headNetwork") is null ? 0 : Pairs(SchoolPattern.Mesh, schools);
        long ties = within + heads + between.Sum(group => (long)group.Count);
        if (ties > NetworkBinder.MostTies)
        {
            context.Problems.Add(
                bag.MarkOf(heads > within ? "headNetwork" : bag.Has("schools") ? "schools" : "staffPerSchool"),
                $"This design has about {ties:N0} ties{(heads > 0 ? $", {heads:N0} of them between heads" : "")}; it may have at most {NetworkBinder.MostTies:N0}.",
                "Lower the number of schools, of staff or of ties.");
        }
    }

    private static ImmutableArray<BetweenTies> Between(Bag bag, string kind, int schools, int staff, BindingContext context)
    {
        var given = bag.Node("ties") switch
        {
            MappingNode one => [one],
            SequenceNode list => list.Items.OfType<MappingNode>().ToArray(),
            _ => [],
        };
        return kind switch
        {
            "ordinary" => Ordinary(schools),
            "custom" => [.. given.Select(group => Custom(group, schools, staff, context))],
            _ => [],
        };
    }

    private static ImmutableArray<BetweenTies> Ordinary(int schools)
    {
        long pairs = Pairs(SchoolPattern.Ring, schools);
        return pairs == 0 ? [] : [new(SchoolPattern.Ring, (int)(OrdinaryTiesPerPair * pairs), OrdinaryStrength)];
    }

    private static BetweenTies Custom(MappingNode group, int schools, int staff, BindingContext context)
    {
        var bag = Bag.Of(NetworkFields.Ties, group, group.Mark);
        var pattern = Enum.Parse<SchoolPattern>(bag.Text("pattern")!, ignoreCase: true);
        if (bag.Has("count") == bag.Has("perPair"))
        {
            context.Problems.Add(
                group.Mark,
                $"A group of 'network.ties' has {(bag.Has("count") ? "both 'count' and 'perPair'" : "neither 'count' nor 'perPair'")}; it must have one of them.",
                "Write 'count: …' for the number of ties in all, or 'perPair: …' for each linked pair of schools.");
            return new(pattern, 0, bag.Number("strength"));
        }

        string given = bag.Has("count") ? "count" : "perPair";
        long count = bag.Whole(given) * (bag.Has("count") ? 1 : Pairs(pattern, schools));
        long room = Pairs(pattern, schools) * (staff - 1) * (staff - 1);
        if (count > room)
        {
            context.Problems.Add(
                bag.MarkOf(given),
                $"'network.ties' asks for {count:N0} ties; {schools:N0} schools of {staff:N0} in a {bag.Text("pattern")} have room for {room:N0} between their teachers.",
                $"Lower '{given}'.");
        }

        return new(pattern, (int)Math.Min(count, int.MaxValue), bag.Number("strength"));
    }

    private static long Pairs(SchoolPattern pattern, long schools) => pattern switch
    {
        SchoolPattern.Ring => schools < 3 ? schools - 1 : schools,
        SchoolPattern.Mesh => Mesh(schools),
        SchoolPattern.NearMesh => schools < 8 ? Mesh(schools) : 3 * schools,
        SchoolPattern.Star => schools - 1,
        SchoolPattern.Halves => Mesh(schools / 2) + Mesh(schools - (schools / 2)),
        SchoolPattern.Couples => (schools / 2 / 2) + ((schools - (schools / 2)) / 2),
        _ => schools / 2,
    };

    private static long Mesh(long schools) => schools * (schools - 1) / 2;

    private static BetweenDesign Design(string kind, ImmutableArray<BetweenTies> between, double strongShare) => kind switch
    {
        // The numbers of ties are solved later, so that hours match.
        "weak" => new("weak", 0, 0, 0.0, double.NaN, double.NaN),
        "strong" => new("strong", 0, 0, 1.0, double.NaN, double.NaN),
        "mixed" => new("mixed", 0, 0, strongShare, double.NaN, double.NaN),
        _ => new(
            "custom",
            between.Where(ties => ties.TieStrength < StrongFrom).Sum(ties => ties.Count),
            between.Where(ties => ties.TieStrength >= StrongFrom).Sum(ties => ties.Count),
            double.NaN,
            double.NaN,
            double.NaN),
    };
}
