namespace Staffroom.Scenarios.Import.Reading;

/// <summary>The nodes or the edges of a GraphML file as rows.</summary>
internal sealed class GraphMlCursor(
    List<GraphMlDocument.Element> elements,
    Func<GraphMlDocument.Element, GraphMlValue[]> row) : TableCursor
{
    private int _next;
    private GraphMlValue[] _row = [];

    /// <inheritdoc/>
    internal override bool IsRowDirected => elements[_next - 1].IsDirected;

    /// <inheritdoc/>
    internal override string this[int column] => _row[column].Text;

    /// <inheritdoc/>
    internal override bool Read()
    {
        if (_next >= elements.Count)
        {
            return false;
        }

        _row = row(elements[_next++]);
        return true;
    }

    /// <inheritdoc/>
    internal override (int Line, int Character) Locate(int column) => (_row[column].Line, _row[column].Character);
}
