using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Staffroom.Runner.Explore;

/// <summary>
/// One world as the page asks for it: a handful of settings and the edits made by hand. It comes from a link that anybody may have
/// written, so nothing in it is used before <see cref="Problems"/> has found it within its bounds.
/// </summary>
internal sealed record ExploreState
{
    /// <summary>Most teachers that a page can ask for.</summary>
    public const int MostTeachers = MostSchools * MostStaff;

    private const int MostSchools = 12;
    private const int MostStaff = 30;
    private const int MostWeeks = 156;
    private const int MostBridges = 400;
    private const int MostEdits = 120;
    private const long LargestSeed = 9_007_199_254_740_991; // 2⁵³ − 1: beyond it a browser's numbers lose digits.

    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 6,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Number of schools, 2 to 12.</summary>
    public int Schools { get; init; } = 8;

    /// <summary>Staff of each school, head included, 5 to 30.</summary>
    public int Staff { get; init; } = 17;

    /// <summary>Which schools are linked.</summary>
    public Pattern Pattern { get; init; } = Pattern.Mesh;

    /// <summary>Number of ties between schools before edits, 0 to 400.</summary>
    public int Bridges { get; init; } = 56;

    /// <summary>Strength of the ties between schools, 0 to 1.</summary>
    public double Strength { get; init; } = 0.15;

    /// <summary>Trust between colleagues, 0.2 to 0.9; the rest of the climate follows (<see cref="TrustClimate"/>).</summary>
    public double Trust { get; init; } = 0.6;

    /// <summary>Tacitness of the practice, 0 to 1.</summary>
    public double Tacitness { get; init; } = 0.1;

    /// <summary>Hours a week that a teacher has for colleagues, 0.1 to 10.</summary>
    public double Hours { get; init; } = 2.0;

    /// <summary>Hours a week that each partner school costs each teacher, 0 to 0.5.</summary>
    public double PartnerHours { get; init; } = 0.02;

    /// <summary>Strength of the ties between a head and the school's teachers, 0 to 1.</summary>
    public double HeadTies { get; init; } = 0.1;

    /// <summary>Whether trust, ties and staff change during the run; where not, the network stays as drawn.</summary>
    public bool Moving { get; init; }

    /// <summary>What happens on the calendar.</summary>
    public CalendarEvent Event { get; init; }

    /// <summary>Week in which it begins, 0 to 156.</summary>
    public int EventWeek { get; init; } = 20;

    /// <summary>Weeks simulated, 4 to 156.</summary>
    public int Weeks { get; init; } = 117;

    /// <summary>Who starts.</summary>
    public StartKind Start { get; init; }

    /// <summary>How many start in each of the first <see cref="StartSchools"/> schools, 0 to 30.</summary>
    public int StartCount { get; init; } = 4;

    /// <summary>In how many schools somebody starts, 1 to 12.</summary>
    public int StartSchools { get; init; } = 1;

    /// <summary>Share of the teachers who are sceptics and hardly change their mind, 0 to 0.5.</summary>
    public double ScepticShare { get; init; }

    /// <summary>Strength of the sceptics' ties within their school, 0 to 1; null leaves them as drawn.</summary>
    public double? ScepticTies { get; init; }

    /// <summary>Seed of the experiment, 0 to 2⁵³ − 1.</summary>
    public long Seed { get; init; } = 2026;

    /// <summary>Ties drawn by hand: both ends and the strength in hundredths.</summary>
    public ImmutableArray<ImmutableArray<int>> Added { get; init; } = [];

    /// <summary>Ties cut by hand: both ends.</summary>
    public ImmutableArray<ImmutableArray<int>> Cut { get; init; } = [];

    /// <summary>People made sceptics.</summary>
    public ImmutableArray<int> Sceptics { get; init; } = [];

    /// <summary>People who start beside those drawn.</summary>
    public ImmutableArray<int> Starters { get; init; } = [];

    /// <summary>People who are gone: without ties, and not counted.</summary>
    public ImmutableArray<int> Removed { get; init; } = [];

    /// <summary>Number of teachers.</summary>
    [JsonIgnore]
    public int Teachers => Schools * Staff;

    /// <summary>The seed that is so many after another; after the largest comes 0.</summary>
    public static long SeedAfter(long seed, int steps) => (seed + steps) % (LargestSeed + 1);

    /// <summary>Reads something of this kind.</summary>
    /// <exception cref="JsonException">It is not what was asked for; unknown names and numbers in the place of words included.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, Reading) ?? throw new JsonException("The request is empty.");

    /// <summary>Something as the page reads it; safe inside a script element, because every "&lt;" is escaped.</summary>
    public static string Written(object value) => JsonSerializer.Serialize(value, Writing);

    /// <summary>What lies outside its bounds, in sentences; empty if the world may be run.</summary>
    public IEnumerable<string> Problems()
    {
        var numbers = new (string Name, double Value, double Least, double Most)[]
        {
            ("schools", Schools, 2, MostSchools), ("staff", Staff, 5, MostStaff), ("bridges", Bridges, 0, MostBridges),
            ("strength", Strength, 0, 1), ("trust", Trust, 0.2, 0.9), ("tacitness", Tacitness, 0, 1), ("hours", Hours, 0.1, 10),
            ("partnerHours", PartnerHours, 0, 0.5), ("headTies", HeadTies, 0, 1), ("eventWeek", EventWeek, 0, MostWeeks),
            ("weeks", Weeks, 4, MostWeeks), ("startCount", StartCount, 0, MostStaff), ("startSchools", StartSchools, 1, MostSchools),
            ("scepticShare", ScepticShare, 0, 0.5), ("scepticTies", ScepticTies ?? 0, 0, 1), ("seed", Seed, 0, LargestSeed),
        };
        var outside = numbers.Where(n => !(n.Value >= n.Least && n.Value <= n.Most))
            .Select(n => $"{n.Name} is {n.Value}; it must lie between {n.Least} and {n.Most}.");
        return outside.Concat(EditProblems());
    }

    private IEnumerable<string> EditProblems()
    {
        var pairs = new (string Name, ImmutableArray<ImmutableArray<int>> Pairs, int Length)[] { ("added", Added, 3), ("cut", Cut, 2) };
        foreach (var (name, list, length) in pairs)
        {
            if (list.IsDefault || list.Length > MostEdits || list.Any(pair => !IsTie(pair, length)))
            {
                yield return $"{name} must hold at most {MostEdits} ties of {length} whole numbers: two different people of the network"
                    + (length == 3 ? " and a strength from 1 to 100." : ".");
            }
        }

        foreach (var (name, people) in new[] { ("sceptics", Sceptics), ("starters", Starters), ("removed", Removed) })
        {
            if (people.IsDefault || people.Length > MostEdits || people.Any(id => !IsPerson(id)))
            {
                yield return $"{name} must hold at most {MostEdits} people of the network, counted from 0.";
            }
        }
    }

    private bool IsTie(ImmutableArray<int> tie, int length) =>
        !tie.IsDefault && tie.Length == length && IsPerson(tie[0]) && IsPerson(tie[1]) && tie[0] != tie[1]
        && (length == 2 || tie[2] is >= 1 and <= 100);

    private bool IsPerson(int id) => id >= 0 && id < Teachers;
}

/// <summary>Which schools are linked.</summary>
internal enum Pattern
{
    /// <summary>Every pair.</summary>
    Mesh,

    /// <summary>Each with the next.</summary>
    Ring,

    /// <summary>Each with the three next ones on either side.</summary>
    Near,

    /// <summary>The first with every other.</summary>
    Star,

    /// <summary>Every pair within the first half, every pair within the second, none across.</summary>
    Halves,
}

/// <summary>Who starts.</summary>
internal enum StartKind
{
    /// <summary>The teachers with the strongest ties to colleagues.</summary>
    Informal,

    /// <summary>Heads.</summary>
    Heads,

    /// <summary>Teachers drawn at random.</summary>
    Random,

    /// <summary>Only those picked by hand.</summary>
    Picked,
}

/// <summary>What happens on the calendar.</summary>
internal enum CalendarEvent
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Coaching for everybody, twenty weeks.</summary>
    Coaching,

    /// <summary>A conference day for a third of the staff.</summary>
    Conference,

    /// <summary>A manual makes the practice codified.</summary>
    Manual,

    /// <summary>Use is required from then on.</summary>
    Mandate,

    /// <summary>Accountability pressure from then on.</summary>
    Threat,
}
