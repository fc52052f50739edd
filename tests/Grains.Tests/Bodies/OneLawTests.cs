using FsCheck;
using FsCheck.Fluent;
using Staffroom.Grains.Contracts;
using Staffroom.Grains.Coordination;
using Staffroom.Grains.Tests.Coordination;
using Staffroom.Model.Parts;
using Staffroom.Model.Tests.Parts;

namespace Staffroom.Grains.Tests.Bodies;

/// <summary>The one law: where a run happens, in which order messages come and what fails on the way never changes what comes out.</summary>
public sealed class OneLawTests
{
    private static readonly CoordinatorOptions Patient = new()
    {
        Pauses = [.. Enumerable.Repeat(TimeSpan.FromSeconds(1), 100)],
        Patience = TimeSpan.FromSeconds(600),
        CheckpointWeeks = 7,
    };

    private static readonly Arbitrary<int> Numbers = Gen.Choose(0, 1_000_000).ToArbitrary();

    [Theory]
    [InlineData(Granularity.School, 60)]
    [InlineData(Granularity.Teacher, 25)]
    public void Messages_in_any_order_and_twice_give_the_bytes_of_the_kernel(Granularity granularity, int worlds) =>
        Prop.ForAll(Numbers, number => new TestNetwork(World(number, granularity), number, Patient)
        {
            TwiceChance = 0.1,
            BodiesPause = number % 2 == 0,
            NoAttemptMayFail = true,
        }.RunToTheRightAnswer()).Check(Config.QuickThrowOnFailure.WithMaxTest(worlds));

    [Theory]
    [InlineData(Granularity.School, 60)]
    [InlineData(Granularity.Teacher, 25)]
    public void Faults_leave_the_bytes_of_the_kernel(Granularity granularity, int worlds) =>
        Prop.ForAll(Numbers, Fault.Some.ToArbitrary(), (number, faults) =>
        {
            var world = World(number, granularity);
            var network = new TestNetwork(world, number, Patient) { TwiceChance = 0.05, BodiesPause = number % 2 == 0 };
            network.Turns.BeforeEvent = () =>
            {
                foreach (var fault in faults.Where(fault => fault.AtEvent == network.Turns.Events))
                {
                    fault.Strike(network);
                    world.LoseTeacher(fault.Number);
                }
            };
            network.RunToTheRightAnswer();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(worlds));

    private static ModelWorld World(int number, Granularity granularity) =>
        new(SharedStart.Create(RandomWorlds.Draw(number), (ulong)number), granularity);
}
