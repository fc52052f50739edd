using Orleans.Runtime;

// The attributes of Orleans that the grains and their messages carry, as Orleans 10 declares them. On the embedded host only those
// about interleaving and one-way calls have an effect: it has one process, keeps every grain and passes messages by reference.

namespace Orleans
{
    /// <summary>Asks for a serializer of a type. Without effect here: messages are passed by reference.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
    public sealed class GenerateSerializerAttribute : Attribute;

    /// <summary>The number of a member within its type.</summary>
    /// <param name="id">The number.</param>
    [AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class
        | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method)]
    public sealed class IdAttribute(uint id) : Attribute
    {
        /// <summary>The number.</summary>
        public uint Id { get; } = id;
    }

    /// <summary>The name of a type or method on the wire and in storage, which stays when the source is renamed.</summary>
    /// <param name="alias">The name: of a type, unique everywhere; of a method, unique in its type.</param>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method,
        AllowMultiple = true)]
    public sealed class AliasAttribute(string alias) : Attribute
    {
        /// <summary>The name.</summary>
        public string Alias { get; } = alias;
    }

    /// <summary>Says that a value never changes, so that it need not be copied.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property
        | AttributeTargets.Parameter | AttributeTargets.ReturnValue, Inherited = false)]
    public sealed class ImmutableAttribute : Attribute;

    /// <summary>How long a caller waits for the response to a method. Without effect here: callers wait as long as it takes.</summary>
    /// <param name="timeout">The time, as <see cref="TimeSpan.Parse(string)"/> reads it.</param>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
    {
        /// <summary>The time.</summary>
        public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout);
    }
}

namespace Orleans.Concurrency
{
    /// <summary>A grain class whose calls may interleave at every await.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class ReentrantAttribute : Attribute;

    /// <summary>A method that may begin while any other call of its grain waits.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class AlwaysInterleaveAttribute : Attribute;

    /// <summary>A method whose caller does not wait and never learns of an error.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class OneWayAttribute : Attribute;
}

namespace Orleans.Runtime
{
    /// <summary>A rule for the silo on which a grain is placed. Without effect here: there is one process.</summary>
    public abstract class PlacementStrategy;

    /// <summary>Places a grain where it is first called from.</summary>
    public sealed class PreferLocalPlacement : PlacementStrategy;
}

namespace Orleans.Placement
{
    /// <summary>Names the rule for the silo on which grains of a class are placed.</summary>
    /// <param name="placement">The rule.</param>
    [AttributeUsage(AttributeTargets.Class)]
    public abstract class PlacementAttribute(PlacementStrategy placement) : Attribute
    {
        /// <summary>The rule.</summary>
        public PlacementStrategy PlacementStrategy { get; } = placement;
    }

    /// <summary>Places grains of a class where they are first called from.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class PreferLocalPlacementAttribute() : PlacementAttribute(new PreferLocalPlacement());
}
