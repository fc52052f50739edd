using FsCheck;
using FsCheck.Fluent;

namespace Staffroom.Grains.Tests.Coordination;

/// <summary>Something bad that happens before an event.</summary>
internal sealed record Fault(FaultKind Kind, int AtEvent, int Number)
{
    /// <summary>Up to six faults in the first events of a run.</summary>
    public static Gen<Fault[]> Some { get; } = (
        from kind in Gen.Elements(Enum.GetValues<FaultKind>())
        from at in Gen.Choose(1, 500)
        from number in Gen.Choose(0, 1000)
        select new Fault(kind, at, number)).ListOf().Select(faults => faults.Take(6).ToArray());

    public void Strike(TestNetwork network)
    {
        switch (Kind)
        {
            case FaultKind.SchoolLost:
                network.Lose(Number % network.Schools);
                break;
            case FaultKind.AllSchoolsLost:
                for (int school = 0; school < network.Schools; school++)
                {
                    network.Lose(school);
                }

                break;
            case FaultKind.CoordinatorLost:
                network.ReplaceCoordinator(isLost: true);
                break;
            case FaultKind.TwoCoordinators:
                network.ReplaceCoordinator(isLost: false);
                break;
            case FaultKind.RowsLost:
                network.LossesLeft += 1 + (Number % 5);
                break;
            case FaultKind.StorageFails:
                network.Storage.FailuresLeft += 1 + (Number % 20);
                break;
            case FaultKind.CheckpointDamaged:
                if (network.Storage.Held is { Length: > 0 } held)
                {
                    network.Storage.Damage(held[Number % held.Length], Number);
                }

                break;
            default:
                throw new InvalidOperationException($"{Kind}");
        }
    }
}

internal enum FaultKind
{
    SchoolLost,
    AllSchoolsLost,
    CoordinatorLost,
    TwoCoordinators,
    RowsLost,
    StorageFails,
    CheckpointDamaged,
}
