using System.Collections.Immutable;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>Binds who starts, and makes sure that there are such people.</summary>
internal static class SeedBinder
{
    private static readonly Dictionary<string, SeedKind> Kinds = new(StringComparer.Ordinal)
    {
        ["informal leaders"] = SeedKind.InformalLeaders,
        ["heads"] = SeedKind.Heads,
        ["random"] = SeedKind.Random,
        ["whole school"] = SeedKind.WholeSchool,
        ["best connected"] = SeedKind.BestConnected,
        ["diffusion central"] = SeedKind.DiffusionCentral,
        ["named"] = SeedKind.Named,
        ["group"] = SeedKind.Group,
        [PeopleFields.InTheFile] = SeedKind.Given,
        [PeopleFields.Nobody] = SeedKind.Nobody,
    };

    /// <summary>Binds the starters of a practice, given by its 0-based number.</summary>
    public static SeedSpec Bind(MappingNode? node, Mark around, int practice, BoundNetwork? network, BindingContext context)
    {
        var bag = Bag.Of(PeopleFields.Seeds, node, around);
        bool isNowhere = bag.Text("school") is "own" && network is not null && practice >= network.Schools;
        var kind = isNowhere ? SeedKind.Nobody : Kinds[bag.Text("who")!];
        bool isSound = network is not null && context.IsSound(node, PeopleFields.Seeds);
        bool isEach = bag.Text("school") is "each";
        CheckMarks(bag, kind, isSound ? network : null, context);
        var schools = Schools(bag, kind, practice, isSound ? network : null, context);
        var names = Names(bag, kind, isSound ? network : null, context);
        int available = network is null ? int.MaxValue : Available(kind, schools, isEach, network);
        int count = kind switch
        {
            SeedKind.WholeSchool or SeedKind.Given or SeedKind.Nobody => 0,
            SeedKind.Named => names.Length,
            SeedKind.Group => bag.Has("count") ? bag.Whole("count") : 0,
            _ => bag.Has("count") ? bag.Whole("count") : Math.Min(available, kind == SeedKind.Heads ? int.MaxValue : bag.Whole("count")),
        };
        if (isSound && kind is not (SeedKind.WholeSchool or SeedKind.Named or SeedKind.Given or SeedKind.Group or SeedKind.Nobody) && count > available)
        {
            string where = isEach ? "each school has" : schools.IsEmpty ? "the network has" : "the chosen schools have";
            string who = kind == SeedKind.Heads ? "heads" : kind == SeedKind.BestConnected ? "people" : "teachers beside their heads";
            context.Problems.Add(
                bag.MarkOf("count"), $"'seeds.count' is {count:N0}, but {where} only {available:N0} {who}.", "Lower it, or choose more schools.");
        }

        return new(kind, schools, count, isEach, names)
        {
            KnowHow = bag.Number("knowHow"),
            Depth = bag.Number("depth"),
            Belief = bag.Number("belief"),
        };
    }

    private static ImmutableArray<int> Schools(Bag bag, SeedKind kind, int practice, BoundNetwork? network, BindingContext context)
    {
        if (kind == SeedKind.Nobody || (kind is (SeedKind.Named or SeedKind.Given or SeedKind.Group) && !bag.Has("school")))
        {
            return [];
        }

        var node = bag.Node("school") ?? new ScalarNode(bag.Mark, bag.Text("school")!, isPlain: true);
        if (node is ScalarNode { Text: "each" or "any" })
        {
            return [];
        }

        int half = (network?.Schools ?? 0) / 2;
        switch ((node as ScalarNode)?.Text)
        {
            case "own":
                return [practice];
            case "first half":
                return [.. Enumerable.Range(0, half)];
            case "second half":
                return [.. Enumerable.Range(half, (network?.Schools ?? 0) - half)];
        }

        IEnumerable<Node> items = node is SequenceNode list ? list.Items : [node];
        return [.. items.OfType<ScalarNode>().Select(item => School(item, network, context)).Where(school => school >= 0).Distinct().Order()];
    }

    /// <summary>The 0-based school that a number or, in networks from files, a name means; −1 if there is none.</summary>
    private static int School(ScalarNode item, BoundNetwork? network, BindingContext context)
    {
        var names = network?.Given?.Schools ?? [];
        int named = names.IndexOf(item.Text, StringComparer.Ordinal);
        if (named >= 0)
        {
            return named;
        }

        bool isNumber = NumberType.Parse(item) is { } number && number >= 1 && number == Math.Floor(number);
        int school = isNumber ? (int)NumberType.Parse(item)! - 1 : -1;
        if (network is null || (school >= 0 && school < network.Schools))
        {
            return school;
        }

        string[] words = ["each", "any", "own", "first half", "second half", .. names];
        string? nearest = isNumber ? null : NearestName.Find(item.Text, words);
        string rule = network.Schools == 1 ? "there is one school, number 1" : $"schools are numbered from 1 to {network.Schools:N0}";
        context.Problems.Add(
            item.Mark,
            $"'seeds.school' is {Shown.Quote(item.Text)}; {rule}.",
            nearest is not null ? $"Did you mean {Shown.Quote(nearest)}?" : "Write such a number, a list of them, each or any.");
        return -1;
    }

    private static ImmutableArray<string> Names(Bag bag, SeedKind kind, BoundNetwork? network, BindingContext context)
    {
        CheckKey(bag, "names", bag.Text("who") is "named", "named", context);
        CheckKey(bag, "group", kind == SeedKind.Group, "group", context);
        var nodes = kind switch
        {
            SeedKind.Named => ((bag.Node("names") as SequenceNode)?.Items ?? []).OfType<ScalarNode>(),
            SeedKind.Group => new[] { bag.Node("group") }.OfType<ScalarNode>(),
            _ => [],
        };
        ScalarNode[] given = [.. nodes];
        if (network is not null && given.Length > 0)
        {
            CheckKnown(given, kind, network, context);
        }

        return [.. given.Select(node => node.Text).Distinct(StringComparer.Ordinal)];
    }

    private static void CheckKey(Bag bag, string key, bool isNeeded, string who, BindingContext context)
    {
        if (isNeeded && !bag.Has(key))
        {
            context.Problems.Add(bag.MarkOf("who"), $"'seeds.who' is '{who}', but 'seeds.{key}' is missing.", $"Add '{key}: …'.");
        }
        else if (!isNeeded && bag.Has(key) && !context.Varied.Contains("seeds.who"))
        {
            context.Problems.Add(bag.MarkOf(key), $"'seeds.{key}' has no effect: 'seeds.who' is '{bag.Text("who")}'.", $"Write 'who: {who}', or remove it.");
        }
    }

    /// <summary>Whether the files mark users, and who starts follows them.</summary>
    private static void CheckMarks(Bag bag, SeedKind kind, BoundNetwork? network, BindingContext context)
    {
        if (network is null)
        {
            return;
        }

        if (kind == SeedKind.Given && !network.MarksUsers)
        {
            context.Problems.Add(
                bag.MarkOf("who"), $"'seeds.who' is '{PeopleFields.InTheFile}', but no column of the files marks users.", "Add 'network.columns.uses: …'.");
        }
        else if (kind != SeedKind.Given && network.MarksUsers && !context.Varied.Contains("seeds.who"))
        {
            context.Problems.Add(
                bag.MarkOf("who"),
                "'network.columns.uses' and 'seeds' both say who starts.",
                $"Write 'who: {PeopleFields.InTheFile}', or remove one of them.");
        }
    }

    private static void CheckKnown(ScalarNode[] given, SeedKind kind, BoundNetwork network, BindingContext context)
    {
        string what = kind == SeedKind.Named ? "person" : "group";
        if (network.Given is null)
        {
            context.Problems.Add(
                given[0].Mark, $"{Shown.Quote(given[0].Text)} cannot be found: only networks from files have names of a {what}.", "Write 'who: informal leaders', heads or random.");
            return;
        }

        var known = (kind == SeedKind.Named
            ? network.Given.People.Select(person => person.Name)
            : network.Given.People.Select(person => person.Group).OfType<string>()).ToHashSet(StringComparer.Ordinal);
        foreach (var node in given.Where(node => !known.Contains(node.Text)))
        {
            context.Problems.Add(
                node.Mark,
                $"{Shown.Quote(node.Text)} is not the name of a {what} in the files.",
                NameAdvice.Of(node.Text, known.Order(StringComparer.Ordinal), "There is"));
        }
    }

    private static int Available(SeedKind kind, ImmutableArray<int> schools, bool isEach, BoundNetwork network)
    {
        int chosen = isEach ? 1 : schools.IsEmpty ? network.Schools : schools.Length;
        if (kind == SeedKind.Heads)
        {
            return chosen;
        }

        int headsOut = kind == SeedKind.BestConnected ? 0 : 1;
        int Candidates(int school)
        {
            int staff = network.StaffOf(school);
            return staff == 1 ? 1 : staff - headsOut;
        }

        var all = Enumerable.Range(0, network.Schools);
        return isEach ? all.Max(Candidates)
            : schools.IsEmpty ? Math.Max(1, network.Teachers - (headsOut * network.Schools))
            : schools.Sum(Candidates);
    }
}
