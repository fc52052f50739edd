using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Staffroom.Embedded;

/// <summary>A class of grains and how one of them is made.</summary>
internal sealed class GrainClass
{
    private readonly (Type State, PersistentStateAttribute Name)[] states;

    public GrainClass(Type type)
    {
        Type = type;
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        var constructor = type.GetConstructors().Single();
        states = [.. from parameter in constructor.GetParameters()
                     let name = parameter.GetCustomAttribute<PersistentStateAttribute>()
                     where name is not null
                     select (parameter.ParameterType.GenericTypeArguments.Single(), name)];
    }

    /// <summary>The class.</summary>
    public Type Type { get; }

    /// <summary>Whether all its calls interleave.</summary>
    public bool IsReentrant { get; }

    /// <summary>Makes a grain whose persistent state has been read.</summary>
    public async Task<Grain> MakeAsync(Activation activation)
    {
        var arguments = new object[states.Length];
        for (var i = 0; i < states.Length; i++)
        {
            var (state, name) = states[i];
            var key = new RecordKey(Type.FullName!, activation.Grain.Key, name.StateName, name.StorageName);
            var record = (PersistentState)Activator.CreateInstance(typeof(PersistentState<>).MakeGenericType(state), activation.Host.Storage, key)!;
            await record.ReadStateAsync();
            arguments[i] = record;
        }
        var grain = (Grain)ActivatorUtilities.CreateInstance(activation.Host.Services, Type, arguments);
        grain.Activation = activation;
        return grain;
    }
}
