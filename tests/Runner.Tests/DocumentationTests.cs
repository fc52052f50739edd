using System.Text.RegularExpressions;
using Staffroom.Scenarios.Language;

namespace Staffroom.Runner.Tests;

/// <summary>What the documents show is what the program does.</summary>
public sealed partial class DocumentationTests
{
    internal static string Root { get; } = FindRoot();

    [Fact]
    public void The_reference_is_what_the_tables_say() =>
        Assert.Equal(ReferenceDocument.Write(), File.ReadAllText(Path.Combine(Root, "docs", "reference.md")));

    [Fact]
    public void The_parameters_of_the_model_s_description_are_those_of_the_code() =>
        Assert.Equal(ReferenceDocument.ParameterRows(), ParameterBlock().Match(File.ReadAllText(Path.Combine(Root, "docs", "model.md"))).Groups[1].Value);

    [Fact]
    public void Every_scenario_in_the_readme_is_valid()
    {
        var blocks = YamlBlock().Matches(File.ReadAllText(Path.Combine(Root, "README.md"))).Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block =>
        {
            var read = ScenarioReader.ReadText("README.md", block, Root, new ScenarioOptions());
            Assert.Empty(read.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        });
    }

    [Fact]
    public void Every_verb_in_the_readme_exists()
    {
        using var host = new TestHost();
        var verbs = Command().Matches(File.ReadAllText(Path.Combine(Root, "README.md"))).Select(match => match.Groups[1].Value).Distinct().ToArray();
        Assert.Contains("run", verbs);
        Assert.All(verbs, verb => Assert.Equal(0, host.Invoke(verb, "--help").Exit));
    }

    [Fact]
    public void Every_link_in_the_readme_leads_somewhere() => Assert.All(
        Link().Matches(File.ReadAllText(Path.Combine(Root, "README.md"))).Select(match => match.Groups[1].Value),
        target => Assert.True(Path.Exists(Path.Combine(Root, target)), target));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Staffroom.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex("<!-- parameters[^\n]*-->\n(.*?)<!-- end of parameters -->", RegexOptions.Singleline)]
    private static partial Regex ParameterBlock();

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    [GeneratedRegex(@"--project src/Runner -- (\w+)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\]\((?!http)([^)]+)\)")]
    private static partial Regex Link();
}
