using Staffroom.Grains.Contracts;
using Staffroom.Scenarios.Language;
using Staffroom.Scenarios.Library;

namespace Staffroom.Grains.Tests.Hosting;

/// <summary>Every scenario that comes with Staffroom, events and turnover included, gives the bytes of the kernel at every granularity.</summary>
[Trait("Speed", "slow")]
public sealed class ShippedScenarioTests
{
    public static TheoryData<string> Names => [.. ScenarioLibrary.List().Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_gives_the_bytes_of_the_kernel(string name)
    {
        var experiment = ScenarioReader.Read(name, ".", new ScenarioOptions()).Value!;
        await using var host = new TestHost();
        var client = await host.StartAsync(experiment);
        foreach (int index in new[] { 0, experiment.RunCount - 1 })
        {
            string digest = TestHost.Digest(experiment, index);
            foreach (var granularity in Enum.GetValues<Granularity>())
            {
                Assert.Equal(digest, (await client.RunAsync(index, new RunOrder(granularity), CancellationToken.None)).Digest);
            }
        }
    }
}
