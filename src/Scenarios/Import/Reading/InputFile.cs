using System.Text;
using System.Text.Unicode;
using Staffroom.Scenarios.Diagnostics;

namespace Staffroom.Scenarios.Import.Reading;

/// <summary>Takes a whole file into memory as text, or says why that is not possible.</summary>
internal static class InputFile
{
    /// <summary>Largest file that is read, in bytes (64 MiB).</summary>
    internal const int MaximumBytes = 64 * 1024 * 1024;

    private static readonly byte[] Utf16LittleEndian = [0xFF, 0xFE];
    private static readonly byte[] Utf16BigEndian = [0xFE, 0xFF];

    /// <summary>The text of a file, or null after the problem has been added.</summary>
    internal static string? ReadText(string file, Problems problems, int maximumBytes = MaximumBytes)
    {
        byte[]? bytes = ReadBytes(file, problems, maximumBytes);
        if (bytes is null)
        {
            return null;
        }

        if (bytes.Length == 0 || bytes.AsSpan().Trim(" \t\r\n"u8).Length == 0)
        {
            problems.Error(file, "The file is empty.", "It needs a line of column names and a line for each person or tie.");
            return null;
        }

        return Decode(file, bytes, problems);
    }

    private static byte[]? ReadBytes(string file, Problems problems, int maximumBytes)
    {
        if (Directory.Exists(file))
        {
            problems.Error(file, "This is a directory, not a file.", "Name the file within it.");
            return null;
        }

        try
        {
            byte[] bytes = PatientFile.Read(file, maximumBytes, PatientFile.Patience);
            if (bytes.Length <= maximumBytes)
            {
                return bytes;
            }

            problems.Error(
                file,
                $"The file is larger than {maximumBytes / (1024 * 1024)} MiB, the most that is read.",
                "Leave out columns and ties that are not needed.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Error(file, "There is no such file.", NearbyFile(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problems.Error(file, $"The file cannot be read: {exception.Message}", "");
        }

        return null;
    }

    private static string? Decode(string file, byte[] bytes, Problems problems)
    {
        ReadOnlySpan<byte> content = bytes;
        if (content.StartsWith(Utf16LittleEndian) || content.StartsWith(Utf16BigEndian))
        {
            try
            {
                bool isBigEndian = content.StartsWith(Utf16BigEndian);
                return new UnicodeEncoding(isBigEndian, byteOrderMark: true, throwOnInvalidBytes: true).GetString(content[2..]);
            }
            catch (DecoderFallbackException)
            {
                problems.Error(file, "The file is not valid UTF-16 text.", "Save it as text in UTF-8.");
                return null;
            }
        }

        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[Encoding.UTF8.Preamble.Length..];
        }

        int zero = content.IndexOf((byte)0);
        if (zero >= 0)
        {
            problems.Error(
                file,
                LineOf(content, zero),
                "The file is not text: it holds a zero byte.",
                "Spreadsheets must be saved as CSV, networks of other programs as CSV or GraphML.");
            return null;
        }

        if (!Utf8.IsValid(content))
        {
            problems.Error(file, LineOf(content, FirstInvalid(content)), "The file is not UTF-8 text.", "Save it as \"CSV UTF-8\".");
            return null;
        }

        return Encoding.UTF8.GetString(content);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> content)
    {
        int position = 0;
        while (Rune.DecodeFromUtf8(content[position..], out _, out int consumed) == System.Buffers.OperationStatus.Done)
        {
            position += consumed;
        }

        return position;
    }

    private static int LineOf(ReadOnlySpan<byte> content, int position) => 1 + content[..position].Count((byte)'\n');

    private static string NearbyFile(string file)
    {
        try
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".";
            if (!Directory.Exists(folder))
            {
                return $"There is no folder {folder} either.";
            }

            string? nearest = NearestName.Find(Path.GetFileName(file), Directory.EnumerateFiles(folder).Take(1000).Select(f => Path.GetFileName(f)));
            return nearest is null ? "" : $"Did you mean \"{nearest}\"?";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return "";
        }
    }
}
