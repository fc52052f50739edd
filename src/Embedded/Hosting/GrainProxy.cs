using System.Collections.Frozen;
using System.Reflection;

namespace Staffroom.Embedded;

/// <summary>A reference to a grain: each of its methods sends a call.</summary>
internal class GrainProxy : DispatchProxy
{
    private EmbeddedHost host = null!;
    private FrozenDictionary<MethodInfo, GrainMethod> methods = null!;
    private Activation? activation;

    /// <summary>Which grain.</summary>
    public GrainIdentity Grain { get; private set; }

    /// <summary>Makes a reference.</summary>
    public static TGrainInterface To<TGrainInterface>(EmbeddedHost host, GrainInterface grainInterface, string key)
    {
        var reference = Create<TGrainInterface, GrainProxy>();
        var proxy = (GrainProxy)(object)reference!;
        proxy.host = host;
        proxy.methods = grainInterface.Methods;
        proxy.Grain = new GrainIdentity(grainInterface.Class, key);
        return reference;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = methods[targetMethod!];
        var call = method.Call(args!);
        if (activation is null || !activation.TryTake(call))
        {
            activation = host.Send(Grain, call);
        }
        return method.IsOneWay ? Task.CompletedTask : call.Result;
    }
}

/// <summary>An interface of grains: the class behind it and its methods.</summary>
internal sealed record GrainInterface(GrainClass Class, FrozenDictionary<MethodInfo, GrainMethod> Methods)
{
    /// <summary>Finds the class.</summary>
    /// <exception cref="ArgumentException">There is not exactly one, or a method is none that can be called.</exception>
    public static GrainInterface Of(Type type, IReadOnlyList<GrainClass> classes)
    {
        var found = classes.Where(each => type.IsAssignableFrom(each.Type)).ToArray();
        if (found.Length != 1)
        {
            throw new ArgumentException($"{found.Length} grain classes implement {type}; one must: {string.Join(", ", found.Select(each => each.Type))}.", nameof(type));
        }
        var methods = type.GetInterfaces().Append(type).SelectMany(each => each.GetMethods());
        return new GrainInterface(found[0], methods.ToFrozenDictionary(method => method, GrainMethod.Of));
    }
}
