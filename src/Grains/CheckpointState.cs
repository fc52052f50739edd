namespace Staffroom.Grains;

/// <summary>What storage keeps in one slot of a school or a coordinator.</summary>
[GenerateSerializer, Alias("staffroom.checkpoint")]
public sealed class CheckpointState
{
    /// <summary>The checkpoint as <c>CheckpointRecord</c> writes it; empty for none.</summary>
    [Id(0)]
    public byte[] Record { get; set; } = [];
}
