using Staffroom.Scenarios.Evidence;

namespace Staffroom.Reports.Evidence;

/// <summary>Writes the evidence as a page.</summary>
public static class EvidencePage
{
    /// <summary>Writes it.</summary>
    public static void Write(EvidenceReport report, TextWriter output) => output.Write(report.Summary);
}
