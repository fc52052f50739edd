namespace Staffroom.Scenarios.Import.Reading;

/// <summary>
/// Orders names as people do: runs of digits by their value, all else by character code, so that 2 comes before 10 and "1.2" before
/// "1.10". Total: names that differ only in leading zeros are told apart at the end.
/// </summary>
internal sealed class NaturalOrder : IComparer<string>
{
    internal static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> a = x;
        ReadOnlySpan<char> b = y;
        while (a.Length > 0 && b.Length > 0)
        {
            (int digitsA, int digitsB) = (Digits(a), Digits(b));
            int order = digitsA > 0 && digitsB > 0 ? CompareNumbers(a[..digitsA], b[..digitsB]) : a[0].CompareTo(b[0]);
            if (order != 0)
            {
                return order;
            }

            bool areNumbers = digitsA > 0 && digitsB > 0;
            a = a[(areNumbers ? digitsA : 1)..];
            b = b[(areNumbers ? digitsB : 1)..];
        }

        int rest = a.Length.CompareTo(b.Length);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }

    private static int CompareNumbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.TrimStart('0');
        b = b.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
    }
}
