namespace Staffroom.Model.Parameters;

/// <summary>One row of the parameter table: everything that validation, <c>explain</c>, the schema and the documents say about it.</summary>
/// <param name="Id">The parameter.</param>
/// <param name="Key">Its name in scenario files.</param>
/// <param name="Symbol">Its symbol in the equations.</param>
/// <param name="Rule">The rule of the model that uses it, R1 to R12, or <see cref="StartRule"/>.</param>
/// <param name="Default">The value where a scenario is silent.</param>
/// <param name="Minimum">The smallest value allowed.</param>
/// <param name="Maximum">The largest value allowed.</param>
/// <param name="Unit">Its unit; "share", "probability" and "gate" are numbers between 0 and 1.</param>
/// <param name="Meaning">What it means, in a sentence.</param>
/// <param name="Source">A citation, or "assumption" with what it rests on.</param>
/// <param name="VariedInRobustness">Whether robustness draws multiply it by U(0.6, 1.4), as the reference's 37 parameters.</param>
public sealed record ParameterDefinition(
    Parameter Id,
    string Key,
    string Symbol,
    string Rule,
    double Default,
    double Minimum,
    double Maximum,
    string Unit,
    string Meaning,
    string Source,
    bool VariedInRobustness)
{
    /// <summary>What <see cref="Rule"/> says of parameters that shape the start of a run and nothing afterwards.</summary>
    public const string StartRule = "start";

    /// <summary>Whether it shapes the start of a run only, so that changing it later would do nothing.</summary>
    public bool IsOfTheStart => Rule == StartRule;

    /// <summary>Whether nobody has measured it: its source begins with the word "assumption".</summary>
    public bool IsAssumption => Source.StartsWith("assumption", StringComparison.Ordinal);

    /// <summary>Whether a value is a number within the range.</summary>
    public bool Allows(double value) => value >= Minimum && value <= Maximum;
}
