using System.Runtime.InteropServices;
using Staffroom.Scenarios.Diagnostics;

namespace Staffroom.Scenarios.Import.Reading;

/// <summary>Reads the reports of ties; a tie without direction becomes a report from either end.</summary>
internal sealed class TiesReader
{
    private readonly TableCursor _table;
    private readonly ImportOptions _options;
    private readonly Problems _problems;
    private readonly Tallies _leftOut;
    private readonly PeopleIndex _people;
    private readonly int _from;
    private readonly int _to;
    private readonly int _distance;
    private readonly ScaleBuilder? _weight;
    private readonly ScaleBuilder? _trust;
    private readonly List<RawReport> _reports = [];
    private readonly HashSet<int> _reporters = [];
    private bool _isAnyDirected;
    private int _rows;

    private TiesReader(TableCursor table, PeopleIndex people, ImportOptions options, Problems problems, Tallies leftOut)
    {
        (_table, _people, _options, _problems, _leftOut) = (table, people, options, problems, leftOut);
        _from = ColumnFinder.Find(table, options.FromColumn, "the people who report ties", problems);
        _to = ColumnFinder.Find(table, options.ToColumn, "the people reported", problems);
        _distance = ColumnFinder.Find(table, options.DistanceColumn, "distances", problems);
        _weight = options.Weight is null ? null : new ScaleBuilder(table, options.Weight, "tie strength", isWeight: true, problems);
        _trust = options.TieTrust is null ? null : new ScaleBuilder(table, options.TieTrust, "trust in the other person", isWeight: false, problems);
    }

    /// <summary>Reads all rows; what is wrong with them is added to the problems.</summary>
    internal static TiesTable Read(TableCursor table, PeopleIndex people, ImportOptions options, Problems problems, Tallies leftOut)
    {
        var reader = new TiesReader(table, people, options, problems, leftOut);
        bool canReadRows = reader._from != ColumnFinder.None && reader._to != ColumnFinder.None;
        while (canReadRows && table.Read())
        {
            reader.ReadRow();
        }

        Rescaling? weight = canReadRows ? reader._weight?.Build(table) : null;
        Rescaling? trust = canReadRows ? reader._trust?.Build(table) : null;
        if (!problems.HasErrors && reader._reports.Count == 0)
        {
            reader.SayNoTies();
        }

        return new TiesTable(reader._reports, weight, trust, reader._isAnyDirected, reader._reporters, reader._rows);
    }

    private void ReadRow()
    {
        _rows++;
        int from = ReadEnd(_from);
        int to = ReadEnd(_to);
        double weight = _weight?.Read(_table, _options.MinimumWeight) ?? _options.UnweightedStrength;
        double trust = _trust?.Read(_table) ?? Values.Missing;
        double distance = ReadDistance();
        if (from < 0 || to < 0)
        {
            return;
        }

        _reporters.Add(from);
        if (from == to)
        {
            LeaveOut("self-ties", _to, $"The tie of \"{_table[_from]}\" to itself was left out.");
        }
        else if (_weight?.IsMissing(_table) == true)
        {
            LeaveOut("ties without a weight", _from, $"The tie from \"{_table[_from]}\" to \"{_table[_to]}\" has no weight and was left out.");
        }
        else if (weight < _options.MinimumWeight)
        {
            _leftOut.Add(BelowMinimum);
        }
        else
        {
            SayMissingTrust();
            Add(new RawReport(from, to, weight, trust, distance));
        }
    }

    private string BelowMinimum => $"reports with a weight below {_options.MinimumWeight:R}";

    private void Add(RawReport report)
    {
        _reports.Add(report);
        if (_options.IsDirected && _table.IsRowDirected)
        {
            _isAnyDirected = true;
        }
        else
        {
            _reports.Add(report with { From = report.To, To = report.From });
        }
    }

    private int ReadEnd(int column)
    {
        string? id = Values.Name(_table, column, _problems);
        if (id is null)
        {
            return -1;
        }

        if (id.Length == 0)
        {
            LeaveOut("ties with only one end", column, $"Column \"{_table.Columns[column]}\" is empty; the tie was left out.");
            return -1;
        }

        int index = _people.Find(id);
        if (index < 0)
        {
            string? nearest = _people.Nearest(id);
            string question = nearest is null ? "" : $" Did you mean \"{nearest}\"?";
            LeaveOut("ties to unknown people", column, $"\"{Values.Shorten(id)}\" is not among the people; the tie was left out.{question}");
        }

        return index;
    }

    private double ReadDistance()
    {
        double distance = _distance == ColumnFinder.None ? Values.Missing : Values.Number(_table, _distance, _problems);
        if (distance < 0)
        {
            _problems.Error("negative distances", _table, _distance, $"The distance {distance:R} km is negative.", "Distances are 0 or more.");
        }

        return distance;
    }

    private void SayMissingTrust()
    {
        if (_trust?.IsMissing(_table) == true)
        {
            _problems.Note(
                "ties without trust", _table, _from, $"The tie from \"{_table[_from]}\" to \"{_table[_to]}\" has no trust; the person's own or the climate's is used.");
        }
    }

    private void LeaveOut(string kind, int column, string message)
    {
        _problems.Note(kind, _table, column, message);
        _leftOut.Add(kind);
    }

    private void SayNoTies()
    {
        string message = _rows == 0 ? "The file has no ties." : "No tie is left: all rows were left out.";
        string why = string.Join(", ", _leftOut.ToLeftOut().Select(left => $"{left.Reason} ({left.Count:N0})"));
        _problems.Error(_table.File, message, _rows == 0 ? "After the column names it needs a line for each tie." : $"Left out: {why}.");
    }
}

/// <summary>A report as the file has it; numbers in units of the file, NaN where missing.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RawReport(int From, int To, double Weight, double Trust, double DistanceKm);

/// <summary>The reports of a file.</summary>
/// <param name="Reports">The reports in use.</param>
/// <param name="Weight">How weights become strengths; null without weights.</param>
/// <param name="Trust">How trust on ties is rescaled; null without it.</param>
/// <param name="IsAnyDirected">Whether any report has a direction.</param>
/// <param name="Reporters">People who report anything at all, left out or not.</param>
/// <param name="Rows">Rows read.</param>
internal sealed record TiesTable(
    List<RawReport> Reports, Rescaling? Weight, Rescaling? Trust, bool IsAnyDirected, HashSet<int> Reporters, int Rows);

/// <summary>The people by id; where no file names them, everybody a tie names is one.</summary>
internal sealed class PeopleIndex
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _nearest = new(StringComparer.Ordinal);
    private readonly bool _isOpen;

    /// <summary>An index of given people, or of whoever is met if <paramref name="people"/> is null.</summary>
    internal PeopleIndex(IEnumerable<PersonRow>? people)
    {
        _isOpen = people is null;
        People = people is null ? [] : [.. people];
        for (int i = 0; i < People.Count; i++)
        {
            _index.Add(People[i].Id, i);
        }
    }

    /// <summary>The people, in the order of their indices.</summary>
    internal List<PersonRow> People { get; }

    /// <summary>Index of a person, −1 if unknown.</summary>
    internal int Find(string id)
    {
        if (_index.TryGetValue(id, out int index))
        {
            return index;
        }

        if (!_isOpen)
        {
            return -1;
        }

        _index.Add(id, People.Count);
        People.Add(PersonRow.OnlyId(id));
        return People.Count - 1;
    }

    /// <summary>The known id that looks most like an unknown one, or null; only looked for among few people and few times.</summary>
    internal string? Nearest(string id)
    {
        if (People.Count > 1000 || !id.Any(char.IsLetter) || _nearest.Count >= Problems.ListedPerKind)
        {
            return _nearest.GetValueOrDefault(id);
        }

        if (!_nearest.TryGetValue(id, out string? nearest))
        {
            nearest = NearestName.Find(id, People.Select(person => person.Id));
            _nearest.Add(id, nearest);
        }

        return nearest;
    }
}
