using System.Reflection;
using Orleans;
using Orleans.Concurrency;

namespace Staffroom.Embedded;

/// <summary>A method of a grain's interface.</summary>
internal abstract class GrainMethod(MethodInfo method)
{
    private readonly MethodInvoker invoker = MethodInvoker.Create(method);

    /// <summary>Whether a call may begin while others are under way.</summary>
    public bool Interleaves { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute));

    /// <summary>Whether the caller does not wait.</summary>
    public bool IsOneWay { get; } = method.IsDefined(typeof(OneWayAttribute));

    /// <summary>Reads it.</summary>
    /// <exception cref="ArgumentException">It returns no task.</exception>
    public static GrainMethod Of(MethodInfo method) => method switch
    {
        { IsGenericMethod: false, ReturnType: var type } when type == typeof(Task) => new PlainMethod(method),
        { IsGenericMethod: false, ReturnType: { IsGenericType: true } type } when type.GetGenericTypeDefinition() == typeof(Task<>) =>
            (GrainMethod)Activator.CreateInstance(typeof(ValueMethod<>).MakeGenericType(type.GenericTypeArguments), method)!,
        _ => throw new ArgumentException($"{method.DeclaringType}.{method.Name} must return Task or Task<T> and not be generic: the embedded host knows no other methods.", nameof(method)),
    };

    /// <summary>Calls it on a grain, in the present turn.</summary>
    public Task Invoke(Grain grain, object?[] arguments) => (Task)invoker.Invoke(grain, arguments.AsSpan())!;

    /// <summary>A call to come.</summary>
    public abstract GrainCall Call(object?[] arguments);

    private sealed class PlainMethod(MethodInfo method) : GrainMethod(method)
    {
        public override GrainCall Call(object?[] arguments) => new PlainCall(this, arguments);
    }

    private sealed class ValueMethod<T>(MethodInfo method) : GrainMethod(method)
    {
        public override GrainCall Call(object?[] arguments) => new ValueCall<T>(this, arguments);
    }
}
