using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Evidence.Published;

namespace Staffroom.Scenarios.Tests.Evidence;

public sealed class EvidenceBaselineTests
{
    [Fact]
    public void What_was_reproduced_before_and_is_no_longer_is_lost()
    {
        var before = EvidenceBaseline.Empty.With(Report(Effort.Full, agrees: true));
        Assert.Empty(before.Lost(Report(Effort.Full, agrees: true)));
        Assert.Equal(["B1"], before.Lost(Report(Effort.Full, agrees: false)).AsEnumerable());
    }

    [Fact]
    public void Another_effort_is_not_compared_and_new_rows_cannot_be_lost()
    {
        var before = EvidenceBaseline.Empty.With(Report(Effort.Full, agrees: true));
        Assert.Empty(before.Lost(Report(Effort.Quick, agrees: false)));
        Assert.Empty(EvidenceBaseline.Empty.Lost(Report(Effort.Full, agrees: false)));
    }

    [Fact]
    public void It_reads_back_what_it_wrote()
    {
        var baseline = EvidenceBaseline.Empty.With(Report(Effort.Full, agrees: true)).With(Report(Effort.Quick, agrees: false));
        string json = baseline.ToJson();
        Assert.Contains("\"B1\": \"contradicted\"", json, StringComparison.Ordinal);
        Assert.Equal(json, EvidenceBaseline.Parse(json).ToJson());
        Assert.Throws<InvalidDataException>(() => EvidenceBaseline.Parse("[]"));
    }

    [Fact]
    public void The_shipped_one_knows_only_rows_that_there_are()
    {
        var shipped = EvidenceBaseline.Shipped();
        Assert.All(shipped.Full.Keys.Concat(shipped.Quick.Keys).Where(id => id[0] != 'B'), id => Assert.NotNull(ClaimTable.Find(id)));
    }

    private static EvidenceReport Report(Effort effort, bool agrees)
    {
        var result = new PublishedResult("B1", "t", "p", "s", [], (_, _) => []);
        return new EvidenceReport(effort, [], [new PublishedOutcome(result, [new PublishedFigure("x", 1, agrees ? 1 : 2, 0)])]);
    }
}
