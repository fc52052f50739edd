namespace Staffroom.Model.Worlds;

/// <summary>What every teacher knows and does about one practice, one entry per teacher.</summary>
public sealed class PracticeColumns
{
    internal PracticeColumns(int teachers)
    {
        IsAware = new bool[teachers];
        KnowHow = new double[teachers];
        Uses = new bool[teachers];
        Complies = new bool[teachers];
        Depth = new double[teachers];
        AgeWeeks = new int[teachers];
    }

    /// <summary>A: has heard of it.</summary>
    public bool[] IsAware { get; }

    /// <summary>K, 0 to 1.</summary>
    public double[] KnowHow { get; }

    /// <summary>U: reports using it.</summary>
    public bool[] Uses { get; }

    /// <summary>comply: uses it only because a mandate requires it.</summary>
    public bool[] Complies { get; }

    /// <summary>d, implementation depth, 0 to 1.</summary>
    public double[] Depth { get; }

    /// <summary>Weeks since adoption; 0 for non-users.</summary>
    public int[] AgeWeeks { get; }

    /// <summary>V: uses it and means it.</summary>
    public bool IsGenuineUser(int teacher) => Uses[teacher] && !Complies[teacher];

    internal void Clear(int teacher)
    {
        IsAware[teacher] = false;
        KnowHow[teacher] = 0.0;
        Uses[teacher] = false;
        Complies[teacher] = false;
        Depth[teacher] = 0.0;
        AgeWeeks[teacher] = 0;
    }
}
