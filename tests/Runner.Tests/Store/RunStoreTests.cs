using Microsoft.Data.Sqlite;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Tests.Store;

public sealed class RunStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string StoreFile => _folder[RunStore.FileName];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Holds_what_it_was_given()
    {
        using (var store = NewStore())
        {
            store.Add([Record(1), Record(0)]);
            store.SetFacts([new("seconds", "1")]);
            store.SetFacts([new("seconds", "2"), new("minutes", "3")]);
        }

        using var opened = RunStore.Open(StoreFile, isWritable: false);
        Assert.Equal([0, 1], opened.Headers().Select(run => run.Index));
        Assert.Equal(ulong.MaxValue - 1, opened.Headers()[1].RunSeed);
        Assert.Equal([1, 2, 3], opened.CanonicalBytes(1));
        Assert.Null(opened.CanonicalBytes(2));
        Assert.Equal("2", opened.Fact("seconds"));
        Assert.Null(opened.Fact("nothing"));
        Assert.Equal("hash", opened.Plan().Hash);
    }

    [Fact]
    public void A_batch_that_was_never_committed_leaves_the_earlier_ones()
    {
        using (var store = NewStore())
        {
            store.Add([Record(0)]);
            store.AbandonHalfway([Record(1), Record(2)]);
        }

        using var opened = RunStore.Open(StoreFile, isWritable: true);
        Assert.Equal([0], opened.Headers().Select(run => run.Index));
    }

    [Fact]
    public void A_batch_is_stored_whole_or_not_at_all()
    {
        using var store = NewStore();
        var broken = Record(2) with { Digest = null! };
        Assert.Throws<StoreException>(() => store.Add([Record(1), broken]));
        Assert.Empty(store.Headers());
    }

    [Fact]
    public void A_full_disk_is_said_and_loses_nothing()
    {
        using (var store = NewStore())
        {
            store.Add([Record(0)]);
            store.LimitPages(20);
            var big = Enumerable.Range(1, 20).Select(i => Record(i) with { Trajectory = RandomBytes(20_000) });
            var error = Assert.Throws<StoreException>(() => store.Add([.. big]));
            Assert.Equal(ExitCode.Unexpected, error.ExitCode);
            Assert.Contains("No space left", error.Message, StringComparison.Ordinal);
            Assert.Contains("resume", error.Message, StringComparison.Ordinal);
        }

        using var opened = RunStore.Open(StoreFile, isWritable: true);
        Assert.Equal([0], opened.Headers().Select(run => run.Index));
    }

    [Fact]
    public void A_newer_store_is_refused_by_version()
    {
        NewStore().Dispose();
        Sql("PRAGMA user_version=99");
        var error = Assert.Throws<StoreException>(() => RunStore.Open(StoreFile, isWritable: false));
        Assert.Equal(ExitCode.Invalid, error.ExitCode);
        Assert.Contains("store version 99; this staffroom reads version 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_elses_database_is_left_alone()
    {
        Sql("CREATE TABLE theirs (x)");
        var before = File.ReadAllBytes(StoreFile);
        var error = Assert.Throws<StoreException>(() => RunStore.Open(StoreFile, isWritable: true));
        Assert.Contains("is not a run store", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(StoreFile));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("a text that is longer than the header of a database, so that it is read as one and found wanting: it is none, and never was one")]
    public void Something_else_under_its_name_is_refused(string text)
    {
        File.WriteAllText(StoreFile, text);
        var error = Assert.Throws<StoreException>(() => RunStore.Open(StoreFile, isWritable: false));
        Assert.Equal(ExitCode.Invalid, error.ExitCode);
        Assert.Contains("is not a run store", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_is_not_there_is_said()
    {
        var error = Assert.Throws<StoreException>(() => RunStore.Open(StoreFile, isWritable: false));
        Assert.Contains("There is no run store", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(StoreFile));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public void A_truncated_store_is_damaged(double share)
    {
        FillStore();
        using (var file = File.Open(StoreFile, FileMode.Open))
        {
            file.SetLength((long)(file.Length * share) / 4096 * 4096);
        }

        var error = Assert.Throws<StoreException>(() => RunStore.Open(StoreFile, isWritable: false));
        Assert.Equal(ExitCode.Invalid, error.ExitCode);
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Flipped_bytes_never_pass_for_results()
    {
        FillStore();
        var whole = File.ReadAllBytes(StoreFile);
        var digests = Digests();
        int noticed = 0;
        for (int at = 4096; at < whole.Length; at += 4096)
        {
            var damaged = (byte[])whole.Clone();
            for (int i = 0; i < 100; i++)
            {
                damaged[at + 2000 + i] ^= 0x5A;
            }

            File.WriteAllBytes(StoreFile, damaged);
            if (IsNoticed())
            {
                noticed++;
            }
            else
            {
                Assert.Equal(digests, Digests());
            }
        }

        Assert.True(noticed > 5, $"{noticed} damaged pages of {whole.Length / 4096} were noticed.");
    }

    [PermissionFact]
    public void A_finished_store_can_be_read_where_nothing_can_be_written()
    {
        FillStore();
        File.SetUnixFileMode(StoreFile, UnixFileMode.UserRead);
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using (var store = RunStore.Open(StoreFile, isWritable: false))
        {
            Assert.Equal(20, store.Headers().Count);
        }

        var error = Assert.Throws<StoreException>(() => RunStore.Open(StoreFile, isWritable: true));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    private string[] Digests()
    {
        using var store = RunStore.Open(StoreFile, isWritable: false);
        return [.. store.Headers().Select(run => run.DigestText)];
    }

    private bool IsNoticed()
    {
        var experiment = Tiny.Experiment(replicates: 10);
        try
        {
            using var store = RunStore.Open(StoreFile, isWritable: false);
            _ = ExperimentCodec.Decode(store.Plan().Plan);
            return StoredRuns.Missing(store, experiment, 0).Length > 0;
        }
        catch (Exception error) when (error is StoreException or InvalidDataException)
        {
            return true;
        }
    }

    private void FillStore()
    {
        var experiment = Tiny.Experiment(replicates: 10);
        using var store = RunStore.Create(StoreFile, ExperimentCodec.Encode(experiment), "hash", []);
        new ExperimentDriver(new FakeEngine(), store, TimeProvider.System).Run(
            experiment, ExperimentDriver.Keeping.Trajectories, 1, _ => { }, CancellationToken.None);
    }

    private RunStore NewStore() =>
        RunStore.Create(StoreFile, ExperimentCodec.Encode(Tiny.Experiment()), "hash", [new("version", "1")]);

    private static RunRecord Record(int index) => new(
        0, index, 0, index, ulong.MaxValue - (ulong)index, RunState.Done, new byte[32], CompressedBytes.Pack([1, 2, 3]), null, null, 0.1);

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={StoreFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
