using System.IO.Pipes;
using Staffroom.Scenarios.Diagnostics;

namespace Staffroom.Scenarios.Tests.Diagnostics;

public sealed class PatientFileTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    [Theory]
    [InlineData(9, 9)]
    [InlineData(10, 10)]
    [InlineData(11, 11)]
    [InlineData(200_000, 11)]
    public void At_most_one_byte_more_than_allowed_is_read(int size, int read)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, new byte[size]);
            Assert.Equal(read, PatientFile.Read(file, 10, PatientFile.Patience).Length);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void What_is_missing_is_told_apart() =>
        Assert.Throws<FileNotFoundException>(() => PatientFile.Read(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")), 10, PatientFile.Patience));

    [Fact]
    public void A_pipe_is_read_to_its_end_and_let_go_if_nobody_writes_to_it()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        string end = $"/proc/self/fd/{pipe.GetClientHandleAsString()}";
        var error = Assert.Throws<IOException>(() => PatientFile.Read(end, 10, Soon));
        Assert.Contains("a pipe that nobody writes to", error.Message, StringComparison.Ordinal);
    }
}
