using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Tests.Parts;

namespace Staffroom.Model.Tests;

public sealed class StartedRunTests
{
    [Fact]
    public void A_run_that_was_saved_in_any_week_ends_with_the_same_bytes() =>
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), (number, week) =>
        {
            var spec = RandomWorlds.Draw(number);
            var run = Simulation.Start(spec, (ulong)number);
            if (run.IsEventDriven)
            {
                return true;
            }

            while (run.Week < week % (spec.Weeks + 1))
            {
                run.Step();
            }

            using var saved = new MemoryStream();
            run.Save(saved);
            byte[] whole = run.ToEnd().ToCanonicalBytes();
            saved.WriteByte(7);
            saved.Position = 0;
            var restored = Simulation.Start(spec, (ulong)number);
            restored.Restore(saved);
            Assert.Equal(7, saved.ReadByte());
            return restored.ToEnd().ToCanonicalBytes().AsSpan().SequenceEqual(whole);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void A_state_that_ends_too_early_or_is_of_no_week_is_refused()
    {
        var spec = RandomWorlds.Draw(3);
        using var saved = new MemoryStream();
        Simulation.Start(spec, 1).Save(saved);
        byte[] bytes = saved.ToArray();
        Assert.Throws<InvalidDataException>(() => Simulation.Start(spec, 1).Restore(new MemoryStream(bytes[..^1])));
        BitConverter.TryWriteBytes(bytes, spec.Weeks + 1);
        Assert.Throws<InvalidDataException>(() => Simulation.Start(spec, 1).Restore(new MemoryStream(bytes)));
    }
}
