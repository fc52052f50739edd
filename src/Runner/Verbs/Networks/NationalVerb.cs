using System.CommandLine;
using System.Globalization;
using Staffroom.Model.Networks.National;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;
using Staffroom.Scenarios.Networks;

namespace Staffroom.Runner.Verbs.Networks;

/// <summary><c>network national</c>: a synthetic national system, generated straight into a network file.</summary>
internal static class NationalVerb
{
    private static readonly NationalParameter Teachers = NationalParameters.Find("teachers")!;
    private static readonly NationalParameter Schools = NationalParameters.Find("schools")!;
    private static readonly NationalParameter Districts = NationalParameters.Find("districts")!;

    /// <summary>Creates the verb.</summary>
    public static Verb Create(Host host)
    {
        var verb = new Verb(
            "national",
            "Generates a synthetic national system (districts, schools on a map, teachers, ties) into a network file that scenarios name with network.file",
            "network national national.srn", "network national county.srn --teachers 2000 --seed 7 --set tiesAcross=0.2");
        var file = new Argument<string>("file") { HelpName = "FILE", Description = "The file to write; one that exists is left as it is" };
        var teachers = Size(Teachers);
        var schools = Size(Schools);
        var districts = Size(Districts);
        var seed = NumberOption.Seed("--seed", "Seed of the network [default: 1]");
        var set = new Option<string[]>("--set")
        {
            HelpName = "key=value", AllowMultipleArgumentsPerToken = false,
            Description = "Sets another number of the system, for instance staffSpread=0.4 (docs/national-networks.md lists them); can be repeated",
        };
        var threads = RunOptions.Threads();
        var json = RunOptions.Json();
        verb.Arguments.Add(file);
        foreach (var option in (Option[])[teachers, schools, districts, seed, set, threads, json])
        {
            verb.Options.Add(option);
        }

        verb.SetAction(parsed => Generate(
            host, parsed.GetRequiredValue(file),
            Changed(NationalSpec.OfSize(parsed.GetValue(teachers), parsed.GetValue(schools), parsed.GetValue(districts)), parsed.GetValue(set) ?? []),
            parsed.GetValue(seed) ?? 1, parsed.GetValue(threads) ?? host.Cores, parsed.GetValue(json)));
        return verb;
    }

    /// <summary>What is in a network file, as text or JSON.</summary>
    /// <exception cref="RunnerException">It cannot be read, or is damaged.</exception>
    public static string Describe(Host host, string file, bool isJson)
    {
        try
        {
            var profile = NetworkFileProfile.Of(NetworkFile.Read(host.Resolve(file), host.Cores));
            return isJson ? JsonText.Of(profile) : profile.Render();
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new RunnerException(ExitCode.Invalid, $"{file} cannot be used. {error.Message}", error);
        }
    }

    private static int Generate(Host host, string file, NationalSpec spec, ulong seed, int threads, bool isJson)
    {
        if (spec.Problems() is [_, ..] problems)
        {
            throw new RunnerException(ExitCode.Usage, string.Join(Environment.NewLine, problems));
        }

        string path = host.Resolve(file);
        if (File.Exists(path) || Directory.Exists(path))
        {
            throw new RunnerException(ExitCode.Usage, $"{file} is there already. Choose another name, or remove it first.");
        }

        long start = host.Clock.GetTimestamp();
        Written(host, path, spec, seed, threads);
        double seconds = host.Clock.GetElapsedTime(start).TotalSeconds;
        host.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Generated {file} in {seconds:0.0} s."));
        host.Out.WriteLine(Describe(host, file, isJson).TrimEnd());
        return ExitCode.Done;
    }

    private static void Written(Host host, string path, NationalSpec spec, ulong seed, int threads)
    {
        try
        {
            ProgressShown.Run(host, "Generating", report =>
            {
                var reporting = new Lock();
                return NetworkFileWriter.Generate(spec, seed, path, new NetworkFileOptions
                {
                    Threads = threads,
                    Cancellation = host.Interrupt,
                    Progress = share =>
                    {
                        lock (reporting)
                        {
                            report(new Progress(share, string.Create(CultureInfo.InvariantCulture, $"{share * 100.0:0} %")));
                        }
                    },
                });
            });
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new RunnerException(ExitCode.Usage, $"The network cannot be written. {error.Message}", error);
        }
        catch (OperationCanceledException error) when (host.Interrupt.IsCancellationRequested)
        {
            throw new RunnerException(ExitCode.Interrupted, "Interrupted; no file was left.", error);
        }
    }

    private static NationalSpec Changed(NationalSpec spec, IEnumerable<string> settings)
    {
        foreach (string setting in settings)
        {
            int at = setting.IndexOf('=', StringComparison.Ordinal);
            string key = at < 0 ? setting : setting[..at];
            var row = NationalParameters.Find(key) ?? throw new RunnerException(ExitCode.Usage, Unknown(key));
            if (at < 0 || !double.TryParse(setting[(at + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                throw new RunnerException(ExitCode.Usage, $"--set {setting} has no number; write --set {key}=X.");
            }

            spec = row.WhyNot(value) is { } problem ? throw new RunnerException(ExitCode.Usage, problem) : row.With(spec, value);
        }

        return spec;
    }

    private static string Unknown(string key) =>
        $"A national network has no '{key}'; it has {string.Join(", ", NationalParameters.All.Select(row => row.Key))}.";

    private static Option<int?> Size(NationalParameter row) => NumberOption.Of(
        "--" + row.Key, "N", $"{row.Meaning} [default: in proportion to {row.Get(new NationalSpec()).ToString("N0", CultureInfo.InvariantCulture)} in the United States]",
        (int)row.Minimum, (int)row.Maximum);
}
