namespace Staffroom.Grains.Contracts;

/// <summary>How long callers wait for grains.</summary>
internal static class Timeouts
{
    /// <summary>
    /// For calls whose work grows with the network. It is the coordinator that loses patience, not the caller's host; a silo that dies ends
    /// the calls to it long before.
    /// </summary>
    public const string Long = "01:00:00";
}
