using System.Collections.Immutable;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Reports.Diaries;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Tests;

/// <summary>A made-up result that looks like the headline comparison: 8 sizes × 2 designs × 2 trust climates, two practices.</summary>
internal static class Sample
{
    public const int Weeks = 117;
    public const int Replicates = 20;

    public static Factor Ties { get; } = new("network.ties", "ties between schools", [new("weak", null), new("strong", null)], IsOrdered: false);

    public static Factor Trust { get; } = new("climate.trust", "trust climate", [new("low", null), new("high", null)], IsOrdered: true);

    public static Factor SchoolsFactor(int from, int to) => new(
        "network.schools", "number of schools", [.. Enumerable.Range(from, to - from + 1).Select(s => new FactorLevel(s.ToString(), s))], IsOrdered: true);

    public static ReportInput Headline { get; } = Build(
        "strong-weak-trust",
        "Do strong or weak ties between schools spread a practice faster, and does trust change the answer?",
        ["planning routine", "classroom dialogue"],
        [SchoolsFactor(5, 12), Ties, Trust]);

    public static ReportInput Build(string name, string question, string[] practices, ImmutableArray<Factor> factors, int replicates = Replicates)
    {
        var conditions = Combinations(factors).Select((levels, i) => Condition(i, levels, factors, practices)).ToImmutableArray();
        var experiment = new Experiment
        {
            Name = name,
            Question = question,
            Factors = factors,
            Conditions = conditions,
            Replicates = replicates,
            Seed = 2026,
            Primary = "auc",
            Secondary = ["finalReach", "t50"],
            SeedSchools = [0],
            Settings =
            [
                new("network.schools", "5 to 12", "vary"), new("network.staffPerSchool", "17", "default"),
                new("run.replicates", "20", "scenario line 8"), new("parameters.turnover", "0.1", "--set"),
            ],
            SourceText = $"schema: 1\nname: {name}\nquestion: {question}\n",
        };
        return new ReportInput
        {
            Experiment = experiment,
            Comparison = SampleComparison.Of(experiment),
            Bands = new SampleBands(experiment),
            Measures = SampleComparison.Measures,
            Values = [.. SampleComparison.Values(experiment)],
            Networks = [.. conditions.Where(c => c.World.Network is SchoolNetworkSpec { Schools: 7 or 8 }).Take(8).Select(c => SampleNetwork.Of(c, practices))],
            Chosen = new ChosenRun(0, 0, "Shown is run 1 of the first condition.") { Teachers = 85, Adopters = [.. SampleAdopters.Of(practices)] },
            FeaturedOutcomes = ["finalReach"],
            Provenance = new Provenance
            {
                Version = "0.1.0",
                CreatedAt = "2026-01-17 10:12 UTC",
                Digest = "3f1c9a7b5e2d4c6880aa91b7c4d5e6f70812233445566778899aabbccddeeff0",
                Seed = 2026,
                Engine = "local",
                Threads = 2,
                Machine = "Linux 6.1 x64, 2 cores, .NET 10.0.4",
                Command = $"staffroom run {name} --seed 2026 --replicates {replicates}",
                Runs = conditions.Length * replicates,
            },
        };
    }

    /// <summary>How fast a practice spreads in a condition, made up: trust helps, weak ties help what is codified.</summary>
    public static double Speed(Condition condition, int practice)
    {
        double trust = condition.Label.Contains("high trust", StringComparison.Ordinal) ? 1.5 : 0.75;
        double tie = condition.Label.Contains("weak", StringComparison.Ordinal) == (practice == 0) ? 1.25 : 0.85;
        double size = 1 + (0.02 * (condition.World.Network is SchoolNetworkSpec { Schools: var schools } ? schools - 8 : 0));
        return 0.055 * trust * tie * size * (practice == 0 ? 1 : 0.62);
    }

    private static Condition Condition(int index, ImmutableArray<int> levels, ImmutableArray<Factor> factors, string[] practices)
    {
        var named = factors.Select((f, i) => (f.Key, f.Levels[levels[i]].Label)).ToArray();
        int schools = named.Where(n => n.Key is "network.schools").Select(n => int.Parse(n.Label)).DefaultIfEmpty(8).First();
        bool isHigh = named.Contains(("climate.trust", "high"));
        string label = named.Length == 0 ? "baseline" : string.Join(", ", named.Select(n => n.Key switch
        {
            "network.schools" => $"{n.Label} schools",
            "network.ties" => $"{n.Label} ties",
            "climate.trust" => $"{n.Label} trust",
            _ => $"{n.Key} {n.Label}",
        }));
        var world = new WorldSpec
        {
            Network = new SchoolNetworkSpec { Schools = schools, StaffPerSchool = 17 },
            Climate = isHigh ? ClimateSpec.HighTrust : ClimateSpec.LowTrust,
            Practices = [.. practices.Select((p, i) => new PracticeSpec(p, i == 0 ? 0.1 : 0.9, 0.3, 0.8, 0, new SeedSpec(SeedKind.InformalLeaders, [0], 4, false, [])))],
            Beliefs = [BeliefSpec.Default],
            Parameters = ParameterSet.Default.With(Parameter.Turnover, 0.1),
            Weeks = Weeks,
        };
        return new Condition(index, levels, label, world, null);
    }

    private static IEnumerable<ImmutableArray<int>> Combinations(ImmutableArray<Factor> factors) => factors.Aggregate(
        (IEnumerable<ImmutableArray<int>>)[[]],
        (all, factor) => all.SelectMany(levels => Enumerable.Range(0, factor.Levels.Length).Select(level => levels.Add(level))));
}

/// <summary>Logistic curves with bands.</summary>
internal sealed class SampleBands(Experiment experiment) : IWeeklyBandLookup
{
    public BandSeries? Practice(int condition, int practice, PracticeMeasure measure)
    {
        double speed = Sample.Speed(experiment.Conditions[condition], practice);
        double scale = measure switch
        {
            PracticeMeasure.Awareness => 1.7,
            PracticeMeasure.ReportedUse => 1.02,
            PracticeMeasure.Implemented => 0.85,
            PracticeMeasure.Compliance => 0,
            _ => 1,
        };
        return Curve(week => Math.Min(1, scale * 0.9 / (1 + Math.Exp(-speed * (week - 75 + (350 * (speed - 0.05)))))), 0.1);
    }

    public BandSeries? Network(int condition, NetworkMeasure measure)
    {
        double speed = Sample.Speed(experiment.Conditions[condition], 0);
        return measure switch
        {
            NetworkMeasure.BeliefVariance => Curve(week => 0.04 - (0.0001 * week), 0.05),
            NetworkMeasure.HoursBetween => Curve(week => 14 + Math.Sin(week), 0.2),
            _ => Curve(week => 0.48 + (0.25 * (1 - Math.Exp(-speed * week / 8))), 0.04),
        };
    }

    private BandSeries Curve(Func<int, double> at, double spread)
    {
        double[] mean = [.. Enumerable.Range(0, Sample.Weeks + 1).Select(at)];
        double half = experiment.Replicates > 1 ? spread * 2 / Math.Sqrt(experiment.Replicates) : double.NaN;
        return new BandSeries(mean, Around(-half), Around(half), Around(-2 * spread), Around(2 * spread));

        double[] Around(double share) => [.. mean.Select((value, week) => value * (1 + (share * Math.Min(1, week / 20.0))))];
    }
}

/// <summary>A school network with made-up adoption weeks.</summary>
internal static class SampleNetwork
{
    public static NetworkPicture Of(Condition condition, string[] practices)
    {
        int schools = condition.World.Network is SchoolNetworkSpec spec ? spec.Schools : 8;
        const int Staff = 17;
        var random = new Random(7);
        var teachers = Enumerable.Range(0, schools * Staff).Select(i =>
        {
            int school = i / Staff, place = i % Staff;
            var weeks = practices.Select((_, p) => school == 0 && place is > 0 and < 5 ? 0 : Week(p, school));
            ImmutableArray<int> adopted = [.. weeks];
            return new PictureTeacher($"{school + 1}.{place + 1}", school, place == 0, adopted) { Levels = [.. adopted.Select(Levels)] };
        }).ToImmutableArray();
        var ties = Enumerable.Range(0, schools).SelectMany(Within)
            .Concat(Enumerable.Range(0, 56).Select(k => new PictureTie(Staff * (k % schools) + 1 + (k % 16), Staff * ((k + 1 + (k % 3)) % schools) + 1 + (k * 5 % 16), Steady(TieStep.Faint))));
        return new NetworkPicture(condition.Label, 0, Sample.Weeks, [.. Enumerable.Range(1, schools).Select(s => $"School {s}")], [.. practices], teachers, [.. ties]);

        string Steady(TieStep step) => new((char)('0' + (int)step), Sample.Weeks + 1);

        string Levels(int adopted) => string.Concat(Enumerable.Range(0, Sample.Weeks + 1).Select(week => (int)(
            adopted >= 0 && week >= adopted ? (week > adopted + 10 || adopted == 0 ? UseLevel.Implemented : UseLevel.Uses)
            : adopted > 0 && week > adopted - 4 ? UseLevel.Ready
            : week > 30 ? UseLevel.Aware : UseLevel.Unaware)));

        int Week(int practice, int school)
        {
            double week = (12 * school) + (30 * practice) + (random.NextDouble() * 70);
            return week <= Sample.Weeks ? (int)week + 1 : -1;
        }

        IEnumerable<PictureTie> Within(int school)
        {
            int first = school * Staff;
            for (int i = 1; i < Staff; i++)
            {
                yield return new PictureTie(first, first + i, Steady(TieStep.None));
                for (int d = 1; d <= 3; d++)
                {
                    yield return new PictureTie(first + i, first + 1 + ((i - 1 + d) % 16), (i + d) % 3 == 0 ? Steady(TieStep.Weak)[..60] + Steady(TieStep.Strong)[60..] : Steady(TieStep.Weak));
                }
            }
        }
    }
}

/// <summary>Made-up people who took up practices.</summary>
internal static class SampleAdopters
{
    public static IEnumerable<Adopter> Of(string[] practices) => Enumerable.Range(0, 30).Select(i => new Adopter
    {
        Teacher = i,
        Name = $"1.{i + 1}",
        School = "school 1",
        Practice = practices[i % practices.Length],
        PracticeIndex = i % practices.Length,
        HeardWeek = i,
        HeardFrom = "colleague 1.1",
        ReadyWeek = i % 7 == 0 ? null : i + 2,
        AdoptedWeek = i + 3,
        Why = "because others did: 3 of 8 people tied to them",
        FinalDepth = i % 5 == 0 ? null : i / 30.0,
        AtTheEnd = i % 5 == 0 ? "used it until leaving after week 40" : "uses it",
    });
}
