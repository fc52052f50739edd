using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>
/// The keys of effects, by which scenarios' <c>expect</c>, tables and files name them. The grammar, in one place:
/// <code>
/// key   = part [ " × " part ] [ " @ " place { ", " place } ]
/// part  = factor | factor "[" level [ "|" level ] "]" | "tacitness"
/// place = factor "=" level | "practice=" name
/// </code>
/// A factor is named by its path in the scenario ("network.ties"); the level stands in brackets only where a factor is compared level
/// by level with a baseline ("events[coaching]"), and two levels where it is another one ("events[coaching|mandate]"). Two parts are an interaction; "tacitness" is the most codified less the most tacit
/// practice. Places say at which level of another factor the effect holds (without one it is averaged over the others), and for which
/// practice; the practice comes last, because its name may contain anything. Outcomes of the whole network have no practice.
/// Examples: <c>network.ties @ practice=planning routine</c>; <c>network.ties @ climate.trust=high, practice=planning routine</c>;
/// <c>network.ties × climate.trust @ practice=planning routine</c>; <c>network.ties × tacitness @ climate.trust=low</c>.
/// </summary>
public static class EffectKeys
{
    /// <summary>The part that stands for the difference between the most codified and the most tacit practice.</summary>
    public const string Tacitness = "tacitness";

    /// <summary>The place that names a practice.</summary>
    public const string PracticePlace = "practice";

    /// <summary>The key for an effect given in parts, as scenarios write them; not checked against an experiment.</summary>
    /// <param name="effect">A factor, or two joined by "×", "*" or a lone "x".</param>
    /// <param name="at">Levels of other factors at which the effect holds, by the factors' keys.</param>
    /// <param name="practice">Name of the practice, or null.</param>
    public static string Compose(string effect, IEnumerable<KeyValuePair<string, string>> at, string? practice) =>
        new EffectKey(EffectKey.SplitParts(effect), [.. at.Select(place => (place.Key, place.Value))], practice).ToString();

    /// <summary>
    /// The effects of an experiment that a key means for an outcome, as keys in their full form. The order of parts does not matter, and
    /// a key without a practice means every practice. Empty if there is no such effect; <see cref="For"/> then lists what there is.
    /// </summary>
    /// <param name="experiment">The experiment; hours need not be matched yet.</param>
    /// <param name="key">A key in the grammar above.</param>
    /// <param name="outcome">Key of the outcome.</param>
    public static ImmutableArray<string> Resolve(Experiment experiment, string key, string outcome) =>
        [.. Matching(new EffectPlan(new FactorDesign(experiment)), key, OutcomeTable.Get(outcome)).Select(spec => spec.Key.ToString())];

    /// <summary>The keys of all effects that an experiment can have on an outcome.</summary>
    public static ImmutableArray<string> For(Experiment experiment, string outcome) =>
        [.. new EffectPlan(new FactorDesign(experiment)).All(OutcomeTable.Get(outcome)).Select(spec => spec.Key.ToString())];

    internal static IEnumerable<EffectSpec> Matching(EffectPlan plan, string key, OutcomeDefinition outcome)
    {
        var wanted = EffectKey.Parse(key);
        return plan.All(outcome).Where(spec => spec.Key.IsSpelled(key) || spec.Key.IsMeantBy(wanted));
    }
}

/// <summary>A key taken apart; see <see cref="EffectKeys"/>.</summary>
internal sealed record EffectKey(ImmutableArray<string> Parts, ImmutableArray<(string Factor, string Level)> At, string? Practice)
{
    private static readonly string[] Times = [" × ", " * ", " x ", "×", "*"];

    public static ImmutableArray<string> SplitParts(string effect) =>
        [.. effect.Split(Times, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    public static EffectKey Parse(string key)
    {
        int at = key.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return new EffectKey(SplitParts(key), [], null);
        }

        string places = key[(at + 1)..].Trim();
        string? practice = null;
        int last = IndexOfPractice(places);
        if (last >= 0)
        {
            practice = places[(last + EffectKeys.PracticePlace.Length + 1)..];
            places = places[..last];
        }

        return new EffectKey(
            SplitParts(key[..at]),
            [.. places.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Place)],
            practice);
    }

    /// <summary>Whether a text is this key, or this key without its practice; so levels whose names hold commas are found too.</summary>
    public bool IsSpelled(string text) =>
        string.Equals(text.Trim(), ToString(), StringComparison.Ordinal)
        || string.Equals(text.Trim(), (this with { Practice = null }).ToString(), StringComparison.Ordinal);

    /// <summary>Whether a key as somebody wrote it means this one.</summary>
    public bool IsMeantBy(EffectKey wanted) =>
        wanted.Parts.Length == Parts.Length && wanted.Parts.All(Parts.Contains)
        && wanted.At.Length == At.Length && wanted.At.All(At.Contains)
        && (wanted.Practice is null || string.Equals(wanted.Practice, Practice, StringComparison.Ordinal));

    public override string ToString()
    {
        var places = At.Select(place => $"{place.Factor}={place.Level}").ToList();
        if (Practice is not null)
        {
            places.Add($"{EffectKeys.PracticePlace}={Practice}");
        }

        return string.Join(" × ", Parts) + (places.Count > 0 ? " @ " + string.Join(", ", places) : "");
    }

    private static int IndexOfPractice(string places)
    {
        const string Start = EffectKeys.PracticePlace + "=";
        if (places.StartsWith(Start, StringComparison.Ordinal))
        {
            return 0;
        }

        int index = places.IndexOf(", " + Start, StringComparison.Ordinal);
        return index < 0 ? -1 : index + 2;
    }

    private static (string Factor, string Level) Place(string text)
    {
        int sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign < 0 ? (text, "") : (text[..sign].Trim(), text[(sign + 1)..].Trim());
    }
}
