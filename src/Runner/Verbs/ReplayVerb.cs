using System.CommandLine;
using System.Security.Cryptography;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Input;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Verbs;

/// <summary><c>replay</c>: runs again and compares digests; writes nothing.</summary>
internal static class ReplayVerb
{
    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "replay", "Runs again and compares digests run by run; exit code 0 if all agree, 1 if one differs. Writes nothing",
            "replay results/strong-weak-trust-1");
        var folder = RunOptions.Folder();
        var threads = RunOptions.Threads();
        var json = RunOptions.Json();
        var engine = new EngineArguments().AddTo(verb);
        verb.Arguments.Add(folder);
        verb.Options.Add(threads);
        verb.Options.Add(json);
        verb.SetAction(parsed => Replay(
            host, parsed.GetRequiredValue(folder), (name, granularity) => engine.Request(parsed, host, name, granularity), parsed.GetValue(threads) ?? host.Cores, parsed.GetValue(json)));
        return verb;
    }

    private static int Replay(Host host, string path, Func<string?, string?, EngineRequest> request, int threads, bool isJson)
    {
        using var store = ResultFolder.OpenToRead(host, path);
        var experiment = ResultFolder.ReadPlan(store);
        var wantedEngine = request(store.Fact("engine"), store.Fact("granularity"));
        NetworkFilesInUse.Require(host, experiment, wantedEngine.Cluster is null);
        using var engine = host.Engines.Choose(wantedEngine);
        var stored = RunReader.Finished(experiment, store).ToList();
        if (stored.Count == 0)
        {
            throw new RunnerException(ExitCode.Usage, $"{host.Shown(host.Resolve(path))} holds no finished run to replay.");
        }

        var digests = Again(host, experiment, engine, stored, threads);
        if (digests is null)
        {
            host.Error.WriteLine("Interrupted; a replay keeps nothing.");
            return ExitCode.Interrupted;
        }

        var differing = stored.Zip(digests).Where(pair => !pair.First.Digest.AsSpan().SequenceEqual(pair.Second)).ToList();
        string whole = WholeDigest.Of(digests);
        if (isJson)
        {
            host.Out.WriteLine(JsonText.Of(new
            {
                Folder = host.Resolve(path),
                Replayed = stored.Count,
                experiment.RunCount,
                Digest = whole,
                Same = differing.Count == 0,
                Differing = differing.Select(pair => new { pair.First.Index, Stored = pair.First.DigestText, Now = Convert.ToHexStringLower(pair.Second) }),
            }));
        }
        else
        {
            Say(host, experiment, stored.Count, differing, whole);
        }

        return differing.Count == 0 ? ExitCode.Done : ExitCode.Unexpected;
    }

    private static byte[][]? Again(Host host, Experiment experiment, IEngine engine, List<RunHeader> stored, int threads) =>
        ProgressShown.Run(host, "Replaying", report =>
        {
            var digests = new byte[stored.Count][];
            var estimate = new ProgressEstimate(
                host.Clock, stored.Count, 0, stored.Sum(run => Workload.TeacherWeeks(experiment.Conditions[run.Condition].World)));
            var counting = new Lock();
            try
            {
                var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = host.Interrupt };
                Parallel.For(0, stored.Count, options, i =>
                {
                    var run = experiment.Run(stored[i].Index);
                    digests[i] = SHA256.HashData(engine.Run(experiment, run.Index, host.Interrupt).ToCanonicalBytes());
                    lock (counting)
                    {
                        estimate.Count(Workload.TeacherWeeks(run.World), isFailed: false);
                        report(estimate.Now().Shown);
                    }
                });
                return digests;
            }
            catch (OperationCanceledException) when (host.Interrupt.IsCancellationRequested)
            {
                return null;
            }
        });

    private static void Say(
        Host host, Experiment experiment, int replayed, List<(RunHeader Stored, byte[] Now)> differing, string whole)
    {
        if (replayed < experiment.RunCount)
        {
            host.Error.WriteLine($"note: {experiment.RunCount - replayed} of {experiment.RunCount} runs are missing or failed and were not replayed.");
        }

        if (differing.Count == 0)
        {
            host.Out.WriteLine($"All {replayed} runs have the digests they were stored with.");
            host.Out.WriteLine($"digest  {whole}");
            return;
        }

        var (first, now) = differing[0];
        string label = experiment.Conditions[first.Condition].Label;
        host.Out.WriteLine($"{differing.Count} of {replayed} runs differ; the first is run {first.Index} ({label}, replicate {first.Replicate + 1}):");
        host.Out.WriteLine($"  stored  {first.DigestText}");
        host.Out.WriteLine($"  now     {Convert.ToHexStringLower(now)}");
    }
}
