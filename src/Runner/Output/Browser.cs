using System.ComponentModel;
using System.Diagnostics;

namespace Staffroom.Runner.Output;

/// <summary>The browser that the user has chosen.</summary>
internal static class Browser
{
    /// <summary>Shows a page; false where no browser could be started.</summary>
    public static bool Open(Uri address)
    {
        try
        {
            using var started = Process.Start(Opener(address));
            return true;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    private static ProcessStartInfo Opener(Uri address)
    {
        if (OperatingSystem.IsWindows())
        {
            return new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true };
        }

        // What the opener has to say would end up in the middle of ours.
        return new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address.AbsoluteUri])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }
}
