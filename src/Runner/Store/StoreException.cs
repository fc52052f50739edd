using Microsoft.Data.Sqlite;

namespace Staffroom.Runner.Store;

/// <summary>The run store cannot be used or written; the message says why in plain words and what to do.</summary>
internal sealed class StoreException(int exitCode, string message, Exception? inner = null) : RunnerException(exitCode, message, inner)
{
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;
    private const int SqliteBusy = 5;

    /// <summary>What SQLite's error means for the person at the keyboard.</summary>
    public static StoreException From(SqliteException error, string file) => error.SqliteErrorCode switch
    {
        SqliteFull => new(
            Runner.ExitCode.Unexpected,
            $"No space left to store more runs in {file}. Every run stored so far is kept: make room, then resume the folder.", error),
        SqliteReadOnly => new(
            Runner.ExitCode.Usage, $"{file} cannot be written: the file or its folder is read-only. Change its permissions or copy the folder.", error),
        SqliteCannotOpen => new(
            Runner.ExitCode.Usage, $"{file} cannot be opened: {error.Message} Check the folder and its permissions.", error),
        SqliteCorrupt => Damaged(file, error.Message, error),
        SqliteNotADatabase => NotAStore(file, error),
        SqliteBusy => new(Runner.ExitCode.Usage, $"{file} is in use by another program. Wait until it has finished.", error),
        SqliteInputOutput => new(
            Runner.ExitCode.Unexpected,
            $"Reading or writing {file} failed: {error.Message} Every run stored so far is kept: check the disk, then resume the folder.", error),
        _ => new(Runner.ExitCode.Unexpected, $"The run store {file} reports: {error.Message}", error),
    };

    /// <summary>The file is a run store, but its pages or contents do not hold together.</summary>
    public static StoreException Damaged(string file, string what, Exception? inner = null) => new(
        Runner.ExitCode.Invalid,
        $"The run store {file} is damaged ({what.ReplaceLineEndings(" ")}). It is left as it is; run the command in manifest.json again into a new folder.", inner);

    /// <summary>The file is something else.</summary>
    public static StoreException NotAStore(string file, Exception? inner = null) => new(
        Runner.ExitCode.Invalid, $"{file} is not a run store of staffroom. It is left as it is; choose another folder.", inner);
}
