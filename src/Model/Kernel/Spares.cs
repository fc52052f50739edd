namespace Staffroom.Model.Kernel;

/// <summary>Workspaces that ranges of one pass take and give back: as many as threads were ever at work, so that later weeks allocate none.</summary>
/// <param name="create">Makes one where all are taken.</param>
internal sealed class Spares<T>(Func<T> create)
{
    private readonly Stack<T> _free = [];
    private readonly Lock _turn = new();

    /// <summary>One that nobody else has.</summary>
    public T Take()
    {
        lock (_turn)
        {
            if (_free.TryPop(out var free))
            {
                return free;
            }
        }

        return create();
    }

    /// <summary>Gives one back.</summary>
    public void Return(T taken)
    {
        lock (_turn)
        {
            _free.Push(taken);
        }
    }
}
