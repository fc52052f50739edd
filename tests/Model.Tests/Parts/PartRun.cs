using System.Collections.Immutable;
using Staffroom.Model.Diaries;
using Staffroom.Model.Measures;
using Staffroom.Model.Parts;

namespace Staffroom.Model.Tests.Parts;

/// <summary>Runs a world in parts, one week at a time, delivering rows by hand: what hosts do, without any host.</summary>
internal static class PartRun
{
    /// <summary>One part for each school.</summary>
    public static Trajectory BySchool(SharedStart start, Func<int, bool>? restoreIn = null) =>
        BySchoolWithDiaries(start, [], restoreIn).Trajectory;

    /// <summary>The same with diaries kept, in ascending teacher.</summary>
    public static (Trajectory Trajectory, ImmutableArray<Diary> Diaries) BySchoolWithDiaries(
        SharedStart start, int[] teachers, Func<int, bool>? restoreIn = null)
    {
        int schools = start.Network.SchoolCount;
        var parts = Enumerable.Range(0, schools).Select(start.CreateSchool).ToArray();
        foreach (int teacher in teachers)
        {
            parts[start.Network.SchoolOf[teacher]].OpenDiary(teacher);
        }

        var trajectory = start.CreateTrajectory();
        trajectory.Add(parts.SelectMany(part => part.FirstRecord()).ToArray());
        for (int week = 0; week < start.Spec.Weeks; week++)
        {
            if (restoreIn?.Invoke(week) == true)
            {
                parts = [.. parts.Select((part, s) => Restored(start.CreateSchool(s), part.Save()))];
                trajectory = Restored(start.CreateTrajectory(), trajectory.Save());
            }

            Exchange(start, parts);
            foreach (var part in parts)
            {
                part.Advance();
            }

            int[] removed = start.NeedsRanking(week) ? start.Removed(week, parts.Reverse().SelectMany(part => part.Candidates)) : [];
            trajectory.Add(parts.SelectMany(part => part.Finish(removed)).ToArray());
        }

        Exchange(start, parts);
        return (
            trajectory.Finish([.. parts.Select(part => part.Final())]),
            [.. parts.SelectMany(part => part.Diaries).OrderBy(diary => diary.Teacher)]);
    }

    /// <summary>One part for each teacher, and a gathering for each school.</summary>
    public static Trajectory ByTeacher(SharedStart start, Func<int, bool>? restoreIn = null) =>
        ByTeacherWithDiaries(start, [], restoreIn).Trajectory;

    /// <summary>The same with diaries kept, in ascending teacher.</summary>
    public static (Trajectory Trajectory, ImmutableArray<Diary> Diaries) ByTeacherWithDiaries(
        SharedStart start, int[] asked, Func<int, bool>? restoreIn = null)
    {
        int schools = start.Network.SchoolCount;
        var parts = Enumerable.Range(0, schools).Select(start.CreateGathering).ToArray();
        var teachers = Enumerable.Range(0, start.Network.TeacherCount).Select(start.CreateTeacher).ToArray();
        Array.ForEach(asked, teacher => teachers[teacher].OpenDiary());
        double[][] Of(int school, Func<TeacherPart, double[]> ask) => [.. start.Network.Members[school].Select(id => ask(teachers[id]))];
        var trajectory = start.CreateTrajectory();
        trajectory.Add(parts.SelectMany((part, s) => part.Begin(Of(s, teacher => teacher.FirstReply()))).ToArray());
        for (int week = 0; week < start.Spec.Weeks; week++)
        {
            if (restoreIn?.Invoke(week) == true)
            {
                parts = [.. parts.Select((part, s) => Restored(start.CreateGathering(s), part.Save()))];
                teachers = [.. teachers.Select((teacher, i) => Restored(start.CreateTeacher(i), teacher.Save()))];
            }

            Exchange(start, parts);
            for (int s = 0; s < schools; s++)
            {
                foreach (int id in start.Network.Members[s])
                {
                    teachers[id].Advance(parts[s].Board);
                }
            }

            int[] removed = start.NeedsRanking(week) ? start.Removed(week, teachers.SelectMany(teacher => teacher.Candidates)) : [];
            trajectory.Add(parts.SelectMany((part, s) => part.Gather(Of(s, teacher => teacher.Finish(removed)))).ToArray());
        }

        Exchange(start, parts);
        return (
            trajectory.Finish([.. parts.Select((part, s) => part.Final(Of(s, teacher => teacher.Final(part.Board))))]),
            [.. teachers.Select(teacher => teacher.Diary).OfType<Diary>()]);
    }

    private static SchoolPart Restored(SchoolPart part, byte[] saved)
    {
        part.Restore(saved);
        return part;
    }

    private static SchoolGathering Restored(SchoolGathering part, byte[] saved)
    {
        part.Restore(saved);
        return part;
    }

    private static TeacherPart Restored(TeacherPart part, byte[] saved)
    {
        part.Restore(saved);
        return part;
    }

    private static TrajectoryBuilder Restored(TrajectoryBuilder trajectory, byte[] saved)
    {
        trajectory.Restore(saved);
        return trajectory;
    }

    private static void Exchange(SharedStart start, SchoolPart[] parts)
    {
        for (int s = 0; s < parts.Length; s++)
        {
            foreach (int speaker in start.Speakers(s))
            {
                parts[s].Receive(speaker, parts[speaker].RowsFor(s));
            }
        }
    }

    private static void Exchange(SharedStart start, SchoolGathering[] parts)
    {
        for (int s = 0; s < parts.Length; s++)
        {
            foreach (int speaker in start.Speakers(s))
            {
                parts[s].Receive(speaker, parts[speaker].RowsFor(s));
            }
        }
    }
}
