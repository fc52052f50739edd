using System.Collections.Immutable;
using System.Text.Json;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Evidence.Published;

namespace Staffroom.Scenarios.Evidence;

/// <summary>
/// The verdicts of the run that docs/evidence.md was written from, for either effort: what was reproduced before must still be. Only rows
/// that were run at the same effort are compared.
/// </summary>
/// <param name="Full">Verdicts by id of a full run.</param>
/// <param name="Quick">Verdicts by id of a quick run.</param>
public sealed record EvidenceBaseline(ImmutableSortedDictionary<string, ClaimVerdict> Full, ImmutableSortedDictionary<string, ClaimVerdict> Quick)
{
    private const string Resource = "evidence/baseline.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>One without any verdict.</summary>
    public static EvidenceBaseline Empty { get; } = new(ImmutableSortedDictionary<string, ClaimVerdict>.Empty, ImmutableSortedDictionary<string, ClaimVerdict>.Empty);

    /// <summary>The one that this build carries.</summary>
    public static EvidenceBaseline Shipped()
    {
        using var stream = typeof(EvidenceBaseline).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static EvidenceBaseline Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<EvidenceBaseline>(json, Options) ?? throw new InvalidDataException("The baseline is empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The baseline cannot be read: {error.Message}", error);
        }
    }

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>This baseline with the verdicts of a report in the place of those at its effort.</summary>
    public EvidenceBaseline With(EvidenceReport report)
    {
        var verdicts = report.Verdicts.ToImmutableSortedDictionary(row => row.Id, row => row.Verdict, StringComparer.Ordinal);
        return report.Effort == Effort.Quick ? this with { Quick = verdicts } : this with { Full = verdicts };
    }

    /// <summary>Ids of rows that were reproduced before and are no longer, in the order of the report.</summary>
    public ImmutableArray<string> Lost(EvidenceReport report)
    {
        var before = report.Effort == Effort.Quick ? Quick : Full;
        return [.. report.Verdicts
            .Where(row => row.Verdict != ClaimVerdict.Reproduced && before.TryGetValue(row.Id, out var verdict) && verdict == ClaimVerdict.Reproduced)
            .Select(row => row.Id)];
    }
}
