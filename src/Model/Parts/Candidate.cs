namespace Staffroom.Model.Parts;

/// <summary>Somebody who could be among the best connected of the whole network when those are removed.</summary>
/// <param name="Removal">Which removal of the week, in the order of the scenario.</param>
/// <param name="Teacher">Id.</param>
/// <param name="Connectedness">Sum of the strengths of the ties that exist.</param>
public readonly record struct Candidate(int Removal, int Teacher, double Connectedness);
