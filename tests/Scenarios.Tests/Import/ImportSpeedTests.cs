using System.Text;
using Staffroom.Scenarios.Import.Description;
using static Staffroom.Scenarios.Tests.Import.ImportFolder;

namespace Staffroom.Scenarios.Tests.Import;

public sealed class ImportSpeedTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Thirty_thousand_people_with_three_hundred_thousand_reports_are_read_and_described_completely()
    {
        const int people = 30_000, reportsEach = 10;
        var nodes = new StringBuilder("id,school\n");
        var edges = new StringBuilder("from,to,weight\n");
        for (int i = 0; i < people; i++)
        {
            nodes.Append($"t{i},s{i / 20}\n");
            for (int k = 1; k <= reportsEach; k++)
            {
                edges.Append($"t{i},t{(i + k * k) % people},{k}\n");
            }
        }

        var imported = Valid(_folder.Import(nodes.ToString(), edges.ToString(), options => options with { SchoolColumn = "school", Weight = new("weight") }));
        NetworkProfile profile = NetworkDescriber.Describe(imported);

        Assert.Equal(people, profile.People);
        Assert.Equal(people / 20, profile.Schools);
        Assert.Equal(people * reportsEach, profile.Ties);
        Assert.Equal(people, profile.LargestComponent);
        Assert.Null(profile.MeanPathLength);
        Assert.Equal(20.0, profile.Degree.Mean);
    }
}
