using System.Buffers.Binary;
using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Networks.National;
using Staffroom.Scenarios.Networks;

namespace Staffroom.Scenarios.Tests.Networks;

public sealed class NetworkFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("staffroom-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WhatIsReadIsWhatWasGeneratedInMemory() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), number =>
    {
        var spec = Spec(number);
        string path = Generate(spec, (ulong)number, threads: 2);
        var content = NetworkFile.Read(path, threads: 2);
        var memory = NationalNetwork.Generate(spec, (ulong)number);
        var read = content.ToNetwork();
        return read.Network.RowStart.SequenceEqual(memory.Network.RowStart) && read.Network.Alter.SequenceEqual(memory.Network.Alter)
            && read.Network.SchoolOf.SequenceEqual(memory.Network.SchoolOf) && read.Network.HeadOf.SequenceEqual(memory.Network.HeadOf)
            && read.Network.DistanceKm.SequenceEqual(memory.Network.DistanceKm) && read.MarketRadiusKm.Equals(memory.MarketRadiusKm)
            && Enumerable.Range(0, read.Network.DirectedTieCount).All(e => read.TieStrength(e).Equals(memory.TieStrength(e)))
            && content.DistrictOfSchool.SequenceEqual(new NationalNetwork(spec, (ulong)number).DistrictOfSchool)
            && NetworkFile.ReadFirstTeachers(path).SequenceEqual(content.Places.FirstTeacher)
            && content.Header.Seed == (ulong)number && content.MadeBy.Contains($"\"teachers\":{spec.Teachers},", StringComparison.Ordinal);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void AnyNumberOfThreadsMakesTheSameBytes()
    {
        // More than one block of districts and of schools.
        var spec = NationalSpec.OfSize(12_000, 900, 120);
        byte[] one = File.ReadAllBytes(Generate(spec, 3, threads: 1));
        Assert.Equal(one, File.ReadAllBytes(Generate(spec, 3, threads: 2)));
        Assert.Equal(one, File.ReadAllBytes(Generate(spec, 3, threads: 5)));
        Assert.NotEqual(one, File.ReadAllBytes(Generate(spec, 4, threads: 2)));
    }

    [Fact]
    public void AnyByteThatChangedIsNoticed()
    {
        byte[] bytes = File.ReadAllBytes(Generate(Spec(1), 1, threads: 1));
        Prop.ForAll(Gen.Choose(0, bytes.Length - 1).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (at, change) =>
        {
            byte[] damaged = [.. bytes];
            damaged[at] ^= (byte)change;
            return Problem(damaged) is not null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void AnyLengthThatChangedIsNoticed()
    {
        byte[] bytes = File.ReadAllBytes(Generate(Spec(1), 1, threads: 1));
        Prop.ForAll(Gen.Choose(0, bytes.Length - 1).ToArbitrary(), length => Problem(bytes[..length]) is not null).QuickCheckThrowOnFailure();
        Assert.Contains("cut off, or something was added", Problem([.. bytes, 0]), StringComparison.Ordinal);
        Assert.Contains("the header is not whole", Problem(bytes[..100]), StringComparison.Ordinal);
        Assert.Contains("the directory is not whole", Problem(bytes[..200]), StringComparison.Ordinal);
    }

    [Fact]
    public void OtherFilesAndVersionsAreNamedAsSuch()
    {
        byte[] bytes = File.ReadAllBytes(Generate(Spec(1), 1, threads: 1));
        Assert.Contains("not a network file", Problem("from,to\n1,2\n"u8.ToArray()), StringComparison.Ordinal);
        byte[] newer = [.. bytes];
        newer[8] = 2;
        Assert.Contains("format 2; this version reads 1", Problem(newer), StringComparison.Ordinal);
        Assert.True(NetworkFile.Is(Write(bytes)));
        Assert.False(NetworkFile.Is(Write([1, 2])));
        Assert.False(NetworkFile.Is(Path.Combine(_folder, "nowhere")));
        Assert.Throws<FileNotFoundException>(() => NetworkFile.ReadHeader(Path.Combine(_folder, "nowhere")));
    }

    [Theory]
    [InlineData(NetworkFileLayout.TieAlter, 0, 1_000_000, "Teacher 0 has a tie")]
    [InlineData(NetworkFileLayout.TieAlter, 0, -1, "Teacher 0 has a tie")]
    [InlineData(NetworkFileLayout.TieAlter, 0, 0, "Teacher 0 has a tie")]
    [InlineData(NetworkFileLayout.TieAlter, 1, 1, "ends must ascend")]
    [InlineData(NetworkFileLayout.TeacherFirstTie, 1, 1_000_000, "it must ascend")]
    [InlineData(NetworkFileLayout.TeacherFirstTie, 0, 1, "must run from 0")]
    [InlineData(NetworkFileLayout.SchoolFirstTeacher, 1, 0, "it must ascend")]
    [InlineData(NetworkFileLayout.SchoolFirstTeacher, 1, -5, "it must ascend")]
    [InlineData(NetworkFileLayout.SchoolDistrict, 0, 99, "is in district 99")]
    public void ColumnsThatAreNoNetworkAreRefusedThoughTheirChecksumsMatch(string column, int at, int value, string problem)
    {
        byte[] forged = Forge(column, bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes[(at * sizeof(int))..], value));
        Assert.Contains(problem, Problem(forged), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NetworkFileLayout.SchoolX, double.NaN)]
    [InlineData(NetworkFileLayout.SchoolY, double.PositiveInfinity)]
    [InlineData(NetworkFileLayout.KindStrength, 1.5)]
    [InlineData(NetworkFileLayout.KindStrength, -0.1)]
    public void NumbersOutOfRangeAreRefusedThoughTheirChecksumsMatch(string column, double value) => Assert.Contains(
        $"Its column {column} has", Problem(Forge(column, bytes => BinaryPrimitives.WriteDoubleLittleEndian(bytes, value))), StringComparison.Ordinal);

    [Fact]
    public void TiesOfOneDirectionOrOfTwoKindsAreRefused()
    {
        Assert.Contains("not the same in the row of", Problem(Forge(NetworkFileLayout.TieKind, bytes => bytes[0] ^= 1)), StringComparison.Ordinal);
        Assert.Contains("of kind 9", Problem(Forge(NetworkFileLayout.TieKind, bytes => bytes[0] = 9)), StringComparison.Ordinal);
        int last = NetworkFile.ReadHeader(Generate(Spec(1), 1, threads: 1)).Teachers - 1;
        string problem = Problem(Forge(NetworkFileLayout.TieAlter, bytes =>
        {
            // The head of the first school is tied to its last teacher; now to the last of all.
            int row = NetworkFile.Read(Generate(Spec(1), 1, threads: 1), 1).RowStart[1];
            BinaryPrimitives.WriteInt32LittleEndian(bytes[((row - 1) * sizeof(int))..], last);
        }))!;
        Assert.Contains("not the same in the row of", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(long.MaxValue, 0)]
    [InlineData(-1, 0)]
    [InlineData(long.MaxValue / 8, 0)]
    [InlineData(0, 64)]
    [InlineData(0, long.MaxValue)]
    public void DirectoriesThatPointOutOfTheFileAreRefused(long count, long offset)
    {
        byte[] bytes = File.ReadAllBytes(Generate(Spec(1), 1, threads: 1));
        var header = NetworkFileLayout.Read(HeaderOf(bytes), bytes.Length);
        var column = header.Columns[1];
        var hostile = column with { Count = count == 0 ? column.Count : count, Offset = offset == 0 ? column.Offset : offset };
        byte[] forged = [.. NetworkFileLayout.Write(header with { Columns = header.Columns.SetItem(1, hostile) }), .. bytes[HeaderOf(bytes).Length..]];
        Assert.Contains("is not in the file", Problem(forged), StringComparison.Ordinal);
    }

    [Fact]
    public void ColumnsOfAnotherNumberOrTypeAreRefusedAndUnknownOnesPassed()
    {
        byte[] bytes = File.ReadAllBytes(Generate(Spec(1), 1, threads: 1));
        var header = NetworkFileLayout.Read(HeaderOf(bytes), bytes.Length);
        byte[] Forged(NetworkFileHeader changed) => [.. NetworkFileLayout.Write(changed), .. bytes[HeaderOf(bytes).Length..]];
        Assert.Contains("must have", Problem(Forged(header with { Teachers = header.Teachers + 1 })), StringComparison.Ordinal);
        Assert.Contains("market radius", Problem(Forged(header with { MarketRadiusKm = double.NaN })), StringComparison.Ordinal);
        var renamed = header.Columns.SetItem(0, header.Columns[0] with { Name = "school.area" });
        Assert.Contains("no column school.district", Problem(Forged(header with { Columns = renamed })), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileIsThereWholeOrNotAtAll()
    {
        var options = new NetworkFileOptions { Threads = 2, Cancellation = new CancellationToken(canceled: true) };
        string path = Path.Combine(_folder, "cut.srn");
        Assert.Throws<OperationCanceledException>(() => NetworkFileWriter.Generate(Spec(1), 1, path, options));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void ASourceReadsAFileOnceAndRefusesAnother()
    {
        var source = new NetworkFileSource();
        var first = source.Open(Generate(Spec(1), 1, threads: 1));
        var again = source.Open(first.File);
        Assert.Equal(first, again);
        Assert.Same(source.Load(first), source.Load(again));
        Assert.Null(NetworkFileSource.WhyNot(first));
        File.WriteAllBytes(first.File, File.ReadAllBytes(Generate(Spec(1), 2, threads: 1)));
        Assert.Contains("is not the one that this experiment was planned with", NetworkFileSource.WhyNot(first), StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => new NetworkFileSource().Load(first));
        File.Delete(first.File);
        Assert.Contains("cannot be used", NetworkFileSource.WhyNot(first), StringComparison.Ordinal);
    }

    [Fact]
    public void AProfileCountsEverything()
    {
        var spec = NationalSpec.OfSize(2_000, null, null);
        var profile = NetworkFileProfile.Of(NetworkFile.Read(Generate(spec, 1, threads: 2), threads: 2));
        Assert.Equal(profile.Header.DirectedTies / 2, profile.Kinds.Sum(kind => kind.Ties));
        Assert.Equal(spec.Teachers - spec.Schools, profile.Kinds[(int)NationalTie.Head].Ties);
        Assert.Equal(0.0, profile.Kinds[(int)NationalTie.Ordinary].MeanKm);
        Assert.InRange(profile.Kinds[(int)NationalTie.District].MeanKm, 0.1, profile.Kinds[(int)NationalTie.Across].MeanKm);
        Assert.Equal((double)spec.Teachers / spec.Schools, profile.Staff.Mean);
        Assert.Equal((double)spec.Schools / spec.Districts, profile.SchoolsOfDistrict.Mean);
        Assert.Equal((double)profile.Header.DirectedTies / spec.Teachers, profile.Degree.Mean);
        Assert.Contains("2,000 teachers in 62 schools of 8 districts", profile.Render(), StringComparison.Ordinal);
    }

    [Fact]
    public void SpreadsAreTheirMeanLeastMiddleAndMost() => Assert.Equal(new Spread(2.5, 1, 2, 5), Spread.Of([5, 2, 1, 2]));

    private static NationalSpec Spec(int number)
    {
        var draw = new Random(number);
        int schools = draw.Next(2, 20);
        return new NationalSpec
        {
            Schools = schools,
            Districts = draw.Next(1, schools + 1),
            Teachers = (schools * 3) + draw.Next(0, 100),
            SideKm = 100,
            Cities = 2,
            TiesInDistrict = 3.0 * draw.NextDouble(),
            TiesAcross = draw.NextDouble(),
        };
    }

    private static byte[] HeaderOf(byte[] bytes) =>
        bytes[..(NetworkFileLayout.HeaderLength + (NetworkFileLayout.ColumnsIn(bytes) * NetworkFileLayout.EntryLength))];

    private string Generate(NationalSpec spec, ulong seed, int threads)
    {
        string path = Path.Combine(_folder, $"{Guid.NewGuid():N}.srn");
        NetworkFileWriter.Generate(spec, seed, path, new NetworkFileOptions { Threads = threads });
        return path;
    }

    private string Write(byte[] bytes)
    {
        string path = Path.Combine(_folder, $"{Guid.NewGuid():N}.srn");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>What reading says about a file; null if it takes it for sound. Anything but invalid data is a mistake of the reader.</summary>
    private string? Problem(byte[] bytes)
    {
        string path = Write(bytes);
        try
        {
            NetworkFile.Read(path, threads: 1);
            return null;
        }
        catch (InvalidDataException error)
        {
            return error.Message;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private delegate void Change(Span<byte> column);

    /// <summary>A file with one column changed and all checksums made anew.</summary>
    private byte[] Forge(string name, Change change)
    {
        byte[] bytes = File.ReadAllBytes(Generate(Spec(1), 1, threads: 1));
        var header = NetworkFileLayout.Read(HeaderOf(bytes), bytes.Length);
        int index = header.Columns.Select(column => column.Name).ToList().IndexOf(name);
        var column = header.Columns[index];
        change(bytes.AsSpan((int)column.Offset, (int)column.Length));
        ImmutableArray<NetworkFileColumn> one = [column];
        var checksum = PieceChecksums.Of(one, threads: 1, (_, piece) =>
            System.Security.Cryptography.SHA256.HashData(bytes.AsSpan((int)(column.Offset + piece.Start), piece.Length)))[0];
        byte[] first = NetworkFileLayout.Write(header with { Columns = header.Columns.SetItem(index, column with { Checksum = checksum }) });
        first.CopyTo(bytes, 0);
        return bytes;
    }
}
