using Staffroom.Model.Networks;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>A network as bound, with what other sections must fit to.</summary>
/// <param name="Spec">The specification.</param>
/// <param name="Design">How schools are linked; null where that was not designed here.</param>
/// <param name="Schools">Number of schools.</param>
/// <param name="Teachers">Number of teachers, heads included.</param>
internal sealed record BoundNetwork(NetworkSpec Spec, BetweenDesign? Design, int Schools, int Teachers)
{
    public GivenNetworkSpec? Given => Spec as GivenNetworkSpec;

    /// <summary>Whether the files have columns that mark who uses a practice at the start.</summary>
    public bool MarksUsers { get; init; }

    /// <summary>The first teacher of each school and the number of teachers, where schools are of different sizes and have no list of people.</summary>
    public int[] FirstTeacher { get; init; } = [];

    /// <summary>Staff of a school, by its 0-based number.</summary>
    public int StaffOf(int school) => Spec switch
    {
        SchoolNetworkSpec design => design.StaffPerSchool,
        GivenNetworkSpec given => given.People.Count(person => person.School == school),
        StoredNetworkSpec => FirstTeacher[school + 1] - FirstTeacher[school],
        _ => (Teachers / Schools) + (school < Teachers % Schools ? 1 : 0),
    };
}
