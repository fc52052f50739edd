using Staffroom.Model.Networks;

namespace Staffroom.Model.Worlds;

/// <summary>
/// The state of all teachers, ties and schools at the end of a week, in columns. Teachers are indexed by id, ties by directed tie
/// (<see cref="SchoolNetwork"/>), schools by id. Columns that never change in a week update are shared between weeks.
/// </summary>
public sealed class NetworkState
{
    internal NetworkState(SchoolNetwork network, int practices, int beliefs)
    {
        int teachers = network.TeacherCount, ties = network.DirectedTieCount, schools = network.SchoolCount;
        Efficacy = new double[teachers];
        Capacity = new double[teachers];
        Susceptibility = new double[teachers];
        Threshold = new double[teachers];
        RelativeTime = new double[teachers];
        Generation = new int[teachers];
        Belief = Columns(beliefs, teachers);
        Anchor = Columns(beliefs, teachers);
        Practices = [.. Enumerable.Range(0, practices).Select(_ => new PracticeColumns(teachers))];
        TieStrength = new double[ties];
        Trust = new double[ties];
        HelpBalance = new double[ties];
        BaseTrust = new double[ties];
        BaseFulfilment = new double[ties];
        Competition = new double[ties];
        Climate = new double[schools];
        MeanCapacity = new double[schools];
        Context = new double[schools];
    }

    private NetworkState(NetworkState like)
    {
        int teachers = like.Efficacy.Length;
        Efficacy = new double[teachers];
        Capacity = new double[teachers];
        Belief = Columns(like.Belief.Length, teachers);
        Practices = [.. like.Practices.Select(_ => new PracticeColumns(teachers))];
        TieStrength = new double[like.TieStrength.Length];
        Trust = new double[like.Trust.Length];
        HelpBalance = new double[like.HelpBalance.Length];
        Climate = new double[like.Climate.Length];
        (Susceptibility, Threshold, RelativeTime, Generation, Anchor) =
            (like.Susceptibility, like.Threshold, like.RelativeTime, like.Generation, like.Anchor);
        (BaseTrust, BaseFulfilment, Competition, MeanCapacity, Context) =
            (like.BaseTrust, like.BaseFulfilment, like.Competition, like.MeanCapacity, like.Context);
    }

    /// <summary>e, 0 to 1.</summary>
    public double[] Efficacy { get; }

    /// <summary>k, 0 to 1.</summary>
    public double[] Capacity { get; }

    /// <summary>λ_i, 0 to 1, times the parameter; stays with the position.</summary>
    public double[] Susceptibility { get; }

    /// <summary>φ_i, 0 to 1, plus the parameter; stays with the position.</summary>
    public double[] Threshold { get; }

    /// <summary>H_i, relative time for colleagues; stays with the position.</summary>
    public double[] RelativeTime { get; }

    /// <summary>How many people have held the position before.</summary>
    public int[] Generation { get; }

    /// <summary>b, by belief and teacher, 0 to 1.</summary>
    public double[][] Belief { get; }

    /// <summary>b0, the anchor of each belief, by belief and teacher.</summary>
    public double[][] Anchor { get; }

    /// <summary>Awareness, know-how and use, by practice.</summary>
    public PracticeColumns[] Practices { get; }

    /// <summary>w, 0 to 1; equal on both directions of a tie.</summary>
    public double[] TieStrength { get; }

    /// <summary>T: how much the ego of a directed tie trusts the alter, 0 to 1.</summary>
    public double[] Trust { get; }

    /// <summary>R: help given by ego minus help received, fading.</summary>
    public double[] HelpBalance { get; }

    /// <summary>T0: the trust that idle ties return to.</summary>
    public double[] BaseTrust { get; }

    /// <summary>f0: the base chance that a contact is fulfilled.</summary>
    public double[] BaseFulfilment { get; }

    /// <summary>c of the two schools, 0 to 1; 0 within a school.</summary>
    public double[] Competition { get; }

    /// <summary>C, innovative climate, 0 to 1.</summary>
    public double[] Climate { get; }

    /// <summary>κ: mean capacity that newcomers are drawn around.</summary>
    public double[] MeanCapacity { get; }

    /// <summary>ctx, 0 to 1.</summary>
    public double[] Context { get; }

    /// <summary>A second buffer: own columns for what a week changes, the others shared.</summary>
    internal NetworkState CreateBuffer() => new(this);

    private static double[][] Columns(int count, int length) =>
        [.. Enumerable.Range(0, count).Select(_ => new double[length])];
}
