using Staffroom.Model.Randomness;

namespace Staffroom.Model.Kernel;

/// <summary>Teachers of a block for whom something is decided by chance: collected one by one, drawn together.</summary>
internal sealed class PendingDraws(int capacity)
{
    private readonly int[] _id = new int[capacity];
    private readonly int[] _place = new int[capacity];
    private readonly double[] _chance = new double[capacity];
    private readonly double[] _uniform = new double[capacity];

    /// <summary>How many are pending.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds one.</summary>
    /// <param name="id">The teacher's id, which keys the draw.</param>
    /// <param name="place">The teacher's place in the block.</param>
    /// <param name="chance">Chance that it happens.</param>
    public void Add(int id, int place, double chance)
    {
        int at = Count++;
        (_id[at], _place[at], _chance[at]) = (id, place, chance);
    }

    /// <summary>Draws all.</summary>
    public void Draw(in DrawStream stream)
    {
        if (Count > 0)
        {
            PhiloxBatch.Uniforms(stream, _id.AsSpan(0, Count), [], _uniform);
        }
    }

    /// <summary>The place in the block of a teacher.</summary>
    public int Place(int at) => _place[at];

    /// <summary>The number drawn.</summary>
    public double Uniform(int at) => _uniform[at];

    /// <summary>Whether it happens.</summary>
    public bool Happens(int at) => _uniform[at] < _chance[at];
}
