using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Reports.Diaries;

/// <summary>What the ids in a diary are called.</summary>
/// <param name="network">The whole network of the run.</param>
/// <param name="world">The world of the run.</param>
public sealed class DiaryNames(SchoolNetwork network, WorldSpec world)
{
    /// <summary>A teacher's name.</summary>
    public string Teacher(int id) => network.NameOf(id);

    /// <summary>A practice's name.</summary>
    public string Practice(int practice) => world.Practices[practice].Name;

    /// <summary>A belief's name.</summary>
    public string Belief(int belief) => world.Beliefs[belief].Name;

    /// <summary>"school 3", or the name of the school if it has one.</summary>
    public string School(int teacher)
    {
        int school = network.SchoolOf[teacher];
        return network.SchoolNames is { } names ? names[school] : $"school {school + 1}";
    }

    /// <summary>Number of practices.</summary>
    internal int Practices => world.Practices.Length;

    /// <summary>Number of beliefs.</summary>
    internal int Beliefs => world.Beliefs.Length;

    /// <summary>The know-how from which on a practice can be adopted.</summary>
    internal double Readiness(int practice) => world.Practices[practice].Readiness;

    /// <summary>The strength from which on a tie is called strong.</summary>
    internal double StrongCutoff => world.Parameters[Parameter.StrongTieCutoff];

    /// <summary>The belief that a practice is linked to.</summary>
    internal int BeliefOf(int practice) => world.Practices[practice].BeliefIndex;

    /// <summary>Whether somebody is the head of a school.</summary>
    internal bool IsHead(int teacher) => network.IsHead(teacher);

    /// <summary>"the head" or "the teacher".</summary>
    internal string Role(int teacher) => network.IsHead(teacher) ? "the head" : "the teacher";

    /// <summary>Somebody as seen by a teacher: "colleague 3.7", "head 3.1", "5.2 of school 5".</summary>
    internal string Person(int alter, int seenBy) =>
        network.SchoolOf[alter] != network.SchoolOf[seenBy] ? $"{Teacher(alter)} of {School(alter)}"
        : network.IsHead(alter) ? $"head {Teacher(alter)}"
        : $"colleague {Teacher(alter)}";
}
