namespace Staffroom.Grains.Contracts;

/// <summary>What some teachers of a school publish at the start of a week, for a school that must hear of them.</summary>
/// <param name="Epoch">The attempt it belongs to; rows of older attempts are dropped.</param>
/// <param name="Week">The week at whose start they are published.</param>
/// <param name="From">The school that publishes.</param>
/// <param name="Rows">The rows one after the other, in ascending id of the teachers; never written to after sending.</param>
[GenerateSerializer, Immutable, Alias("staffroom.rows")]
public sealed record RowsMessage(
    [property: Id(0)] long Epoch, [property: Id(1)] int Week, [property: Id(2)] int From, [property: Id(3)] double[] Rows);
