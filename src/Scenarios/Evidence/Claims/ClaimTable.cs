using System.Collections.Immutable;

namespace Staffroom.Scenarios.Evidence.Claims;

/// <summary>All claims, by source: the single place for what is claimed, by whom, and where the effect comes from.</summary>
public static class ClaimTable
{
    /// <summary>The claims in the order of the sources and their rows.</summary>
    public static ImmutableArray<Claim> All { get; } =
        [.. LawrenceClaims.All, .. JacksonClaims.All, .. DalyClaims.All, .. HargreavesClaims.All, .. InternationalClaims.All];

    /// <summary>The claim of an id, whatever its case, or null.</summary>
    public static Claim? Find(string id) => All.FirstOrDefault(claim => string.Equals(claim.Id, id, StringComparison.OrdinalIgnoreCase));
}
