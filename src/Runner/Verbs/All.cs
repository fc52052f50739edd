using System.CommandLine;

namespace Staffroom.Runner.Verbs;

/// <summary>The verbs in the order in which help lists them.</summary>
internal static class All
{
    /// <summary>Creates them.</summary>
    public static IEnumerable<Command> Create(Host host) =>
    [
        RunVerb.Create(host),
        PlanVerb.Create(host),
        ValidateVerb.Create(host),
        ExplainVerb.Create(host),
        SchemaVerb.Create(host),
        ListVerb.Create(host),
        InitVerb.Create(host),
        ResumeVerb.Create(host),
        ReplayVerb.Create(host),
        AskVerb.Create(host),
        CompareVerb.Create(host),
        ReportVerb.Create(host),
        Networks.NetworkVerb.Create(host),
        ExploreVerb.Create(host),
        Clusters.SiloVerb.Create(host),
        Clusters.DatabaseVerb.Create(host),
        EvidenceVerb.Create(host),
        BenchVerb.Create(host),
        DoctorVerb.Create(host),
    ];
}
