using System.CommandLine;
using System.Globalization;
using Staffroom.Runner.Output;

namespace Staffroom.Runner.Input;

/// <summary>The arguments that say which scenario and what to change in it; <c>run</c>, <c>plan</c> and <c>validate</c> share them.</summary>
internal sealed class ScenarioArguments
{
    /// <summary>The scenario where none is named.</summary>
    public const string Headline = "strong-weak-trust";

    private const int MostReplicates = 100_000;
    private const int MostWeeks = 10_000;

    private readonly Argument<string> _scenario = new("scenario")
    {
        HelpName = "FILE|NAME",
        Description = "A scenario file, or the name of a shipped scenario (see `list`)",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => Headline,
    };

    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "key=value",
        Description = "Sets a key of the scenario, for instance climate.trust=low; can be repeated",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<int?> _replicates = NumberOption.Of("--replicates", "N", "Replicates of every condition", 1, MostReplicates);
    private readonly Option<ulong?> _seed = NumberOption.Seed("--seed", "Seed of the experiment");
    private readonly Option<int?> _weeks = NumberOption.Of("--weeks", "N", "School weeks to simulate", 1, MostWeeks);

    /// <summary>Adds them to a verb.</summary>
    public ScenarioArguments AddTo(Command verb)
    {
        verb.Arguments.Add(_scenario);
        verb.Options.Add(_set);
        verb.Options.Add(_replicates);
        verb.Options.Add(_seed);
        verb.Options.Add(_weeks);
        return this;
    }

    /// <summary>What was asked for.</summary>
    public ScenarioRequest Request(ParseResult parsed) => new(
        parsed.GetValue(_scenario) ?? Headline, [.. parsed.GetValue(_set) ?? []],
        parsed.GetValue(_replicates), parsed.GetValue(_seed), parsed.GetValue(_weeks));

    /// <summary>The words that repeat a request, replicates and seed always spelled out.</summary>
    public static IEnumerable<string> Words(ScenarioRequest request, int replicates, ulong seed)
    {
        yield return request.NameOrFile;
        foreach (string set in request.Set)
        {
            yield return "--set";
            yield return set;
        }

        if (request.Weeks is { } weeks)
        {
            yield return "--weeks";
            yield return weeks.ToString(CultureInfo.InvariantCulture);
        }

        yield return "--replicates";
        yield return replicates.ToString(CultureInfo.InvariantCulture);
        yield return "--seed";
        yield return seed.ToString(CultureInfo.InvariantCulture);
    }
}
