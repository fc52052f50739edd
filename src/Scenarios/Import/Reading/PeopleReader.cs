using System.Collections.Immutable;
using Staffroom.Model.Networks;

namespace Staffroom.Scenarios.Import.Reading;

/// <summary>Reads the people of a network.</summary>
internal sealed class PeopleReader
{
    private readonly TableCursor _table;
    private readonly Problems _problems;
    private readonly Tallies _leftOut;
    private readonly int _id;
    private readonly int _school;
    private readonly int _group;
    private readonly int _head;
    private readonly ImmutableArray<int> _uses;
    private readonly bool _isUseOfAll;
    private readonly ImmutableArray<(PersonAttribute Attribute, ScaleBuilder Scale)> _attributes;
    private readonly Dictionary<string, PersonRow> _byId = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _otherHeadValues = new(StringComparer.Ordinal);
    private int _rows;

    private PeopleReader(TableCursor table, ImportOptions options, Problems problems, Tallies leftOut)
    {
        (_table, _problems, _leftOut) = (table, problems, leftOut);
        _id = ColumnFinder.Find(table, options.IdColumn, "ids", problems);
        _school = ColumnFinder.Find(table, options.SchoolColumn, "schools", problems);
        _group = ColumnFinder.Find(table, options.GroupColumn, "groups", problems);
        _head = ColumnFinder.Find(table, options.HeadColumn, "heads", problems);
        _uses = [.. options.UsesColumns.Select(column => ColumnFinder.Find(table, column, "users at the start", problems))];
        _isUseOfAll = options.IsUseOfAll;
        _attributes =
        [
            .. options.Attributes.Select(pair =>
                (pair.Key, new ScaleBuilder(table, pair.Value, pair.Key.ToString().ToLowerInvariant(), isWeight: false, problems))),
        ];
    }

    /// <summary>Reads all rows; what is wrong with them is added to the problems.</summary>
    internal static PeopleTable Read(TableCursor table, ImportOptions options, Problems problems, Tallies leftOut)
    {
        bool hadErrors = problems.HasErrors;
        var reader = new PeopleReader(table, options, problems, leftOut);
        bool canReadRows = reader._id != ColumnFinder.None;
        while (canReadRows && table.Read())
        {
            reader.ReadRow();
        }

        if (canReadRows && reader._rows == 0 && hadErrors == problems.HasErrors)
        {
            problems.Error(table.File, "The file has no people.", "After the column names it needs a line for each person.");
        }

        reader.SayHeadValues();
        ImmutableArray<Rescaling> rescalings = canReadRows ? [.. reader._attributes.Select(a => a.Scale.Build(table))] : [];
        return new PeopleTable(reader._byId, [.. reader._attributes.Select(a => a.Attribute)], rescalings, reader._rows);
    }

    private void ReadRow()
    {
        _rows++;
        string? id = Values.Name(_table, _id, _problems);
        if (id is null)
        {
            return;
        }

        if (id.Length == 0)
        {
            _problems.Note("people without an id", _table, _id, "The person has no id and was left out.");
            _leftOut.Add("people without an id");
            return;
        }

        var person = new PersonRow(id, ReadSchool(id), ReadGroup(id), ReadHead(), ReadUses(), [.. _attributes.Select(a => a.Scale.Read(_table))]);
        if (_byId.TryAdd(id, person))
        {
            SayMissing(person);
        }
        else if (_byId[id].IsSameAs(person))
        {
            _problems.Note("people who stand in the file twice", _table, _id, $"The person \"{id}\" stands in the file again with the same values; the repetition was left out.");
            _leftOut.Add("repeated rows of people");
        }
        else
        {
            _problems.Error("ids used twice", _table, _id, $"The id \"{id}\" was used before with other values.", "Every person needs an id of their own.");
        }
    }

    private string? ReadSchool(string id)
    {
        if (_school == ColumnFinder.None)
        {
            return null;
        }

        string? school = Values.Name(_table, _school, _problems);
        if (school is not null && Values.IsMissing(school))
        {
            _problems.Error(
                "people without a school", _table, _school, $"The person \"{id}\" has no school.", "Everybody needs one; name one for people of no school, such as \"central office\".");
            return null;
        }

        return school;
    }

    private string? ReadGroup(string id)
    {
        string? group = _group == ColumnFinder.None ? null : Values.Name(_table, _group, _problems);
        if (group is null || !Values.IsMissing(group))
        {
            return group;
        }

        if (!_byId.ContainsKey(id))
        {
            _problems.Note("people without a group", _table, _group, $"The person \"{id}\" has no group and is in none.");
        }

        return null;
    }

    private bool ReadHead()
    {
        string value = _head == ColumnFinder.None ? "" : _table[_head];
        switch (value.ToLowerInvariant())
        {
            case "1" or "true" or "yes" or "head":
                return true;
            case "0" or "false" or "no" or "" or "na":
                return false;
            default:
                value = Values.Shorten(value);
                _otherHeadValues[value] = _otherHeadValues.GetValueOrDefault(value) + 1;
                return false;
        }
    }

    private PracticeSet ReadUses()
    {
        var uses = default(PracticeSet);
        for (int p = 0; p < _uses.Length; p++)
        {
            uses = IsMarked(_uses[p]) ? uses.With(p) : uses;
        }

        return _isUseOfAll && uses.Contains(0) ? PracticeSet.All : uses;
    }

    private bool IsMarked(int column)
    {
        string value = column == ColumnFinder.None ? "" : _table[column];
        switch (value.ToLowerInvariant())
        {
            case "1" or "true" or "yes":
                return true;
            case "0" or "false" or "no" or "" or "na":
                return false;
            default:
                _problems.Error(
                    "marks of users that are neither yes nor no",
                    _table,
                    column,
                    $"\"{Values.Shorten(value)}\" says neither that the person uses the practice at the start nor that they do not.",
                    "Write 1, true or yes; or 0, false, no or nothing.");
                return false;
        }
    }

    private void SayHeadValues()
    {
        if (_otherHeadValues.Count > 0)
        {
            string values = string.Join(", ", _otherHeadValues.Take(10).Select(pair => $"\"{pair.Key}\" ({pair.Value:N0})"));
            string more = _otherHeadValues.Count > 10 ? $" and {_otherHeadValues.Count - 10:N0} other values" : "";
            _problems.Note(
                _table.File, $"In column \"{_table.Columns[_head]}\" {values}{more} were read as \"not a head\".", "Heads are marked by 1, true, yes or head.");
        }
    }

    private void SayMissing(PersonRow person)
    {
        for (int a = 0; a < _attributes.Length; a++)
        {
            if (_attributes[a].Scale.IsMissing(_table))
            {
                string meaning = _attributes[a].Attribute.ToString().ToLowerInvariant();
                _problems.Note(
                    $"people without {meaning}", _table, _id, $"The person \"{person.Id}\" has no {meaning}; it will be drawn as for a generated teacher.");
            }
        }
    }
}

/// <summary>A person as the file has them; numbers in units of the file, NaN where missing.</summary>
internal sealed record PersonRow(string Id, string? School, string? Group, bool IsHead, PracticeSet Uses, ImmutableArray<double> Attributes)
{
    internal static PersonRow OnlyId(string id) => new(id, null, null, false, default, []);

    internal bool IsSameAs(PersonRow other) =>
        this with { Attributes = [] } == other with { Attributes = [] } && Attributes.AsSpan().SequenceEqual(other.Attributes.AsSpan());
}

/// <summary>The people of a file, by id.</summary>
internal sealed record PeopleTable(
    Dictionary<string, PersonRow> ById, ImmutableArray<PersonAttribute> Attributes, ImmutableArray<Rescaling> Rescalings, int Rows);

/// <summary>Counts by reason, in the order in which reasons first came up.</summary>
internal sealed class Tallies
{
    private readonly List<string> _reasons = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    internal void Add(string reason, int count = 1)
    {
        if (!_counts.ContainsKey(reason))
        {
            _reasons.Add(reason);
        }

        _counts[reason] = _counts.GetValueOrDefault(reason) + count;
    }

    internal ImmutableArray<LeftOut> ToLeftOut() => [.. _reasons.Select(reason => new LeftOut(reason, _counts[reason]))];
}
