namespace Orleans.CodeGeneration;

/// <summary>The version of a grain interface. Without effect here: one process has one version.</summary>
/// <param name="version">The version; silos that know different ones can work together while an upgrade goes round.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class VersionAttribute(ushort version) : Attribute
{
    /// <summary>The version.</summary>
    public ushort Version { get; } = version;
}
