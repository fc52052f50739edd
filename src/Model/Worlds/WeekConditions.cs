using Staffroom.Model.Interventions;
using Staffroom.Model.Parameters;

namespace Staffroom.Model.Worlds;

/// <summary>Everything that the calendar fixes for a week: parameters, switches by school, tacitness by practice.</summary>
internal sealed class WeekConditions
{
    public required ParameterSet Parameters { get; init; }

    /// <summary>θ by school.</summary>
    public required double[] Threat { get; init; }

    public required double[] Closure { get; init; }

    public required double[] Coaching { get; init; }

    /// <summary>μ by school.</summary>
    public required double[] Mandate { get; init; }

    public required double[] ExternalExpert { get; init; }

    public required double[] ExternalAwareness { get; init; }

    public required double[] TravelFunding { get; init; }

    public required double[] ExtraHours { get; init; }

    public required double[] CompetitionShift { get; init; }

    /// <summary>τ by practice.</summary>
    public required double[] Tacitness { get; init; }

    /// <summary>Number of partner schools by school, over ties that exist this week.</summary>
    public required int[] Partners { get; init; }

    public required ConferenceIntervention? Conference { get; init; }
}
