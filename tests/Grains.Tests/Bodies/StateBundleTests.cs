using FsCheck.Fluent;
using FsCheck;
using Staffroom.Grains.Bodies;

namespace Staffroom.Grains.Tests.Bodies;

public sealed class StateBundleTests
{
    [Fact]
    public void States_come_back() => Prop.ForAll<byte[][]>(states =>
        Assert.Equal(states, StateBundle.Read(StateBundle.Write(states), states.Length))).QuickCheckThrowOnFailure();

    [Fact]
    public void Torn_ones_and_other_numbers_are_refused()
    {
        byte[] bundle = StateBundle.Write([[1, 2], [], [3]]);
        Assert.All(Enumerable.Range(0, bundle.Length), length => Assert.Throws<InvalidDataException>(() => StateBundle.Read(bundle.AsMemory(0, length), 3)));
        Assert.Throws<InvalidDataException>(() => StateBundle.Read(bundle, 2));
        Assert.Throws<InvalidDataException>(() => StateBundle.Read(bundle, 4));
        Assert.Throws<InvalidDataException>(() => StateBundle.Read(new byte[] { 255, 255, 255, 255 }, 1));
    }
}
