using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Measures;
using Staffroom.Reports.Tables;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Tests.Tables;

public sealed class CsvTests
{
    private static readonly ReportInput Input = Sample.Build("csv", "", ["planning, \"routine\"", "=cmd()"], [Sample.Ties, Sample.SchoolsFactor(5, 6)], replicates: 2);

    [Fact]
    public void Curves_have_a_row_for_each_condition_replicate_and_week()
    {
        var runs = Enumerable.Range(0, 8).Select(i => (Input.Experiment.Run(i), TestTrajectory(i)));

        var rows = Read(writer => CurvesCsv.Write(writer, Input.Experiment, runs));

        Assert.Equal(1 + (8 * 3), rows.Length);
        Assert.Equal(["condition", "network.ties", "network.schools", "replicate", "week", "beliefMean"], rows[0][..6]);
        Assert.Equal(["knowHow[=cmd()]", "genuineUseElsewhere[planning, \"routine\"]", "genuineUseElsewhere[=cmd()]"], rows[0][^3..]);
        Assert.Contains("genuineUse[planning, \"routine\"]", rows[0]);
        Assert.Equal(["2", "weak", "6", "2", "1"], rows[1 + (3 * 3) + 1][..5]);
        var trajectory = TestTrajectory(3);
        Assert.Equal(trajectory[1, NetworkMeasure.BeliefMean], double.Parse(rows[1 + (3 * 3) + 1][5]));
        Assert.Equal(trajectory[2, 1, PracticeMeasure.KnowHow], double.Parse(rows[1 + (3 * 3) + 2][^3]));
        var elsewhere = new OtherSchools(trajectory.Shape, Input.Experiment.SeedSchools);
        Assert.Equal(elsewhere.Use(trajectory, 1, 2), double.Parse(rows[1 + (3 * 3) + 2][^1]));
    }

    [Fact]
    public void Summaries_leave_out_what_is_not_a_number()
    {
        OutcomeColumn[] columns = [new("auc", 0), new("t50", 1), new("efficacy", null)];
        var run = Input.Experiment.Run(5);

        var rows = Read(writer => SummaryCsv.Write(writer, Input.Experiment, columns, [new RunSummary(run, "abc", [0.1 + 0.2, double.NaN, -1])]));

        Assert.Equal(["condition", "network.ties", "network.schools", "replicate", "runSeed", "digest", "auc[planning, \"routine\"]", "t50[=cmd()]", "efficacy"], rows[0]);
        Assert.Equal(["3", "strong", "5", "2", run.RunSeed.ToString(), "abc", "0.30000000000000004", "", "-1"], rows[1]);
    }

    [Fact]
    public void Comparisons_carry_every_effect()
    {
        var effects = Input.Comparison.Effects;

        var rows = Read(writer => ComparisonsCsv.Write(writer, Input.Experiment, Input.Comparison));

        Assert.Equal(effects.Length + 1, rows.Length);
        Assert.All(rows, row => Assert.Equal(19, row.Length));
        Assert.Equal(effects.Select(e => e.Estimate), rows[1..].Select(row => double.Parse(row[6])));
        Assert.Equal(effects.Select(e => e.Verdict.ToString().ToLowerInvariant()), rows[1..].Select(row => row[17]));
        Assert.Contains("'=cmd()", rows.Select(row => row[4]));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a=1", "a=1")]
    public void Texts_cannot_become_formulas(string text, string expected) =>
        Assert.Equal([expected], Read(writer => Row(writer, rows => rows.Text(text)))[0]);

    [Fact]
    public void Any_text_reads_back() => Prop.ForAll<string>(text =>
    {
        string plain = (text ?? "").TrimStart('=', '+', '-', '@', '\t', '\r') + "x";
        return string.Equals(plain, Read(writer => Row(writer, rows => rows.Text("a").Text(plain)))[0][1], StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_number_reads_back_to_the_same_bits() => Prop.ForAll<double>(number =>
    {
        string cell = Read(writer => Row(writer, rows => rows.Text("a").Number(number)))[0][1];
        return double.IsFinite(number) ? BitConverter.DoubleToInt64Bits(double.Parse(cell)) == BitConverter.DoubleToInt64Bits(number) : cell.Length == 0;
    }).QuickCheckThrowOnFailure();

    private static Trajectory TestTrajectory(int salt)
    {
        var shape = new TrajectoryShape(2, 2, 3, [1, 2]);
        double[] Column(int length) => [.. Enumerable.Range(0, length).Select(i => (salt + i) / 7.0)];
        return new Trajectory(
            shape, Column(3 * Trajectory.NetworkColumns), Column(3 * 2 * Trajectory.PracticeColumns), new int[12], new int[6],
            new FinalCounts(new int[8], new int[2 * FinalCounts.Levels], new int[4], new double[4], new double[2], new double[3], new RiskCounts(new double[2 * RiskCounts.Columns], new double[4])));
    }

    private static void Row(TextWriter writer, Action<CsvRows> write)
    {
        using var rows = new CsvRows(writer);
        write(rows);
        rows.End();
    }

    private static string[][] Read(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        using var parser = new CsvParser(new StringReader(writer.ToString()), CultureInfo.InvariantCulture);
        var rows = ImmutableArray.CreateBuilder<string[]>();
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return [.. rows];
    }
}
