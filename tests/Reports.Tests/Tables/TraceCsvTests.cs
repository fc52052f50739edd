using System.Globalization;
using CsvHelper;
using Staffroom.Model;
using Staffroom.Model.Measures;
using Staffroom.Model.Worlds;
using Staffroom.Reports.Tables;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Reports.Tests.Tables;

public sealed class TraceCsvTests
{
    private static readonly Experiment Plan = Sample.Build("trace", "", ["planning", "dialogue"], [Sample.Ties], replicates: 2).Experiment;

    [Fact]
    public void Every_state_of_every_teacher_reads_back_as_the_same_bits()
    {
        var run = Plan.Run(3);
        var (rows, trajectory) = Trace([run]);
        string[] heads = rows[0];
        Assert.Equal(["condition", "network.ties", "replicate", "week", "school", "teacher", "aware[planning]"], heads[..7]);
        Assert.Equal(["efficacy", "capacity", "threshold", "susceptibility"], heads[^4..]);
        var world = World.Create(run.World, run.RunSeed);
        int teachers = world.Network.TeacherCount;
        for (int week = 0; week <= run.World.Weeks; week++)
        {
            for (int i = 0; i < teachers; i++)
            {
                string[] row = rows[1 + (week * teachers) + i];
                double Cell(string head) => double.Parse(row[Array.IndexOf(heads, head)], CultureInfo.InvariantCulture);
                var practice = world.State.Practices[1];
                Assert.Equal((week, world.Network.NameOf(i)), ((int)Cell("week"), row[5]));
                Assert.Equal((practice.IsAware[i], practice.Uses[i], practice.Complies[i]), (Cell("aware[dialogue]") == 1, Cell("uses[dialogue]") == 1, Cell("complies[dialogue]") == 1));
                Assert.Equal((practice.KnowHow[i], practice.Depth[i], practice.AgeWeeks[i]), (Cell("knowHow[dialogue]"), Cell("depth[dialogue]"), (int)Cell("ageWeeks[dialogue]")));
                Assert.Equal((world.State.Belief[0][i], world.State.Efficacy[i], world.State.Capacity[i]), (Cell($"belief[{run.World.Beliefs[0].Name}]"), Cell("efficacy"), Cell("capacity")));
                Assert.Equal((world.State.Threshold[i], world.State.Susceptibility[i]), (Cell("threshold"), Cell("susceptibility")));
            }

            world.Step();
        }

        Assert.Equal(1 + (teachers * (run.World.Weeks + 1)), rows.Length);
        Assert.Equal(Simulation.Run(run.World, run.RunSeed).ToCanonicalBytes(), trajectory.ToCanonicalBytes());
    }

    [Fact]
    public void The_size_is_known_beforehand()
    {
        using var text = new StringWriter();
        TraceCsv.Write(text, Plan, Enumerable.Range(0, Plan.RunCount).Select(Plan.Run), (_, _) => { }, CancellationToken.None);
        Assert.Equal(TraceCsv.Rows(Plan), text.ToString().Split("\r\n").Length - 2);
        Assert.InRange(TraceCsv.EstimatedBytes(Plan), text.ToString().Length / 2, text.ToString().Length * 2L);
    }

    [Fact]
    public void An_interruption_stops_it_between_two_weeks() => Assert.Throws<OperationCanceledException>(
        () => TraceCsv.Write(TextWriter.Null, Plan, [Plan.Run(0)], (_, _) => { }, new CancellationToken(canceled: true)));

    private static (string[][] Rows, Trajectory Trajectory) Trace(RunSpec[] runs)
    {
        using var text = new StringWriter();
        Trajectory? last = null;
        TraceCsv.Write(text, Plan, runs, (_, trajectory) => last = trajectory, CancellationToken.None);
        using var parser = new CsvParser(new StringReader(text.ToString()), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return ([.. rows], last!);
    }
}
