using System.CommandLine;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;
using Staffroom.Silo.PostgreSql;

namespace Staffroom.Runner.Verbs.Clusters;

/// <summary><c>database</c>: prepares a PostgreSQL database for a cluster of silos, and looks whether it is ready.</summary>
internal static class DatabaseVerb
{
    /// <summary>Creates the verb with its own verbs.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb("database", "Prepares a PostgreSQL database (13 or later) for silos that find each other and save through it", "database check");
        verb.Subcommands.Add(Apply(host));
        verb.Subcommands.Add(Check(host));
        return verb;
    }

    private static Verb Apply(Host host)
    {
        var verb = new Verb(
            "apply", "Creates or updates what silos need in the schema staffroom of a database; what is there stays. Can be repeated",
            "database apply --connection \"Host=localhost;Database=staffroom;Username=staffroom\"", "database apply --print");
        var database = new DatabaseArguments().AddTo(verb);
        var print = new Option<bool>("--print") { Description = "Prints the SQL instead, for `psql`; connects to nothing" };
        verb.Options.Add(print);
        verb.SetAction(async (parsed, _) =>
        {
            if (parsed.GetValue(print))
            {
                host.Out.Write(DatabaseScript.Read());
                return ExitCode.Done;
            }

            var target = database.Database(parsed, host);
            await Using(() => target.ApplyAsync(host.Interrupt));
            host.Out.WriteLine($"{target.Place} is ready (version {DatabaseScript.Version} of the schema {DatabaseScript.Schema}).");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb Check(Host host)
    {
        var verb = new Verb(
            "check", "Says whether silos can use a database, and which clusters have; changes nothing. Exit code 3 if they cannot",
            "database check", "database check --json");
        var database = new DatabaseArguments().AddTo(verb);
        var json = RunOptions.Json();
        verb.Options.Add(json);
        verb.SetAction(async (parsed, _) =>
        {
            var target = database.Database(parsed, host);
            var state = await Using(() => target.CheckAsync(host.Interrupt));
            host.Out.WriteLine(parsed.GetValue(json) ? JsonText.Of(state) : Sentences(target, state, host));
            return state.IsReady ? ExitCode.Done : ExitCode.Invalid;
        });
        return verb;
    }

    private static string Sentences(ClusterDatabase target, DatabaseState state, Host host)
    {
        string verdict = state switch
        {
            { IsReady: true } => $"ready (version {state.SchemaVersion} of the schema {DatabaseScript.Schema})",
            { MissingRights.Count: > 0 } => $"not ready: this role may not {string.Join(", ", state.MissingRights)}",
            { SchemaVersion: > DatabaseScript.Version } =>
                $"not ready: it has version {state.SchemaVersion} of the schema and this Staffroom knows {DatabaseScript.Version}; use a later Staffroom",
            _ => $"not ready: set it up with `{host.CommandName} database apply`",
        };
        var clusters = state.Clusters.Select(cluster => $"cluster {cluster.Name}: {cluster.ActiveSilos} active of {Counted.Of(cluster.KnownSilos, "known silo")}");
        return string.Join('\n', clusters.Prepend($"{target.Place} (PostgreSQL {state.ServerVersion}) is {verdict}."));
    }

    private static async Task Using(Func<Task> use) => await Using(async () =>
    {
        await use();
        return true;
    });

    private static async Task<T> Using<T>(Func<Task<T>> use)
    {
        try
        {
            return await use();
        }
        catch (DatabaseException error)
        {
            throw new RunnerException(ExitCode.Invalid, error.Message, error);
        }
    }
}
