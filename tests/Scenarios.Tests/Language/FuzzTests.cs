using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Language;
using Staffroom.Scenarios.Language.Nodes;
using Staffroom.Scenarios.Library;

namespace Staffroom.Scenarios.Tests.Language;

/// <summary>No content makes reading throw, or take long, or fail without saying where.</summary>
public sealed class FuzzTests
{
    /// <summary>Generous for a slow machine; what explodes takes minutes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly string[] Splinters =
    [
        ":", "- ", "{", "}", "[", "]", "&a ", "*a", "!!x ", "\t", "\n", "\n\n", "  ", "#", "'", "\"", "|", ">", "%", "@", "`", "?", "~", "null", "1e400", "-1",
        "NaN", "1e-320", "0.1", "9999999999", "vary", "events", "from", "to", "step", "none", "network", "seeds", "name", "\u0000", "\u202e", "\ud800", "é", "---\n", "...\n",
    ];

    private static readonly string[] Texts =
    [
        .. ScenarioLibrary.List().Select(scenario => scenario.Text), ScenarioTemplate.Text,
        "{\"name\":\"a\",\"question\":\"b\",\"network\":{\"edges\":\"x.csv\"},\"practices\":[{\"name\":\"p\",\"seeds\":{\"school\":[1,2]}}],\"vary\":{\"practices.p.tacitness\":{\"from\":0,\"to\":1,\"step\":0.5},\"include\":[{\"practices.p.tacitness\":0}]}}",
    ];

    [Fact]
    public void Mutated_scenarios_never_throw_and_never_take_long()
    {
        var mutation =
            from place in Gen.Choose(0, 10_000)
            from length in Gen.Frequency((3, Gen.Choose(0, 3)), (1, Gen.Choose(0, 60)))
            from splinter in Gen.OneOf(Gen.Elements(Splinters), Gen.Elements(Texts).Select(text => text[(place % text.Length)..Math.Min(text.Length, (place % text.Length) + 20)]))
            select (place, length, splinter);
        var mutated =
            from text in Gen.Elements(Texts)
            from mutations in mutation.ListOf().Select(list => list.Take(6))
            select mutations.Aggregate(text, Mutate);
        Prop.ForAll(mutated.ToArbitrary(), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

        static string Mutate(string text, (int Place, int Length, string Splinter) mutation)
        {
            int at = mutation.Place % (text.Length + 1);
            return text[..at] + mutation.Splinter + text[Math.Min(text.Length, at + mutation.Length)..];
        }
    }

    [Fact]
    public void Scalars_replaced_by_anything_never_throw()
    {
        // Damage that stays valid YAML gets further into the reader than damage to the text.
        var replaced =
            from text in Gen.Elements(Texts)
            from number in Gen.Choose(0, 200)
            from value in Gen.Elements("-1", "0", "2", "1.5", "none", "[]", "[1, x]", "{}", "{ from: 1, to: 3 }", "{ what: set }", "weak", "''", "~", "true", "1e308", "[[[]]]", "each")
            select Replace(text, number, value);
        Prop.ForAll(replaced.ToArbitrary(), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

        static string Replace(string text, int number, string value)
        {
            int at = 0;
            for (int i = 0; i <= number % (text.Count(c => c == ':') + 1); i++)
            {
                int next = text.IndexOf(':', at + 1);
                at = next < 0 ? at : next;
            }

            int end = text.IndexOfAny([',', '}', ']', '\n'], at);
            return end < 0 ? text : $"{text[..at]}: {value} {text[end..]}";
        }
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var bytes = Gen.OneOf(
            Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
            Gen.Elements("{}[]:,-?&*!|>'\"%@`# \n\tab01".Select(c => (byte)c).ToArray()).ArrayOf(200));
        Prop.ForAll(bytes.ToArbitrary(), given =>
        {
            var problems = new Problems();
            string? text = SourceText.Decode("s.yaml", given, problems);
            return text is null ? problems.Any : Holds(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    [Fact]
    public void Random_overrides_never_throw()
    {
        var overrides =
            from key in Gen.OneOf(Gen.Elements(Explain.Keys.ToArray()), Gen.Elements("vary.x", "vary.", ".", "practices.1.", "events.coaching.", "practices.planning routine.seeds.school", "vary.include"))
            from value in Gen.OneOf(Gen.Elements(Splinters), Gen.Elements("[1]", "{}", "[{}]", "{ a: [b] }", "0.5", "-3", "each"))
            select (key, value);
        Prop.ForAll(overrides.ListOf().ToArbitrary(), list => IsAnswered(
            ScenarioReader.Read("coaching", ".", Reading.Options([.. list.Take(4)])))).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    private static bool Holds(string text)
    {
        var watch = Stopwatch.StartNew();
        bool isAnswered = IsAnswered(Reading.Read(text));
        return isAnswered && watch.Elapsed < Longest;
    }

    /// <summary>Either an experiment or at least one error with a place, on one line each.</summary>
    private static bool IsAnswered(Outcome<Staffroom.Scenarios.Plan.Experiment> outcome) =>
        outcome.IsValid
            ? outcome.Diagnostics.All(d => d.Severity == Severity.Note)
            : outcome.Diagnostics.Any(d => d.Severity == Severity.Error) && outcome.Diagnostics.All(d => d.File.Length > 0 && !d.ToString().Any(char.IsControl));
}
