using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;

namespace Staffroom.Runner.Tests;

/// <summary>The commands of docs/limiting-cases.md, as they stand there, come to the answers that it states.</summary>
public sealed partial class LimitingCasesTests : IDisposable
{
    private const string Belief = "belief[all students can learn]";
    private readonly TemporaryFolder _folder = new();

    public LimitingCasesTests()
    {
        Directory.CreateDirectory(_folder["docs/limiting-cases"]);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(DocumentationTests.Root, "docs", "limiting-cases")))
        {
            File.Copy(file, _folder[Path.Combine("docs", "limiting-cases", Path.GetFileName(file))]);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_more_acts_each_week_until_all_do()
    {
        var rows = Run("riot");
        Assert.Equal(
            Enumerable.Range(0, 102).Select(week => Math.Min(week, 100)),
            rows.GroupBy(row => row["week"]).Select(week => week.Count(row => row["uses[practice]"] == "1")));
    }

    [Fact]
    public void With_one_threshold_changed_one_person_acts_alone()
    {
        string people = _folder["docs/limiting-cases/riot-people.csv"];
        File.WriteAllText(people, File.ReadAllText(people).Replace("\n1,1\n", "\n1,2\n", StringComparison.Ordinal));
        Assert.Equal(1, Last(Run("riot")).Count(row => row["uses[practice]"] == "1"));
    }

    [Fact]
    public void Three_people_agree_on_three_elevenths()
    {
        var weeks = Beliefs(Run("consensus"));
        AssertClose([1.0, 0.0, 0.0], weeks[0]);
        AssertClose([1 / 3.0, 0.5, 0.0], weeks[1]);
        AssertClose([5 / 18.0, 5 / 12.0, 1 / 8.0], weeks[2]);
        AssertClose([3 / 11.0, 3 / 11.0, 3 / 11.0], weeks[60]);
    }

    [Fact]
    public void Two_half_stubborn_people_settle_at_two_thirds_and_one_third() =>
        AssertClose([2 / 3.0, 1 / 3.0], Beliefs(Run("two-minds"))[60]);

    [Fact]
    public void Seventeen_beliefs_fall_into_the_clusters_of_the_page()
    {
        var known = Clusters().Matches(Page).Select(match => (
            Bound: match.Groups[1].Value, Centers: match.Groups[2].Value, Sizes: match.Groups[3].Value)).ToArray();
        Assert.Equal(5, known.Length);
        var rows = Last(Run("clusters"));
        var found = rows.GroupBy(row => row["parameters.confidenceBound"]).Select(bound =>
        {
            var clusters = bound.GroupBy(row => Math.Round(Number(row[Belief]), 9)).OrderBy(cluster => cluster.Key).ToArray();
            return (
                Bound: Number(bound.Key).ToString("0.00", CultureInfo.InvariantCulture),
                Centers: string.Join(", ", clusters.Select(cluster => cluster.Key.ToString("0.0000", CultureInfo.InvariantCulture))),
                Sizes: string.Join(", ", clusters.Select(cluster => cluster.Count())));
        });
        Assert.Equal(known, found);
    }

    [Fact]
    public void Each_person_is_reached_as_often_as_the_page_says()
    {
        var known = Chances().Matches(Page)
            .SelectMany(match => match.Groups[1].Value.Split(", ").Select(person => (Person: person, Chance: Number(match.Groups[2].Value)))).ToArray();
        Assert.Equal(6, known.Length);
        var rows = Last(Run("cascade"));
        Assert.All(known, each =>
        {
            var people = rows.Where(row => row["teacher"] == each.Person).ToArray();
            Assert.Equal(2000, people.Length);
            double error = Math.Sqrt(each.Chance * (1 - each.Chance) / people.Length);
            Assert.Equal(each.Chance, people.Count(row => row["uses[practice]"] == "1") / (double)people.Length, 4 * error);
        });
    }

    [Fact]
    public void Every_command_of_the_page_is_run_here_and_every_preset_is_on_it()
    {
        Assert.Equal(["cascade", "clusters", "consensus", "riot", "two-minds"], Command().Matches(Page).Select(match => match.Groups[2].Value).Order(StringComparer.Ordinal));
        Assert.All(Staffroom.Model.Limits.Presets.All, preset => Assert.Contains($"| `{preset.Key}` |", Page, StringComparison.Ordinal));
    }

    private static string Page { get; } = File.ReadAllText(Path.Combine(DocumentationTests.Root, "docs", "limiting-cases.md"));

    private List<IDictionary<string, string>> Run(string name)
    {
        string command = Command().Matches(Page).Single(match => match.Groups[2].Value == name).Groups[1].Value;
        var result = RealCommand.Invoke(_folder.Path, [.. command.Split(' '), "--no-report", "--out", "out"]);
        Assert.True(result.Exit == ExitCode.Done, result.Error);
        using var csv = new CsvReader(new StreamReader(_folder["out/trace.csv"]), CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<dynamic>().Select(row => (IDictionary<string, string>)((IDictionary<string, object>)row).ToDictionary(cell => cell.Key, cell => (string)cell.Value))];
    }

    private static List<IDictionary<string, string>> Last(List<IDictionary<string, string>> rows)
    {
        string week = rows[^1]["week"];
        return [.. rows.Where(row => row["week"] == week)];
    }

    private static double[][] Beliefs(List<IDictionary<string, string>> rows) =>
        [.. rows.GroupBy(row => row["week"]).Select(week => week.Select(row => Number(row[Belief])).ToArray())];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [GeneratedRegex(@"--project src/Runner -- (run docs/limiting-cases/(\S+)\.yaml .*--trace)")]
    private static partial Regex Command();

    [GeneratedRegex(@"^\| (0\.\d\d) \| ([\d., ]+) \| ([\d, ]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Clusters();

    [GeneratedRegex(@"^\| ([A-F](?:, [A-F])*) \| ([\d.]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Chances();
}
