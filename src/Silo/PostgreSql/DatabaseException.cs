namespace Staffroom.Silo.PostgreSql;

/// <summary>A database that cannot be used, said in plain words and without secrets.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">The cause.</param>
public sealed class DatabaseException(string message, Exception? inner = null) : Exception(message, inner);
