using Staffroom.Grains.Coordination;

namespace Staffroom.Grains.Bodies;

/// <summary>Schools whose teachers keep diaries where that is asked for.</summary>
internal interface IDiarySchoolBodies : ISchoolBodies
{
    /// <summary>Ids of the teachers, of any school, whose diaries are kept from the next start on; a state that is restored brings its own.</summary>
    int[] KeptDiaries { get; set; }
}
