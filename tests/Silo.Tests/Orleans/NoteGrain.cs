using Orleans.Runtime;

namespace Staffroom.Silo.Tests.Orleans;

/// <summary>A grain that keeps a text: enough to see where grains live and what of them stays.</summary>
[Alias("staffroom.tests.note")]
public interface INoteGrain : IGrainWithStringKey
{
    [Alias("write")]
    Task WriteAsync(string text);

    [Alias("read")]
    Task<string> ReadAsync();

    /// <summary>The port of the silo where it lives.</summary>
    [Alias("where")]
    Task<int> WhereAsync();

    [Alias("leave")]
    Task LeaveAsync();
}

public sealed class NoteGrain([PersistentState("note", Staffroom.Grains.GrainServices.StorageName)] IPersistentState<Note> note, ILocalSiloDetails silo) : Grain, INoteGrain
{
    public Task WriteAsync(string text)
    {
        note.State = new Note { Text = text };
        return note.WriteStateAsync();
    }

    public Task<string> ReadAsync() => Task.FromResult(note.State.Text);

    public Task<int> WhereAsync() => Task.FromResult(silo.SiloAddress.Endpoint.Port);

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

[GenerateSerializer]
[Alias("staffroom.tests.note-state")]
public sealed record Note
{
    [Id(0)]
    public string Text { get; init; } = "";
}
