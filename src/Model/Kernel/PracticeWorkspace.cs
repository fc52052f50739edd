namespace Staffroom.Model.Kernel;

/// <summary>What a block of teachers needs on its way through <see cref="PracticeStage"/>; one for each thread at work.</summary>
/// <param name="capacity">The most teachers of a block.</param>
internal sealed class PracticeWorkspace(int capacity)
{
    public PendingDraws Awareness { get; } = new(capacity);

    public PendingDraws Adoption { get; } = new(capacity);

    public PendingDraws Success { get; } = new(capacity);

    public PendingDraws Dropping { get; } = new(capacity);

    public double[] Hazard { get; } = new double[capacity];

    public byte[] Outcome { get; } = new byte[capacity];

    public void Clear(int count)
    {
        Awareness.Clear();
        Adoption.Clear();
        Success.Clear();
        Dropping.Clear();
        Array.Clear(Outcome, 0, count);
    }
}
