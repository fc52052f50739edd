using System.Collections.Immutable;
using Staffroom.Model.Limits;
using Staffroom.Model.Parameters;
using Staffroom.Scenarios.Evidence.Published.Formulas;

namespace Staffroom.Scenarios.Evidence.Published.Rows;

/// <summary>Bass' S-curve, of infinitely many people and of few.</summary>
internal static class BassRows
{
    private const double P = 0.03, Q = 0.38;

    public static ImmutableArray<PublishedResult> All { get; } =
    [
        new(
            "B16", "Bass 1969: the S-curve and its peak (p = 0.03 and q = 0.38 are from memory)",
            "With p = 0.03 and q = 0.38 a year adoptions peak after 6.19 years at 46.1 % of all and 11.06 % a year; 10, 50 and 90 % are reached after 2.25, 6.55 and 11.76 years.",
            "The closed form, the discrete recursion, and the model under the preset bass with 200 people, in steps of a tenth of a year.",
            ["bass-1969", "sultan-1990"], Peak)
        {
            IsInQuick = true,
            Remark = "The curve is that of infinitely many people in continuous time. Few people in steps are later: 200 in steps of a tenth of a year reach the share of the peak after 6.41 years, 1,000 in steps of a fiftieth after 6.23. So the simulation is compared with the exact chain of as many people and steps.",
        },
        new(
            "B17", "The Bass model of few people as a Markov chain",
            "Of 20 people 5.17 have adopted after 5 steps and 13.96 after 10 on average, and all after 15.8.",
            "The chain solved, and the model under the preset bass with 5 and 20 people who all see each other.",
            ["bass-1969"], Chain),
    ];

    private static ImmutableArray<PublishedFigure> Peak(Effort effort, CancellationToken cancellation)
    {
        const int StepsPerYear = 10, Years = 12;
        int people = effort == Effort.Full ? 200 : 100;
        int runs = effort == Effort.Full ? 60 : 10;
        var curve = new BassCurve(P, Q);
        var bass = new AdoptionChain(people, 0, users => (P + (Q * users / people)) / StepsPerYear);
        var chain = bass.Adopters(Years * StepsPerYear);
        int atPeak = (int)Math.Ceiling(curve.Share(curve.PeakTime) * people);
        var counts = Figures.Replicate(
            runs, 16, seed => Counts(people, P / StepsPerYear, Q / StepsPerYear, seed, Years * StepsPerYear, atPeak), cancellation);
        double stepsToPeak = StepsTo(curve.Share(curve.PeakTime), stepsPerYear: 10_000);
        const double Rounding = 1e-12;
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        figures.AddRange(new[]
        {
            Figures.Exact("time of the peak, years", 6.192619197703112, curve.PeakTime, Rounding, Means.Formula),
            Figures.Exact("share that has adopted at the peak", 0.4605263157894737, curve.Share(curve.PeakTime), Rounding, Means.Formula),
            Figures.Exact("adoptions a year at the peak, share", 0.11059210526315791, curve.PeakRate, Rounding, Means.Formula),
            Figures.Exact("years to 10 %", 2.2528557052970184, curve.TimeOf(0.1), Rounding, Means.Formula),
            Figures.Exact("years to 50 %", 6.550188646951589, curve.TimeOf(0.5), Rounding, Means.Formula),
            Figures.Exact("years to 90 %", 11.756784306353747, curve.TimeOf(0.9), Rounding, Means.Formula),
            Figures.Exact("years until the share of the peak has adopted, recursion in steps of 1/10,000 year", 6.193, stepsToPeak / 10_000.0, 5e-4, Means.Formula),
            Figures.Exact("share after 5 steps of a year, recursion", 0.2729068386641602, curve.Recursion(5), Rounding, Means.Formula),
            Figures.Exact("share after 10 steps of a year, recursion", 0.7826425692418084, curve.Recursion(10), Rounding, Means.Formula),
        }.Select(figure => figure.Derived()));
        foreach (int year in new[] { 2, 6, Years })
        {
            int step = year * StepsPerYear;
            double[] shares = [.. counts.Select(each => (double)each[step] / people)];
            figures.Add(Figures.Mean($"share after {year} years, {people} people simulated", chain[step] / people, shares).Derived()
                .At("years", year, "share that has adopted"));
        }

        double[] peaks = [.. counts.Select(each => each.FindIndex(users => users >= atPeak) / (double)StepsPerYear)];
        double expectedPeak = bass.WeeksTo(atPeak) / StepsPerYear;
        figures.Add(Figures.Mean($"years until the share of the peak has adopted, {people} people simulated", expectedPeak, peaks).Derived());
        return figures.ToImmutable();
    }

    private static ImmutableArray<PublishedFigure> Chain(Effort effort, CancellationToken cancellation)
    {
        int runs = effort == Effort.Full ? 10_000 : 500;
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        (int People, double AfterFive, double AfterTen, double ToAll)[] known =
            [(5, 1.122999220902783, 2.6480145224924403, 15.98091888397339), (20, 5.169235059052098, 13.961517058908708, 15.777272041957819)];
        foreach (var (people, afterFive, afterTen, toAll) in known)
        {
            var chain = new AdoptionChain(people, 0, users => P + (Q * users / people));
            var solved = chain.Adopters(10);
            var runsOf = Figures.Replicate(runs, 17, seed => Counts(people, P, Q, seed, steps: 0, adopters: people), cancellation);
            double[] After(int steps) => [.. runsOf.Select(counts => (double)counts[Math.Min(steps, counts.Count - 1)])];
            figures.AddRange(Figures.SolvedAndSimulated($"expected adopters of {people} after 5 steps", afterFive, solved[5], After(5)));
            figures.AddRange(Figures.SolvedAndSimulated($"expected adopters of {people} after 10 steps", afterTen, solved[10], After(10)));
            figures.AddRange(Figures.SolvedAndSimulated(
                $"expected steps until all {people} have adopted", toAll, chain.WeeksToAll(), [.. runsOf.Select(counts => counts.Count - 1.0)]));
        }

        return figures.ToImmutable();
    }

    /// <summary>Adopters at the start and after each step, until so many steps are over and so many have adopted.</summary>
    private static List<int> Counts(int people, double p, double q, ulong seed, int steps, int adopters)
    {
        var world = new Crowd(people, Graphs.Complete(0, people).Ties())
            .Under(Presets.Bass, seed, (Parameter.InnovationHazard, p), (Parameter.ImitationHazard, q));
        List<int> counts = [0];
        while (counts.Count <= steps || counts[^1] < adopters)
        {
            world.Step();
            counts.Add(world.Users());
        }

        return counts;
    }

    private static int StepsTo(double share, int stepsPerYear)
    {
        int steps = 0;
        for (double now = 0.0; now < share; steps++)
        {
            now = new BassCurve(P / stepsPerYear, Q / stepsPerYear).Next(now);
        }

        return steps;
    }
}
