using System.CommandLine;
using System.Security.Cryptography;
using Staffroom.Model.Diaries;
using Staffroom.Model.Worlds;
using Staffroom.Reports.Diaries;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Input;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Verbs;

/// <summary><c>ask</c>: what happened to one teacher in one run; runs it again with that teacher's diary and writes nothing.</summary>
internal static class AskVerb
{
    private const int Indent = 2;

    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "ask", "Asks one teacher what happened to them in one run of a result folder, and tells it as a story. Writes nothing",
            "ask results/strong-weak-trust-1 3.4", "ask results/strong-weak-trust-1 3.4 --condition 14 --replicate 2",
            "ask results/strong-weak-trust-1:14/2 3.4 --json");
        var run = new Argument<string>("DIR")
        {
            Description = "A result folder, as `run` wrote it; DIR:CONDITION/REPLICATE (two numbers) names one run of it",
        };
        var teacher = new Argument<string>("TEACHER")
        {
            Description = "The teacher: 3.1 is the first of school 3; in an imported network the id; or the number in the network, from 1",
        };
        var condition = new Option<string?>("--condition") { HelpName = "C", Description = "Number (from 1) or label of the condition; by default the first" };
        var replicate = NumberOption.Of("--replicate", "N", "The replicate, from 1; by default the first", 1, RunName.MostReplicates);
        var json = RunOptions.Json();
        var engine = new EngineArguments().AddTo(verb);
        verb.Arguments.Add(run);
        verb.Arguments.Add(teacher);
        verb.Options.Add(condition);
        verb.Options.Add(replicate);
        verb.Options.Add(json);
        verb.SetAction(parsed =>
        {
            var name = RunName.Parse(host, parsed.GetRequiredValue(run), parsed.GetValue(condition), parsed.GetValue(replicate));
            return Ask(host, name, (stored, granularity) => engine.Request(parsed, host, stored, granularity), parsed.GetRequiredValue(teacher), parsed.GetValue(json));
        });
        return verb;
    }

    private static int Ask(Host host, RunName name, Func<string?, string?, EngineRequest> request, string teacher, bool isJson)
    {
        using var store = ResultFolder.OpenToRead(host, name.Folder);
        var experiment = ResultFolder.ReadPlan(store);
        var run = name.Find(experiment);
        var stored = RunReader.Finished(experiment, store).FirstOrDefault(header => header.Index == run.Index)
            ?? throw new RunnerException(
                ExitCode.Usage, $"{Shown(experiment, run)} is not finished in {host.Shown(host.Resolve(name.Folder))}; `resume` on the folder computes it.");
        var network = World.Create(run.World, run.RunSeed).Network;
        int id = TeacherName.Find(network, teacher);
        using var engine = host.Engines.Choose(request(store.Fact("engine"), store.Fact("granularity")));
        var diary = RunAgain(host, engine, experiment, run, stored, id);
        var names = new DiaryNames(network, run.World);
        if (isJson)
        {
            WriteJson(host, name, experiment, run, stored, diary, names);
        }
        else
        {
            Say(host, experiment, run, stored, diary, names);
        }

        return ExitCode.Done;
    }

    /// <summary>Runs it again with the diary; a story of another run than the one stored would be worse than none.</summary>
    private static Diary RunAgain(Host host, IEngine engine, Experiment experiment, RunSpec run, RunHeader stored, int teacher)
    {
        var (trajectory, diaries) = engine.RunWithDiaries(experiment, run.Index, [teacher], host.Interrupt);
        byte[] digest = SHA256.HashData(trajectory.ToCanonicalBytes());
        return digest.AsSpan().SequenceEqual(stored.Digest)
            ? diaries[0]
            : throw new RunnerException(
                ExitCode.Unexpected,
                $"{Shown(experiment, run)} does not come out as it was stored (stored {stored.DigestText}, now {Convert.ToHexStringLower(digest)}), so nothing is told about it. Was it stored by another version?");
    }

    private static string Shown(Experiment experiment, RunSpec run) =>
        $"Condition {run.Condition + 1} ({experiment.Conditions[run.Condition].Label}), replicate {run.Replicate + 1}";

    private static void Say(Host host, Experiment experiment, RunSpec run, RunHeader stored, Diary diary, DiaryNames names)
    {
        FindingsShown.Paragraph(host, $"{Shown(experiment, run)}, {Counted.Of(run.World.Weeks, "week")}");
        foreach (var section in DiaryStory.Tell(diary, names))
        {
            host.Out.WriteLine();
            if (section.Title.Length > 0)
            {
                host.Out.WriteLine(section.Title);
            }

            foreach (string paragraph in section.Paragraphs)
            {
                FindingsShown.Paragraph(host, paragraph, section.Title.Length > 0 ? Indent : 0);
            }
        }

        host.Out.WriteLine();
        host.Out.WriteLine($"digest  {stored.DigestText} (of this run, as stored)");
    }

    private static void WriteJson(
        Host host, RunName name, Experiment experiment, RunSpec run, RunHeader stored, Diary diary, DiaryNames names) =>
        host.Out.WriteLine(JsonText.Of(new
        {
            Folder = host.Resolve(name.Folder),
            Condition = run.Condition + 1,
            experiment.Conditions[run.Condition].Label,
            Replicate = run.Replicate + 1,
            Seed = run.RunSeed,
            run.World.Weeks,
            Digest = stored.DigestText,
            Teacher = names.Teacher(diary.Teacher),
            Number = diary.Teacher + 1,
            School = names.School(diary.Teacher),
            Story = DiaryStory.Tell(diary, names),
            Entries = DiaryFacts.Of(diary, names),
        }));
}
