using System.Data;
using Staffroom.Silo.PostgreSql;

namespace Staffroom.Silo.Tests.PostgreSql;

[Collection(PostgresTests.Name)]
public sealed class StorageQueryTests(PostgresServer server)
{
    private static readonly Key Run = new("run", 0, 0, "strong-weak-trust/3");

    [PostgresFact]
    public async Task What_is_not_there_is_read_as_nothing() => Assert.Empty(await (await StorageAsync()).ReadAsync(Run));

    [PostgresFact]
    public async Task What_is_written_is_read_with_its_version()
    {
        var storage = await StorageAsync();
        Assert.Equal(1, await storage.WriteAsync(Run, null, [1, 2, 0, 255]));
        Assert.Equal(2, await storage.WriteAsync(Run, 1, [3]));
        var row = Assert.Single(await storage.ReadAsync(Run));
        Assert.Equal(2, row["Version"]);
        Assert.Equal([3], (byte[])row["PayloadBinary"]!);
    }

    [PostgresFact]
    public async Task Writing_needs_the_version_that_is_there()
    {
        var storage = await StorageAsync();
        Assert.Null(await storage.WriteAsync(Run, 1, [1]));
        await storage.WriteAsync(Run, null, [1]);
        Assert.Null(await storage.WriteAsync(Run, null, [2]));
        Assert.Null(await storage.WriteAsync(Run, 2, [2]));
        Assert.Equal([1], (byte[])Assert.Single(await storage.ReadAsync(Run))["PayloadBinary"]!);
    }

    [PostgresFact]
    public async Task Clearing_needs_the_version_and_counts_as_a_write()
    {
        var storage = await StorageAsync();
        await storage.WriteAsync(Run, null, [1]);
        Assert.Null(await storage.EndAsync("ClearStorageKey", Run, 2));
        Assert.Equal(2, await storage.EndAsync("ClearStorageKey", Run, 1));
        var row = Assert.Single(await storage.ReadAsync(Run));
        Assert.Equal(2, row["Version"]);
        Assert.Null(row["PayloadBinary"]);
        Assert.Null(await storage.WriteAsync(Run, 1, [2]));
        Assert.Equal(3, await storage.WriteAsync(Run, 2, [2]));
    }

    [PostgresFact]
    public async Task Deleting_needs_the_version_and_leaves_nothing()
    {
        var storage = await StorageAsync();
        await storage.WriteAsync(Run, null, [1]);
        Assert.Null(await storage.EndAsync("DeleteStorageKey", Run, 2));
        Assert.Equal(2, await storage.EndAsync("DeleteStorageKey", Run, 1));
        Assert.Empty(await storage.ReadAsync(Run));
        Assert.Equal(1, await storage.WriteAsync(Run, null, [2]));
    }

    [PostgresFact]
    public async Task Every_part_of_a_key_tells_grains_apart()
    {
        var storage = await StorageAsync();
        Key[] keys = [Run, Run with { Type = "school" }, Run with { N0 = 1 }, Run with { N1 = 1 }, Run with { Text = "other" }, Run with { Text = null }];
        for (int i = 0; i < keys.Length; i++)
        {
            Assert.Equal(1, await storage.WriteAsync(keys[i], null, [(byte)i]));
        }

        for (int i = 0; i < keys.Length; i++)
        {
            Assert.Equal([(byte)i], (byte[])Assert.Single(await storage.ReadAsync(keys[i]))["PayloadBinary"]!);
        }

        Assert.Empty(await (storage with { Service = "other" }).ReadAsync(Run));
    }

    [PostgresFact]
    public async Task Of_writers_that_saw_the_same_version_one_succeeds()
    {
        var storage = await StorageAsync();
        int?[] first = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => storage.WriteAsync(Run, null, [(byte)i])));
        Assert.Equal([1], first.OfType<int>());
        int?[] second = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => storage.WriteAsync(Run, 1, [(byte)i])));
        Assert.Equal([2], second.OfType<int>());
        Assert.Equal([(byte)Array.IndexOf(second, 2)], (byte[])Assert.Single(await storage.ReadAsync(Run))["PayloadBinary"]!);
    }

    private async Task<Storage> StorageAsync()
    {
        var database = ClusterDatabase.At(await server.CreateDatabaseAsync());
        await database.ApplyAsync(CancellationToken.None);
        return new Storage(await NamedQueries.OpenAsync(database), "test");
    }

    private sealed record Key(string Type, long N0, long N1, string? Text);

    private sealed record Storage(NamedQueries Queries, string Service)
    {
        public Task<List<Dictionary<string, object?>>> ReadAsync(Key key) => Queries.RunAsync("ReadFromStorageKey", Of(key));

        /// <summary>The new version, or null where the provider sees a conflict.</summary>
        public async Task<int?> WriteAsync(Key key, int? version, byte[] payload)
        {
            var rows = await Queries.RunAsync(
                "WriteToStorageKey",
                [.. Of(key), ("GrainStateVersion", version, DbType.Int32), ("PayloadBinary", payload, DbType.Binary)]);
            return (int?)rows.SingleOrDefault()?["NewGrainStateVersion"];
        }

        public async Task<int?> EndAsync(string query, Key key, int version)
        {
            var rows = await Queries.RunAsync(query, [.. Of(key), ("GrainStateVersion", version, DbType.Int32)]);
            return (int?)rows.SingleOrDefault()?.Values.Single();
        }

        private (string, object?, DbType)[] Of(Key key) =>
        [
            ("GrainIdHash", 17, DbType.Int32), ("GrainIdN0", key.N0, DbType.Int64), ("GrainIdN1", key.N1, DbType.Int64),
            ("GrainTypeHash", 18, DbType.Int32), ("GrainTypeString", key.Type, DbType.String),
            ("GrainIdExtensionString", key.Text, DbType.String), ("ServiceId", Service, DbType.String),
        ];
    }
}
