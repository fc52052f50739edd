using System.Collections.Immutable;
using Staffroom.Scenarios.Evidence.Published.Rows;

namespace Staffroom.Scenarios.Evidence.Published;

/// <summary>Results of others that this project reproduces: exact answers of the classical models, and numbers known from the literature.</summary>
public static class PublishedResults
{
    /// <summary>The results that are run, in the order of their rows.</summary>
    public static ImmutableArray<PublishedResult> All { get; } =
    [
        .. ThresholdRows.All.Concat(CascadeRows.All).Concat(RandomGraphRows.All).Concat(ContagionRows.All)
            .Concat(BassRows.All).Concat(OpinionRows.All).Concat(StructureRows.All)
            .OrderBy(row => Number(row.Id)),
    ];

    /// <summary>The rows that are not run, and why, in their order.</summary>
    public static ImmutableArray<NotRun> NotRun { get; } =
    [
        new("B25", "Levin and Cross 2004: trust carries the strong-tie effect", "a pattern of whole networks of schools, tested as claims L10 and L11"),
        new("B26", "Hansen 1999: weak ties for simple knowledge, strong ties for complex", "a pattern of whole networks of schools, tested as claim L2"),
        new("B27", "Reagans and McEvily 2003: cohesion and range ease transfer", "outside the model: transfer over a tie does not depend on third people"),
        new("B29", "Rajkumar et al. 2022: an inverted U of tie strength", "about jobs, used as a shape only: see B28"),
        new("B31", "Bryk and Schneider 2002: 1 in 2 schools improve where trust is strong, 1 in 7 where it is weak", "the trust climates were set to this pattern, so it cannot confirm them; shown with claim D7"),
        new("B32", "Frank, Zhao and Borman 2004: pressure and access to expertise count as much as perceived value", "a regression on six schools; no number to compare with"),
        new("B33", "Frank, Xu and Penuel 2018: strong identification with the organization polarizes", "outside the model: it has no identification with the organization"),
        new("B34", "Coburn et al. 2012: strong ties, depth and expertise sustain reform after support ends", "a pattern of whole networks of schools, tested as claims H10 and I4"),
        new("B35", "Moolenaar, Daly and Sleegers 2010 to 2012: dense networks go with innovative climate and collective efficacy", "correlations over 51 to 53 schools; no number of the model corresponds to them"),
        new("B36", "Daly 2009: trust makes responses to threat less rigid", "a pattern of whole networks of schools, tested as claim D4"),
        new("B38", "Goddard et al. 2000, Eells 2011: collective efficacy goes with achievement", "outside the model: pupils' achievement is not simulated"),
        new("B39", "Kraft, Blazar and Hogan 2018: coaching changes instruction", "a pattern of whole networks of schools, tested as claim H1; effect sizes on pupils are outside the model"),
        new("B41", "Cochrane reviews of 2007 and 2019: local opinion leaders", "health professionals; the pattern is tested as claim D1"),
    ];

    private static int Number(string id) => int.Parse(id.AsSpan(1));
}
