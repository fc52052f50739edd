using Staffroom.Runner.Store;

namespace Staffroom.Runner.Tests.Store;

public sealed class FolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_one_holds_a_folder()
    {
        using (FolderLock.Take(_folder.Path))
        {
            Assert.Null(FolderLock.TryTake(_folder.Path));
            var error = Assert.Throws<StoreException>(() => FolderLock.Take(_folder.Path));
            Assert.Equal(ExitCode.Usage, error.ExitCode);
            Assert.Contains("Another staffroom is writing to", error.Message, StringComparison.Ordinal);
        }

        FolderLock.Take(_folder.Path).Dispose();
    }

    [Fact]
    public void A_lock_file_left_behind_locks_nothing()
    {
        File.WriteAllText(_folder[FolderLock.FileName], "");
        FolderLock.Take(_folder.Path).Dispose();
    }

    [Fact]
    public void A_folder_that_is_not_there_cannot_be_written()
    {
        var error = Assert.Throws<StoreException>(() => FolderLock.Take(_folder["nowhere"]));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    [PermissionFact]
    public void A_read_only_folder_cannot_be_written()
    {
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var error = Assert.Throws<StoreException>(() => FolderLock.Take(_folder.Path));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }
}
