using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Published;

namespace Staffroom.Scenarios.Tests.Evidence.Published;

/// <summary>Every published result is reproduced, and every row of the evidence is either run or says why not.</summary>
public sealed class PublishedResultsTests
{
    public static TheoryData<string> Rows => [.. PublishedResults.All.Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void ARowIsReproduced(string id) => AssertReproduced(id, Effort.Quick);

    [Theory]
    [Trait("Speed", "slow")]
    [MemberData(nameof(Rows))]
    public void ARowIsReproducedInFull(string id) => AssertReproduced(id, Effort.Full);

    [Fact]
    public void EveryRowIsRunOrSaysWhyNot()
    {
        var ids = PublishedResults.All.Select(row => row.Id).Concat(PublishedResults.NotRun.Select(row => row.Id));
        Assert.Equal(Enumerable.Range(1, 41).Select(row => $"B{row}"), ids.OrderBy(id => int.Parse(id.AsSpan(1))));
    }

    [Fact]
    public void EverySourceIsInTheBibliography() =>
        Assert.All(PublishedResults.All.SelectMany(row => row.Sources), key => Assert.Equal(key, Bibliography.Of(key).Key));

    [Fact]
    public void ARowIsReadAsFarAsItsLeastReadSource()
    {
        Assert.Equal(Reading.FromMemory, PublishedResults.All.Single(row => row.Id == "B1").Reading);
        Assert.Equal(Reading.InPart, PublishedResults.All.Single(row => row.Id == "B12").Reading);
    }

    [Fact]
    public void TheQuickSubsetHasARowOfEveryFamily() =>
        Assert.Superset(
            new HashSet<string> { "B1", "B6", "B9", "B11", "B5", "B16", "B20", "B21", "B30" },
            PublishedResults.All.Where(row => row.IsInQuick).Select(row => row.Id).ToHashSet());

    [Fact]
    public void NumbersAreTheSameEveryTime()
    {
        var row = PublishedResults.All.Single(row => row.Id == "B5");
        Assert.Equal(row.Compute(Effort.Quick, default).AsEnumerable(), row.Compute(Effort.Quick, default));
    }

    [Fact]
    public void ACanceledRowStops()
    {
        var row = PublishedResults.All.Single(row => row.Id == "B5");
        Assert.ThrowsAny<OperationCanceledException>(() => row.Compute(Effort.Quick, new CancellationToken(canceled: true)));
    }

    private static void AssertReproduced(string id, Effort effort)
    {
        var figures = PublishedResults.All.Single(row => row.Id == id).Compute(effort, default);
        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.True(
            figure.IsReproduced, $"{id} {figure.What}: published {figure.Published}, ours {figure.Ours}, tolerance {figure.Tolerance}"));
    }
}
