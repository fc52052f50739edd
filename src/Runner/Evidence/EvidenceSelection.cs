using System.Collections.Immutable;
using Staffroom.Runner.Output;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Evidence.Published;

namespace Staffroom.Runner.Evidence;

/// <summary>Which rows are run: all, those of the quick subset, or those named.</summary>
/// <param name="Claims">The claims, in the order of the table.</param>
/// <param name="Published">The published results, in the order of their table.</param>
internal sealed record EvidenceSelection(ImmutableArray<Claim> Claims, ImmutableArray<PublishedResult> Published)
{
    private static readonly char[] Separators = [',', ' ', ';'];

    /// <summary>Chooses.</summary>
    /// <param name="only">Ids, separated by commas; null for all.</param>
    /// <param name="isQuick">Whether the quick subset is meant where no ids are given.</param>
    /// <param name="claims">All claims.</param>
    /// <param name="published">All published results.</param>
    /// <exception cref="RunnerException">An id is unknown; the message names the nearest one.</exception>
    public static EvidenceSelection Of(string? only, bool isQuick, ImmutableArray<Claim> claims, ImmutableArray<PublishedResult> published)
    {
        if (only is null)
        {
            return isQuick ? new([.. claims.Where(claim => claim.IsInQuick)], [.. published.Where(row => row.IsInQuick)]) : new(claims, published);
        }

        string[] ids = only.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] known = [.. claims.Select(claim => claim.Id), .. published.Select(row => row.Id)];
        string[] unknown = [.. ids.Where(id => !known.Contains(id, StringComparer.OrdinalIgnoreCase))];
        if (unknown.Length > 0 || ids.Length == 0)
        {
            string which = ids.Length == 0 ? "--only names no row." : string.Join(' ', unknown.Select(id => $"`{id}` is not a claim or a published result.{Nearest.Advice(id, known)}"));
            throw new RunnerException(ExitCode.Usage, $"{which} Claims are L1 to L24, J1 to J10, D1 to D9, H1 to H11 and I1 to I8; published results begin with B.");
        }

        var wanted = ids.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new([.. claims.Where(claim => wanted.Contains(claim.Id))], [.. published.Where(row => wanted.Contains(row.Id))]);
    }
}
