using System.CommandLine;
using Staffroom.Silo.PostgreSql;

namespace Staffroom.Runner.Verbs.Clusters;

/// <summary>Which PostgreSQL database is meant: an option, or an environment variable, which keeps a password off the command line.</summary>
internal sealed class DatabaseArguments
{
    /// <summary>The environment variable that names the database where the option does not.</summary>
    public const string Variable = "STAFFROOM_POSTGRES";

    private readonly Option<string?> _connection = new("--connection")
    {
        HelpName = "STRING",
        Description = $"The database, as in \"Host=localhost;Database=staffroom;Username=staffroom\" [default: the environment variable {Variable}, "
            + "which keeps a password out of the list of processes]",
    };

    /// <summary>Adds the option to a verb.</summary>
    public DatabaseArguments AddTo(Command verb)
    {
        verb.Options.Add(_connection);
        return this;
    }

    /// <summary>The database that is meant.</summary>
    /// <exception cref="RunnerException">None is named, or the connection string cannot be read.</exception>
    public ClusterDatabase Database(ParseResult parsed, Host host)
    {
        string? connection = parsed.GetValue(_connection) ?? host.Variable(Variable);
        try
        {
            return string.IsNullOrWhiteSpace(connection)
                ? throw new RunnerException(ExitCode.Usage, $"Name the database with --connection or the environment variable {Variable}.")
                : ClusterDatabase.At(connection);
        }
        catch (DatabaseException error)
        {
            throw new RunnerException(ExitCode.Usage, error.Message);
        }
    }
}
