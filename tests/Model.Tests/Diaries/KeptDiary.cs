using Staffroom.Model.Diaries;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Tests.Limits;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Diaries;

/// <summary>Diaries of hand-built worlds in which it is certain what happens and why.</summary>
internal static class KeptDiary
{
    /// <summary>The limiting world in which nobody but the users given knows or can do anything.</summary>
    public static World World(int teachers, IEnumerable<GivenTie> ties, params (Parameter, double)[] parameters)
    {
        var world = LimitingWorld.Create(
            teachers, ties, LimitingWorld.Off.With(parameters.Select(each => new KeyValuePair<Parameter, double>(each.Item1, each.Item2))));
        Array.Clear(world.State.Practices[0].IsAware);
        Array.Clear(world.State.Practices[0].KnowHow);
        return world;
    }

    public static World Aware(this World world, params int[] teachers)
    {
        Array.ForEach(teachers, i => world.State.Practices[0].IsAware[i] = true);
        return world;
    }

    public static World Using(this World world, params int[] teachers)
    {
        var practice = world.State.Practices[0];
        Array.ForEach(teachers, i => (practice.IsAware[i], practice.Uses[i], practice.KnowHow[i], practice.Depth[i]) = (true, true, 1.0, 1.0));
        return world;
    }

    /// <summary>The diary of a teacher over some weeks from where the world stands.</summary>
    public static Diary Of(World world, int teacher, int weeks)
    {
        var keeper = DiaryKeeper.Begin(world, teacher);
        for (int week = 0; week < weeks; week++)
        {
            world.Step();
            keeper.Note(world.Frame);
        }

        return keeper.ToDiary();
    }

    /// <summary>The entries of a kind, arrival and end left out.</summary>
    public static T[] All<T>(this Diary diary)
        where T : DiaryEntry => [.. diary.Entries.OfType<T>()];
}
