namespace Staffroom.Model.Kernel;

/// <summary>
/// Does the work of a stage over ranges of teachers, ties or schools. A range writes what is its own alone, so neither how the work is cut nor in
/// which order or on which threads ranges are done changes a bit. The model knows no threads: whoever has some brings its own ranges.
/// </summary>
public interface IRanges
{
    /// <summary>Does all of the work before it returns.</summary>
    /// <param name="count">How many there are, of 0 to before which the ranges must hold each exactly once.</param>
    /// <param name="weight">How many teachers each of them stands for, 1 or more.</param>
    /// <param name="work">Does some of them, given the beginning of a range and the end after it.</param>
    void ForEach(int count, int weight, Action<int, int> work);
}

/// <summary>Everything in one range, on the caller's thread.</summary>
internal sealed class OneRange : IRanges
{
    /// <summary>The only one needed.</summary>
    public static OneRange Instance { get; } = new();

    /// <inheritdoc/>
    public void ForEach(int count, int weight, Action<int, int> work) => work(0, count);
}
