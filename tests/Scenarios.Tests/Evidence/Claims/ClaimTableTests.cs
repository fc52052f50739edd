using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Evidence.Published;
using Staffroom.Scenarios.Library;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Evidence.Claims;

public sealed class ClaimTableTests
{
    public static TheoryData<string> Ids => [.. ClaimTable.All.Select(claim => claim.Id)];

    [Fact]
    public void Every_row_is_there_once_and_in_order()
    {
        (char Letter, int Rows)[] sources = [('L', 24), ('J', 10), ('D', 9), ('H', 11), ('I', 8)];
        Assert.Equal(
            sources.SelectMany(source => Enumerable.Range(1, source.Rows).Select(row => $"{source.Letter}{row}")),
            ClaimTable.All.Select(claim => claim.Id));
    }

    [Fact]
    public void Every_file_of_the_evidence_has_a_claim_and_every_claim_a_file() => Assert.Equal(
        ClaimTable.All.Select(claim => claim.Id).Order(StringComparer.Ordinal),
        ScenarioLibrary.Evidence().Select(scenario => scenario.Name["evidence/".Length..].Split('-')[0]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_scenario_reads_with_expectations_that_can_be_tested(string id)
    {
        var claim = ClaimTable.Find(id)!;
        var scenario = ClaimExperiments.ScenarioOf(claim);
        var outcome = Language.Reading.Read(scenario.Text);
        Assert.Empty(outcome.Diagnostics.Select(d => d.ToString()));
        var experiment = outcome.Value!;
        Assert.Equal(scenario.Name, "evidence/" + experiment.Name);
        Assert.NotEmpty(experiment.Expectations);
        Assert.All(experiment.Expectations, expectation => Assert.NotEmpty(EffectKeys.Resolve(experiment, expectation.Effect, expectation.Outcome)));
        Assert.True(experiment.Replicates >= 12);
        Assert.Contains($"# Claim:  \"{claim.Quote}", scenario.Text.ReplaceLineEndings("\n").Replace("\n#         ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_claim_says_where_it_comes_from(string id)
    {
        var claim = ClaimTable.Find(id.ToLowerInvariant())!;
        Assert.All([claim.Statement, claim.Quote, claim.Mechanism, claim.Confidence, claim.Reason, claim.Reference], text => Assert.NotEqual("", text.Trim()));
        Assert.Equal(claim.Source, Bibliography.Of(claim.Source).Key);
        Assert.True(ClaimExperiments.Work(claim, Effort.Full) >= ClaimExperiments.Work(claim, Effort.Quick));
    }

    [Fact]
    public void The_quick_subset_keeps_a_claim_of_every_source() =>
        Assert.Equal("DHIJL", string.Concat(ClaimTable.All.Where(claim => claim.IsInQuick).Select(claim => claim.Id[0]).Distinct().Order()));

    [Fact]
    public void What_a_rule_states_is_not_called_emergent() => Assert.All(
        (string[])["D4", "D5", "L8", "L16", "L19", "L21"], id => Assert.Equal(ClaimOrigin.BuiltIn, ClaimTable.Find(id)!.Origin));

    [Theory]
    [InlineData("L2", "evidence/L2-tie-and-tacitness")]
    [InlineData("l2", "evidence/L2-tie-and-tacitness")]
    [InlineData("evidence/L2", "evidence/L2-tie-and-tacitness")]
    [InlineData("L2-tie-and-tacitness", "evidence/L2-tie-and-tacitness")]
    [InlineData("evidence/L2-tie-and-tacitness", "evidence/L2-tie-and-tacitness")]
    [InlineData("L", null)]
    [InlineData("L99", null)]
    public void A_claim_runs_by_its_id(string name, string? expected) => Assert.Equal(expected, ScenarioLibrary.Find(name)?.Name);
}
