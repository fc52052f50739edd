using System.CommandLine;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Output;
using Staffroom.Runner.Verbs.Clusters;

namespace Staffroom.Runner.Input;

/// <summary>The options that say where runs happen. None of them changes a result.</summary>
internal sealed class EngineArguments
{
    private const int MostCheckpointWeeks = 1_000_000;

    private readonly Option<string?> _engine = new("--engine")
    {
        HelpName = "E",
        Description = $"Where runs happen: {string.Join(" or ", Engines.Names)}",
    };

    private readonly Option<string?> _granularity = new("--granularity")
    {
        HelpName = "G",
        Description = $"What a grain is: {string.Join(", ", Engines.Granularities)} (a whole run, a school, a teacher)",
    };

    private readonly ClusterArguments _cluster = new();

    private readonly Option<int?> _checkpoints = NumberOption.Of(
        "--checkpoint-weeks", "N", "Weeks between checkpoints of a run, from which `resume` carries on; by default what measuring says", 1, MostCheckpointWeeks);

    private readonly Option<bool> _traceWeeks = new("--trace-weeks")
    {
        Description = "Traces (OTEL_EXPORTER_OTLP_ENDPOINT) go down to the weeks of each school",
    };

    /// <summary>Adds the options to a verb.</summary>
    public EngineArguments AddTo(Command verb)
    {
        foreach (var option in (Option[])[_engine, _granularity, _checkpoints, _traceWeeks])
        {
            verb.Options.Add(option);
        }

        _cluster.AddTo(verb, "Runs on silos: local (those of this machine), postgres (those listed there), or addresses such as 10.0.0.5:30000");
        return this;
    }

    /// <summary>
    /// What was asked for; what was not said is as an earlier start had it. Where a granularity or a cluster is named without an engine, the
    /// usual engine is meant, whatever the earlier one was.
    /// </summary>
    public EngineRequest Request(ParseResult parsed, Host host, string? engine = null, string? granularity = null)
    {
        var cluster = _cluster.Client(parsed, host);
        string? named = parsed.GetValue(_engine);
        string? chosen = parsed.GetValue(_granularity);
        bool isAsBefore = named is null && chosen is null && cluster is null;
        return new EngineRequest(
            isAsBefore ? engine : named, isAsBefore ? granularity : chosen, cluster, parsed.GetValue(_checkpoints), parsed.GetValue(_traceWeeks));
    }
}
