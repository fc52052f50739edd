using System.Runtime.ExceptionServices;

namespace Staffroom.Runner.Execution;

/// <summary>Work on all cores whose first problem is thrown as it is, not wrapped with others.</summary>
internal static class Concurrently
{
    /// <summary>Does all of it.</summary>
    public static void Do(params Action[] work) => Unwrapped(() => Parallel.Invoke(work));

    /// <summary>Finds a value while something else is done.</summary>
    public static T Both<T>(Func<T> find, Action work)
    {
        T found = default!;
        Do(() => found = find(), work);
        return found;
    }

    /// <summary>Does it for each.</summary>
    public static void ForEach<T>(IEnumerable<T> items, Action<T> work) => Unwrapped(() => Parallel.ForEach(items, work));

    private static void Unwrapped(Action work)
    {
        try
        {
            work();
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }
}
