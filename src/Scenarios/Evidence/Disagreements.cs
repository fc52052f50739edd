using System.Collections.Immutable;

namespace Staffroom.Scenarios.Evidence;

/// <summary>Where the sources disagree with each other or with the literature: kept visible wherever the evidence is shown.</summary>
public static class Disagreements
{
    /// <summary>One paragraph for each.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "Lawrence (weak ties, no stage of building trust needed) against Hargreaves (shallow partnerships cannot give the full benefit, and trust is slow). The model represents both: different practices, different stages.",
        "Jackson: 5 to 12 schools is \"ideal\", which the author lists under things we know a bit less about. A systematic review of networks of three or more schools found that size \"appeared to bear little relation to effectiveness\". English Networked Learning Communities averaged about 11 schools, from 6 to 40.",
        "Hargreaves: reciprocity builds trust. In Dutch data (49 schools, 751 staff) schools that relied heavily on one-to-one reciprocal relations had lower trust (Moolenaar and colleagues). So reciprocity is not written into trust as a strong effect.",
        "Daly: teacher efficacy predicts achievement better than socio-economic status. The often quoted d = 1.57 for collective efficacy comes from a correlational meta-analysis (Eells 2011, r = .54 to .63) and has fallen to 1.01, weighted, as studies were added. Pupil achievement is outside this model.",
        "Paluck et al. 2016 (56 schools, pupils): the published fall of 30 % was corrected to 25 %, and the overall effect on administrative reports is not significant at .05; what matters here is the result on referents as starters. Gomila et al. 2020: teachers as observers nominate the wrong influential people.",
        "Hargreaves: grant-fed activity fades when the money stops. Chile: when support was partly withdrawn most networks continued. Both are run here (H10, I4).",
    ];
}
