using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Staffroom.Runner.Output;
using Staffroom.Scenarios.Import;

namespace Staffroom.Runner.Verbs.Networks;

/// <summary>The arguments that say how files of a network are to be read; all verbs that read one share them.</summary>
internal sealed class ImportArguments
{
    private static readonly ImmutableArray<(string Name, TieCombination Way)> Combinations =
    [
        ("mean", TieCombination.Mean), ("mean-of-reports", TieCombination.MeanOfReports),
        ("maximum", TieCombination.Maximum), ("minimum", TieCombination.Minimum),
    ];

    private readonly Argument<string> _edges = new("edges") { HelpName = "EDGES", Description = "CSV file of ties, or a GraphML file of people and ties" };
    private readonly Option<string?> _nodes = Text("--nodes", "FILE", "CSV file of people; without one, everybody who has a tie");
    private readonly Option<string?> _id = Text("--id", "COLUMN", "Column of a person's id [default: id]");
    private readonly Option<string?> _school = Text("--school", "COLUMN", "Column of the school; without one, everybody is in one school");
    private readonly Option<string?> _group = Text("--group", "COLUMN", "Column of a group or role that seeds can name");
    private readonly Option<string?> _head = Text("--head", "COLUMN", "Column that marks heads (1, true, yes, head)");
    private readonly Option<string?> _uses = Text("--uses", "COLUMN", "Column that marks who uses the practices at the start (1, true, yes)");
    private readonly Option<string?> _from = Text("--from", "COLUMN", "Column of the person who reports the tie [default: from]");
    private readonly Option<string?> _to = Text("--to", "COLUMN", "Column of the person reported [default: to]");
    private readonly Option<ScaledColumn?> _weight = Scaled("--weight", "Column of the tie's weight, any range");
    private readonly Option<ScaledColumn?> _tieTrust = Scaled("--tie-trust", "Column of the trust of the person who reports in the other");
    private readonly Option<double?> _minimumWeight = Number("--minimum-weight", "Leaves out reports with a smaller weight, in the units of the file");
    private readonly Option<double?> _unweighted = Number("--unweighted-strength", "Tie strength (0 to 1) where there is no weight [default: 0.5]");
    private readonly Option<string?> _distance = Text("--distance", "COLUMN", "Column of a tie's distance in km");
    private readonly Option<double?> _distanceKm = Number("--distance-km", "Distance in km between schools where ties do not say [default: 15]");
    private readonly Option<bool> _undirected = new("--undirected") { Description = "Each row is a tie, not one person's report of it" };
    private readonly Option<string?> _combine = Text("--combine", "HOW", "How two reports of one tie become one strength: mean, mean-of-reports, maximum or minimum [default: mean]");
    private readonly ImmutableArray<(PersonAttribute Attribute, Option<ScaledColumn?> Option)> _attributes =
    [
        .. Enum.GetValues<PersonAttribute>().Select(attribute =>
            (attribute, Scaled($"--{attribute.ToString().ToLowerInvariant()}", $"Column of people's {attribute.ToString().ToLowerInvariant()}, any range"))),
    ];

    /// <summary>Adds them to a verb.</summary>
    public ImportArguments AddTo(Command verb)
    {
        _combine.AcceptOnlyFromAmong([.. Combinations.Select(pair => pair.Name)]);
        verb.Arguments.Add(_edges);
        IEnumerable<Option> options =
        [
            _nodes, _id, _school, _group, _head, _uses, .. _attributes.Select(pair => pair.Option), _from, _to, _weight, _minimumWeight, _unweighted,
            _tieTrust, _distance, _distanceKm, _undirected, _combine,
        ];
        foreach (var option in options)
        {
            verb.Options.Add(option);
        }

        return this;
    }

    /// <summary>What was asked for.</summary>
    public ImportOptions Options(ParseResult parsed, Host host)
    {
        var standard = new ImportOptions { EdgesFile = host.Openable(parsed.GetRequiredValue(_edges)) };
        string? combine = parsed.GetValue(_combine);
        var attributes = _attributes
            .Select(pair => (pair.Attribute, Column: parsed.GetValue(pair.Option)))
            .Where(pair => pair.Column is not null)
            .ToImmutableSortedDictionary(pair => pair.Attribute, pair => pair.Column!);
        return standard with
        {
            NodesFile = parsed.GetValue(_nodes) is { } nodes ? host.Openable(nodes) : null,
            IdColumn = parsed.GetValue(_id) ?? standard.IdColumn,
            SchoolColumn = parsed.GetValue(_school),
            GroupColumn = parsed.GetValue(_group),
            HeadColumn = parsed.GetValue(_head),
            UsesColumns = parsed.GetValue(_uses) is { } uses ? [uses] : [],
            Attributes = attributes,
            FromColumn = parsed.GetValue(_from) ?? standard.FromColumn,
            ToColumn = parsed.GetValue(_to) ?? standard.ToColumn,
            Weight = parsed.GetValue(_weight),
            MinimumWeight = parsed.GetValue(_minimumWeight),
            UnweightedStrength = parsed.GetValue(_unweighted) ?? standard.UnweightedStrength,
            TieTrust = parsed.GetValue(_tieTrust),
            DistanceColumn = parsed.GetValue(_distance),
            DistanceKm = parsed.GetValue(_distanceKm) ?? standard.DistanceKm,
            IsDirected = !parsed.GetValue(_undirected),
            Combine = Combinations.FirstOrDefault(pair => string.Equals(pair.Name, combine, StringComparison.Ordinal), Combinations[0]).Way,
        };
    }

    private static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };

    private static Option<double?> Number(string name, string description) => new(name)
    {
        HelpName = "X",
        Description = description,
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[^1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                return value;
            }

            result.AddError($"{name} is '{result.Tokens[^1].Value}'; it must be a number, with a point for decimals.");
            return null;
        },
    };

    /// <summary>COLUMN or COLUMN:MIN:MAX; a column whose own name ends like that can be followed by its range.</summary>
    private static Option<ScaledColumn?> Scaled(string name, string description) => new(name)
    {
        HelpName = "COLUMN[:MIN:MAX]",
        Description = description,
        CustomParser = result =>
        {
            string given = result.Tokens[^1].Value;
            string[] parts = given.Split(':');
            if (parts.Length < 3 || !TryNumber(parts[^2], out double minimum) || !TryNumber(parts[^1], out double maximum))
            {
                return new ScaledColumn(given);
            }

            if (minimum < maximum)
            {
                return new ScaledColumn(string.Join(':', parts[..^2]), minimum, maximum);
            }

            result.AddError($"{name} is '{given}'; its smallest value must be below its largest.");
            return null;
        },
    };

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
