using Microsoft.Extensions.Logging;

namespace Staffroom.Silo;

/// <summary>Writes what Orleans logs to a text, a line each.</summary>
internal sealed class LineLoggerProvider(TextWriter text) : ILoggerProvider
{
    private readonly Lock _writing = new();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new LineLogger(this, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Write(LogLevel level, string category, string message, Exception? error)
    {
        string cause = error is null ? "" : $" ({error.GetType().Name}: {FirstLine(error.Message)})";
        lock (_writing)
        {
            text.WriteLine($"{level.ToString().ToLowerInvariant()}: {category}: {FirstLine(message)}{cause}");
        }
    }

    /// <summary>Messages that crossed the network carry the stack trace of the other side.</summary>
    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd();

    private sealed class LineLogger(LineLoggerProvider lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Write(logLevel, category, formatter(state, exception), exception);
    }
}
