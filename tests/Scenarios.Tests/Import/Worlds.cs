using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;

namespace Staffroom.Scenarios.Tests.Import;

/// <summary>Small generated worlds.</summary>
internal static class Worlds
{
    /// <summary>Three schools of eight with six ties between them.</summary>
    public static World Small()
    {
        var network = new SchoolNetworkSpec { Schools = 3, StaffPerSchool = 8, DistanceKm = 25, Between = [new BetweenTies(SchoolPattern.Ring, 6, 0.3)] };
        var seeds = new SeedSpec(SeedKind.Heads, [0], 1, false, []);
        var spec = new WorldSpec
        {
            Network = network,
            Climate = ClimateSpec.MidTrust,
            Practices = [new PracticeSpec("dialogue", 0.5, PracticeSpec.DefaultReadiness, PracticeSpec.DefaultSuccessCeiling, 0, seeds)],
            Beliefs = [BeliefSpec.Default],
            Weeks = 10,
        };
        return World.Create(spec, 7);
    }
}
