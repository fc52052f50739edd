using Staffroom.Model.Parameters;

namespace Staffroom.Model.Tests.Golden;

/// <summary>The short names that the reference implementation gives the parameters.</summary>
internal static class ReferenceNames
{
    private static readonly string[] Short =
    [
        "r0", "r1", "h0", "h1", "H", "speed", "overhead", "thetaClose", "closure",
        "aU", "aA", "aExt",
        "chi", "iota", "Gam", "gT", "omega", "wStar", "zeta", "coach", "chiCoach", "kapK",
        "p", "q", "beta", "L", "phi", "selfS", "gwS", "gTS", "gb", "ge", "gC", "gL", "mandate", "hMand", "tMand", "fMand", "react",
        "delD", "dCap", "x0", "gS", "iotaUse",
        "lam", "selfB", "gwB", "gTB", "eps", "nu",
        "etaM", "etaS", "etaC", "etaX", "ext", "pi0",
        "ap", "am", "f1", "fTheta", "fComp", "fR", "rhoT", "decR",
        "kapW", "delW", "wFloorIn", "wFloorOut", "dynTies",
        "gamC", "turnover", "weeksPerYear", "wNew",
    ];

    /// <summary>The table keeps the order of the reference's parameter list.</summary>
    public static IReadOnlyDictionary<string, Parameter> ParameterOf { get; } =
        Short.Zip(ParameterTable.All, (name, row) => (name, row.Id)).ToDictionary(pair => pair.name, pair => pair.Id, StringComparer.Ordinal);
}
