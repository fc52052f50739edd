using System.Collections.Immutable;
using Staffroom.Model.Measures;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Input;
using Staffroom.Runner.Results;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Library;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;
using Staffroom.Silo;

namespace Staffroom.Runner.Tests;

/// <summary>Runs the command in this process, in a folder of its own, with fakes for what other rooms do.</summary>
internal sealed class TestHost : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestHost() => Scenarios = new FakeScenarios(this);

    public string Folder => _folder.Path;

    public IEngine Engine { get; set; } = new FakeEngine();

    public FakeScenarios Scenarios { get; }

    public FakeAnalysis Analysis { get; } = new();

    public OrleansChoice Orleans { get; set; } = new(HasOrleans: true, "10.4.2", "NuGet restored it.", "packages/", []);

    public CancellationToken Interrupt { get; set; }

    public Dictionary<string, string> Variables { get; } = [];

    public string this[string name] => _folder[name];

    public void Dispose() => _folder.Dispose();

    public Result Invoke(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exit = CommandLine.Invoke(args, ToHost(output, error));
        return new Result(exit, output.ToString(), error.ToString());
    }

    public Host ToHost(TextWriter output, TextWriter error) => new()
    {
        Out = output,
        Error = error,
        Folder = Folder,
        Variable = name => Variables.GetValueOrDefault(name),
        Engines = new FakeEngines(Engine),
        Scenarios = Scenarios,
        Analysis = Analysis,
        Cores = 2,
        Orleans = Orleans,
        Interrupt = Interrupt,
    };

    internal sealed record Result(int Exit, string Out, string Error);
}

/// <summary>A scenario language with two scenarios: "tiny", and "broken", which has two problems.</summary>
internal sealed class FakeScenarios(TestHost host) : IScenarios
{
    public IReadOnlyList<ShippedScenario> Shipped => [new("tiny", "Does a test pass?", ""), new("broken", "Does a test fail?", "")];

    public IReadOnlyList<ShippedScenario> Evidence => [new("evidence/L1-tiny", "Does a claim hold?", "")];

    public string Schema => "{}\n";

    public string Template => "schema: 1\n";

    public IReadOnlyList<Explanation> Explanations =>
    [
        new("trustGain", "parameter", "How far a fulfilled contact raises trust.", "trustGain\n  All about it.\n"),
        new("auc", "outcome", "How fast it spreads.", "auc\n"),
    ];

    public ScenarioRequest? LastRequest { get; private set; }

    public ImmutableArray<string> Warnings { get; set; } = [];

    /// <summary>Thrown by the next reading if set.</summary>
    public Exception? Failure { get; set; }

    public Outcome<Experiment> Read(ScenarioRequest request, Host called)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        LastRequest = request;
        Assert.Equal(host.Folder, called.Folder);
        if (string.Equals(request.NameOrFile, "tiny", StringComparison.Ordinal))
        {
            var experiment = Tiny.Experiment(request.Replicates ?? 3, seed: request.Seed ?? 7) with { Warnings = Warnings };
            return new(experiment, [new(Severity.Note, "tiny", 0, 0, "A note.", "")]);
        }

        return new(null, [
            new(Severity.Error, request.NameOrFile, 2, 3, "'netwrok' is not a key.", "Did you mean 'network'?"),
            new(Severity.Error, request.NameOrFile, 4, 1, "'runs' is not a key.", "Did you mean 'run'?")]);
    }
}

/// <summary>Statistics that say what they were given.</summary>
internal sealed class FakeAnalysis : IAnalysis
{
    public bool IsExpectationMet { get; set; } = true;

    public Experiment Draw(Experiment experiment, int draw) => experiment with { Seed = experiment.Seed + (ulong)draw };

    public byte[] Outcomes(Experiment experiment, RunSpec run, Trajectory trajectory) => [(byte)run.Replicate];

    public void WriteCurves(ResultFolder folder) => folder.WriteWhole("curves.csv", stream => stream.Write("a\n"u8));

    public Findings Analyze(Experiment experiment, RunStore store, int draws)
    {
        var done = store.Headers().Where(run => run.State == RunState.Done).ToList();
        double estimate = done.Average(run => Trajectory.FromCanonicalBytes(StoredRuns.Bytes(store, run)).NetworkValues[0]);
        var effect = new Effect
        {
            Key = "run.weeks",
            Kind = EffectKind.Main,
            Label = "more − fewer weeks",
            Outcome = "auc",
            N = done.Count,
            Estimate = estimate,
            Low = -0.1,
            High = 0.9,
            Deviation = 1,
            CohensDz = double.NaN,
            CohensDav = 0,
            ProbabilityOfSuperiority = 0.5,
            PValue = 0.5,
            SignShare = draws > 0 ? 0.5 : null,
            RobustnessDraws = draws,
            Verdict = EffectVerdict.Undecided,
            Sentence = "More weeks make no sure difference.",
        };
        var comparison = new Comparison
        {
            Headline = "Undecided.",
            Answer = "Undecided (n = 3).",
            Cells = [],
            Effects = [effect],
            Hours = [new HoursComparison("everywhere: weak vs strong", 0, 1, 1685, 1737, IsMatched: true)],
            Expectations = [new ExpectationResult("weeks matter", IsExpectationMet, "They may.")],
        };
        return new Findings(comparison, (folder, _, wanted) =>
        {
            if (!wanted.HasReport)
            {
                return ["curves.csv"];
            }

            folder.WriteWhole("report.html", stream => stream.Write("<html>"u8));
            return ["curves.csv", "report.html"];
        });
    }
}
