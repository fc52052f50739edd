using System.Runtime.Versioning;

[assembly: UnsupportedOSPlatform("windows")]

namespace Staffroom.Runner.Tests;

/// <summary>A test about file permissions; skipped, visibly, for a superuser, whom permissions do not stop.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PermissionFactAttribute : FactAttribute
{
    public PermissionFactAttribute()
    {
        if (Environment.IsPrivilegedProcess)
        {
            Skip = "A superuser may write anywhere.";
        }
    }
}
