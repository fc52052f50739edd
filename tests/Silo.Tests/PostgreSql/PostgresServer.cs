using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Staffroom.Silo.Tests.PostgreSql;

/// <summary>
/// A PostgreSQL server that lives as long as the tests: its own data in a temporary folder, a free port of loopback, passwords asked for.
/// A shell stands between: it ends the server and removes the folder when its input closes, so also when the tests die.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Superuser = "postgres";
    private const string Password = "a test's; password";

    private const string Script =
        """
        set -eu
        folder=$(mktemp -d "${TMPDIR:-/tmp}/staffroom-postgres.XXXXXX")
        trap 'pg_ctl stop -D "$folder/data" -m immediate >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT
        IFS= read -r password
        printf '%s\n' "$password" > "$folder/password"
        initdb -D "$folder/data" -U "$1" -E UTF8 --locale=C --no-sync -A scram-sha-256 --pwfile="$folder/password" > "$folder/log" 2>&1 \
          && pg_ctl start -w -D "$folder/data" -l "$folder/log" -o "-p $2 -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
               -c fsync=off -c synchronous_commit=off -c full_page_writes=off" > /dev/null \
          || { tr '\n' ' ' < "$folder/log"; echo; exit 1; }
        echo ready
        cat > /dev/null
        """;

    private readonly int _port = FreePort();
    private Process? _shell;
    private int _databases;

    /// <summary>Why there can be no server here; null where there can.</summary>
    public static string? Unavailable { get; } = WhyUnavailable();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Unavailable is not null)
        {
            return;
        }

        _shell = Process.Start(StartInfo())!;
        await _shell.StandardInput.WriteLineAsync(Password);
        await _shell.StandardInput.FlushAsync();
        string? said = await _shell.StandardOutput.ReadLineAsync();
        if (said != "ready")
        {
            throw new InvalidOperationException($"PostgreSQL did not start: {said} {await _shell.StandardError.ReadToEndAsync()}");
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_shell is not null)
        {
            _shell.StandardInput.Close();
            await _shell.WaitForExitAsync();
            _shell.Dispose();
        }
    }

    /// <summary>Creates an empty database of its own for a test.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync(ConnectionString("postgres"), $"create database {name}");
        return ConnectionString(name);
    }

    /// <summary>Runs SQL.</summary>
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(),
        Port = _port,
        Database = database,
        Username = Superuser,
        Password = Password,
        Pooling = false,
    }.ConnectionString;

    private static string? WhyUnavailable()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return "These tests start PostgreSQL through a shell.";
        }

        if (Programs() is null)
        {
            return "PostgreSQL (initdb, pg_ctl, postgres) is not installed.";
        }

        return Environment.IsPrivilegedProcess && !File.Exists("/usr/sbin/runuser")
            ? "PostgreSQL refuses to run as root and there is no runuser."
            : null;
    }

    /// <summary>The folder of the server's programs: on the path, or where Debian keeps them, the latest version first.</summary>
    private static string? Programs()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var ofDebian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out int version) ? version : 0)
            : Enumerable.Empty<string>();
        return onPath.Concat(ofDebian.Select(folder => Path.Combine(folder, "bin")))
            .FirstOrDefault(folder => new[] { "initdb", "pg_ctl", "postgres" }.All(name => File.Exists(Path.Combine(folder, name))));
    }

    private ProcessStartInfo StartInfo()
    {
        string[] shell = ["sh", "-c", Script, "sh", Superuser, _port.ToString(CultureInfo.InvariantCulture)];
        string[] words = Environment.IsPrivilegedProcess ? ["/usr/sbin/runuser", "-u", UnprivilegedUser(), "--", .. shell] : shell;
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        start.Environment["PATH"] = $"{Programs()}:{Environment.GetEnvironmentVariable("PATH")}";
        return start;
    }

    private static string UnprivilegedUser() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A test that needs a PostgreSQL server; skipped, visibly, where none can be started.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Looks whether one can.</summary>
    public PostgresFactAttribute() => Skip = PostgresServer.Unavailable;
}

/// <summary>The tests that share a server, each with a database of its own.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}
