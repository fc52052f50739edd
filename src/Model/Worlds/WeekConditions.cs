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

    /// <summary>The same week for a part of the network that knows some schools only.</summary>
    public WeekConditions Of(int[] schools) => new()
    {
        Parameters = Parameters,
        Threat = Chosen(Threat, schools),
        Closure = Chosen(Closure, schools),
        Coaching = Chosen(Coaching, schools),
        Mandate = Chosen(Mandate, schools),
        ExternalExpert = Chosen(ExternalExpert, schools),
        ExternalAwareness = Chosen(ExternalAwareness, schools),
        TravelFunding = Chosen(TravelFunding, schools),
        ExtraHours = Chosen(ExtraHours, schools),
        CompetitionShift = Chosen(CompetitionShift, schools),
        Tacitness = Tacitness,
        Partners = Chosen(Partners, schools),
        Conference = Conference,
    };

    private static T[] Chosen<T>(T[] column, int[] schools) => Array.ConvertAll(schools, school => column[school]);
}
