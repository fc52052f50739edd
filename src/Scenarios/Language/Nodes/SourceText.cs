using System.Text;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Library;

namespace Staffroom.Scenarios.Language.Nodes;

/// <summary>Gets the text of a file, or says plainly why it is not the text of a scenario.</summary>
internal static class SourceText
{
    /// <summary>No scenario comes near; what is larger is something else, or built to explode.</summary>
    public const int LargestBytes = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? Load(string path, string folder, Problems problems)
    {
        var whole = new Mark(path, 0, 0);
        try
        {
            string place = Path.Combine(folder, path);
            if (Directory.Exists(place))
            {
                problems.Add(whole, "This is a folder; a scenario is a file.", "Name a file in it that ends in .yaml or .json.");
                return null;
            }

            return Decode(path, PatientFile.Read(place, LargestBytes, PatientFile.Patience), problems);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            string? nearest = ScenarioLibrary.Nearest(Path.GetFileNameWithoutExtension(path));
            problems.Add(
                whole,
                "There is no such file.",
                nearest is null ? "Check the path, or run 'staffroom list' for the scenarios that come with Staffroom." : $"Did you mean the shipped scenario {Shown.Quote(nearest)}?");
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or System.Security.SecurityException)
        {
            problems.Add(whole, "The file may not be read.", "Check its permissions.");
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or NotSupportedException)
        {
            problems.Add(whole, "The file cannot be read: " + Shown.Quote(problem.Message) + ".", "Check the path and the disk.");
        }

        return null;
    }

    /// <summary>Text from bytes: UTF-8, not too large, no NUL characters.</summary>
    public static string? Decode(string name, ReadOnlySpan<byte> bytes, Problems problems)
    {
        if (bytes.Length > LargestBytes)
        {
            TooLarge(name, problems);
            return null;
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        int nul = bytes.IndexOf((byte)0);
        int invalid = FirstInvalid(bytes);
        if (nul < 0 && invalid < 0)
        {
            return Check(name, Strict.GetString(bytes), problems) ? Strict.GetString(bytes) : null;
        }

        bool isNul = nul >= 0 && (invalid < 0 || nul < invalid);
        int at = isNul ? nul : invalid;
        problems.Add(
            MarkAt(name, bytes[..at]),
            isNul ? "The file is not text: it holds a NUL byte here." : $"The file is not UTF-8 text: the byte {bytes[at]:X2} (hexadecimal) does not belong here.",
            "Save it as plain text in UTF-8.");
        return null;
    }

    /// <summary>What can be wrong with a text before it is parsed.</summary>
    public static bool Check(string name, string text, Problems problems)
    {
        if (text.Length > LargestBytes)
        {
            TooLarge(name, problems);
            return false;
        }

        int nul = text.IndexOf('\0', StringComparison.Ordinal);
        if (nul >= 0)
        {
            problems.Add(
                MarkAt(name, Encoding.UTF8.GetBytes(text[..nul])), "The file is not text: it holds a NUL byte here.", "Save it as plain text in UTF-8.");
            return false;
        }

        return true;
    }

    private static void TooLarge(string name, Problems problems) =>
        problems.Add(new Mark(name, 0, 0), "The file is larger than 1 MiB (1,048,576 bytes), the most a scenario may have.", "Name a scenario file.");

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out int consumed) != System.Buffers.OperationStatus.Done)
            {
                return at;
            }

            at += consumed;
        }

        return -1;
    }

    private static Mark MarkAt(string name, ReadOnlySpan<byte> before)
    {
        int line = before.Count((byte)'\n') + 1;
        int column = Encoding.UTF8.GetString(before[(before.LastIndexOf((byte)'\n') + 1)..]).Length + 1;
        return new Mark(name, line, column);
    }
}
