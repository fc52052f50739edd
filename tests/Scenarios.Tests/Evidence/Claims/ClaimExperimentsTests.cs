using Staffroom.Model;
using Staffroom.Model.Networks;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Evidence.Published;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Evidence.Claims;

public sealed class ClaimExperimentsTests
{
    [Fact]
    public void A_claim_is_run_as_it_stands_under_forty_draws_and_at_three_other_sizes()
    {
        var experiments = Of("I2", Effort.Full);
        Assert.Equal((24, 40, 3), (experiments.Main.Replicates, experiments.Robustness!.Draws, experiments.Sizes.Length));
        Assert.Equal(1 + 40 + 3, experiments.All.Length);
        Assert.Equal(
            [("5 schools", 5, 17), ("12 schools", 12, 17), ("60 staff", 8, 60)],
            experiments.Sizes.Select(size => (size.Size.Name, Design(size.Experiment).Schools, Design(size.Experiment).StaffPerSchool)));
        Assert.All(experiments.Sizes, size => Assert.Equal(10, size.Experiment.Replicates));
    }

    [Fact]
    public void A_quick_claim_is_run_as_it_stands_only() => Assert.Single(Of("I2", Effort.Quick).All);

    [Theory]
    [InlineData("J5")]
    [InlineData("H2")]
    public void Where_size_is_varied_or_there_are_two_teachers_no_other_size_is_run(string id) => Assert.Empty(Of(id, Effort.Full).Sizes);

    [Fact]
    public void Two_teachers_reproduce_what_joint_work_does()
    {
        var result = Judge("H2");
        Assert.Equal(ClaimVerdict.Reproduced, result.Verdict);
        var finding = Assert.Single(result.Findings);
        Assert.Equal((1, 24, 0), (finding.Sign, finding.Effect.N, finding.Draws));
        Assert.Equal([0.0, 1.0], result.Exact.Select(figure => figure.Ours));
    }

    [Theory]
    [InlineData("L8")]
    [InlineData("L14")]
    [InlineData("L16")]
    [InlineData("D9")]
    [InlineData("H6")]
    [InlineData("I1")]
    public void Exact_claims_have_exact_numbers_that_agree(string id)
    {
        var figures = ExactChecks.Of(Of(id, Effort.Quick), CancellationToken.None);
        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.True(figure.IsReproduced, $"{figure.What}: {figure.Published} and {figure.Ours}"));
    }

    private static ClaimExperiments Of(string id, Effort effort) => ClaimExperiments.Of(ClaimTable.Find(id)!, effort, 1, CancellationToken.None);

    private static SchoolNetworkSpec Design(Experiment experiment) => (SchoolNetworkSpec)experiment.Conditions[0].World.Network;

    private static ClaimResult Judge(string id)
    {
        var experiments = Of(id, Effort.Quick);
        var outcomes = experiments.All.Select(experiment => Enumerable.Range(0, experiment.RunCount)
            .Select(index => RunOutcomes.Compute(
                Simulation.Run(experiment.Run(index).World, experiment.Run(index).RunSeed),
                OutcomeContext.Of(experiment, experiment.Conditions[index / experiment.Replicates])))
            .ToArray<RunOutcomes?>()).ToArray();
        return ClaimTest.Judge(experiments, outcomes, CancellationToken.None);
    }
}
