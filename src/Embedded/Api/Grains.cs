using Orleans.Runtime;
using Staffroom.Embedded;

// What a grain is to its source, as Orleans 10 declares it.

namespace Orleans.Runtime
{
    /// <summary>Whatever can be called by its identity.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    /// <summary>The mark of a grain's interface.</summary>
    public interface IGrain : IAddressable;

    /// <summary>The mark of the interface of grains that are identified by a text.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>Gives references to grains.</summary>
    public interface IGrainFactory
    {
        /// <summary>A reference to the grain with a key. The grain becomes active when it is first called.</summary>
        /// <typeparam name="TGrainInterface">The interface, which exactly one grain class implements.</typeparam>
        /// <param name="primaryKey">The key.</param>
        /// <exception cref="ArgumentException">No grain class implements the interface, or several do.</exception>
        TGrainInterface GetGrain<TGrainInterface>(string primaryKey)
            where TGrainInterface : IGrainWithStringKey;
    }

    /// <summary>The base of every grain class.</summary>
    public abstract class Grain : IAddressable
    {
        /// <summary>Where the grain is active; the host sets it when it has made the grain.</summary>
        internal Activation? Activation { get; set; }

        /// <summary>Gives references to other grains. Not before the constructor is done.</summary>
        /// <exception cref="InvalidOperationException">No host has made this grain.</exception>
        protected IGrainFactory GrainFactory => Hosted.Host.GrainFactory;

        /// <summary>The services of the process. Not before the constructor is done.</summary>
        /// <exception cref="InvalidOperationException">No host has made this grain.</exception>
        protected internal IServiceProvider ServiceProvider => Hosted.Host.Services;

        internal Activation Hosted => Activation ?? throw new InvalidOperationException("No host has made this grain, so it has no identity and knows no other grains.");

        /// <summary>Runs before the first call, when persistent state has been read.</summary>
        /// <param name="cancellationToken">Canceled when the host no longer waits for its grains.</param>
        public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        /// <summary>Runs after the last call of this activation. An exception from it is dropped.</summary>
        /// <param name="reason">Why it ends.</param>
        /// <param name="cancellationToken">Canceled when the host no longer waits for its grains.</param>
        public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

        /// <summary>Ends this activation when the calls that have begun are done. The next call makes a new one.</summary>
        /// <exception cref="InvalidOperationException">No host has made this grain.</exception>
        protected void DeactivateOnIdle() =>
            Hosted.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));
    }

    /// <summary>What every grain can be asked.</summary>
    public static class GrainExtensions
    {
        /// <summary>The key of a grain or of a reference to one.</summary>
        /// <param name="grain">The grain.</param>
        /// <exception cref="ArgumentException">It is neither a grain that a host made nor a reference.</exception>
        public static string GetPrimaryKeyString(this IAddressable grain) => grain switch
        {
            Grain made => made.Hosted.Grain.Key,
            GrainProxy reference => reference.Grain.Key,
            _ => throw new ArgumentException("This is neither a grain nor a reference to one.", nameof(grain)),
        };
    }

    /// <summary>Why an activation ends.</summary>
    public enum DeactivationReasonCode : byte
    {
        /// <summary>No reason is known.</summary>
        None = 0,

        /// <summary>The process stops.</summary>
        ShuttingDown = 1,

        /// <summary>It asked for it.</summary>
        ApplicationRequested = 9,
    }

    /// <summary>Why an activation ends, in words too.</summary>
    /// <param name="code">Why.</param>
    /// <param name="text">Why, in words.</param>
    public readonly struct DeactivationReason(DeactivationReasonCode code, string text)
    {
        /// <summary>Why, in words.</summary>
        public string Description { get; } = text;

        /// <summary>Why.</summary>
        public DeactivationReasonCode ReasonCode { get; } = code;

        /// <inheritdoc/>
        public override string ToString() => $"{ReasonCode}: {Description}";
    }
}
