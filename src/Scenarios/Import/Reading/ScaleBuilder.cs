namespace Staffroom.Scenarios.Import.Reading;

/// <summary>Reads one numeric column and finds the range that is mapped to 0..1.</summary>
internal sealed class ScaleBuilder
{
    private readonly ScaledColumn _scaled;
    private readonly string _meaning;
    private readonly bool _isWeight;
    private readonly Problems _problems;
    private readonly int _column;
    private double _smallest = double.PositiveInfinity;
    private double _largest = double.NegativeInfinity;
    private int _known;
    private int _unknown;

    /// <summary>Finds the column and checks the given range; problems are added.</summary>
    internal ScaleBuilder(TableCursor table, ScaledColumn scaled, string meaning, bool isWeight, Problems problems)
    {
        (_scaled, _meaning, _isWeight, _problems) = (scaled, meaning, isWeight, problems);
        _column = ColumnFinder.Find(table, scaled.Column, meaning, problems);
        if (!double.IsFinite(scaled.Minimum ?? 0.0) || !double.IsFinite(scaled.Maximum ?? 0.0) || scaled.Minimum >= scaled.Maximum)
        {
            problems.Error(
                "",
                $"The range {scaled.Minimum:R} to {scaled.Maximum:R} of column \"{scaled.Column}\" ({meaning}) is empty.",
                "The value that becomes 0 must be smaller than the value that becomes 1.");
        }
    }

    /// <summary>The value that becomes 0 where it is known before the file is read.</summary>
    private double? GivenMinimum => _scaled.Minimum ?? (_isWeight ? Math.Min(0.0, _scaled.Maximum - 1.0 ?? 0.0) : null);

    /// <summary>Whether the current row has no value in an existing column.</summary>
    internal bool IsMissing(TableCursor row) => _column != ColumnFinder.None && Values.IsMissing(row[_column]);

    /// <summary>The column's value in the current row in units of the file; missing (NaN) if there is none or it is out of range.</summary>
    internal double Read(TableCursor row, double? droppedBelow = null)
    {
        if (_column == ColumnFinder.None)
        {
            return Values.Missing;
        }

        double value = Values.Number(row, _column, _problems);
        if (double.IsNaN(value))
        {
            _unknown++;
            return value;
        }

        _known++;
        if (value < droppedBelow)
        {
            return value;
        }

        if (value < GivenMinimum || value > _scaled.Maximum)
        {
            SayOutOfRange(row, value);
            return Values.Missing;
        }

        _smallest = Math.Min(_smallest, value);
        _largest = Math.Max(_largest, value);
        return value;
    }

    /// <summary>The mapping, once all rows have been read.</summary>
    internal Rescaling Build(TableCursor table)
    {
        double minimum = GivenMinimum ?? (_known > 0 ? _smallest : 0.0);
        double maximum = _scaled.Maximum ?? (_known > 0 ? Math.Max(_largest, minimum) : 1.0);
        if (_isWeight && maximum == minimum)
        {
            maximum = minimum + 1.0;
        }

        if (_known == 0 && _unknown > 0)
        {
            _problems.Note(table.File, $"Column \"{_scaled.Column}\" ({_meaning}) has no values at all.");
        }
        else if (_known > 0 && minimum == maximum)
        {
            _problems.Note(
                table.File,
                $"All values of column \"{_scaled.Column}\" ({_meaning}) are {minimum:R}; they became 0.5.",
                "Give the range of the scale to say what the value means.");
        }

        return new Rescaling(
            _meaning, _scaled.Column, minimum, maximum, _scaled.Minimum is not null && _scaled.Maximum is not null, _known, _unknown);
    }

    private void SayOutOfRange(TableCursor row, double value)
    {
        bool isNegativeWeight = _scaled.Minimum is null && value < GivenMinimum;
        string rule = isNegativeWeight
            ? $"The weight {value:R} is negative."
            : $"{value:R} in column \"{_scaled.Column}\" ({_meaning}) is outside the given range {GivenMinimum:R} to {_scaled.Maximum:R}.";
        string advice = isNegativeWeight ? "Ties have weights from 0 upward; give a range if the scale has negative values." : "Correct the value or the range.";
        _problems.Error("values out of range", row, _column, rule, advice);
    }
}
