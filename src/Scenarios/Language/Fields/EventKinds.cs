using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Parameters;
using static Staffroom.Scenarios.Language.Fields.Ranges;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>Every kind of event there is.</summary>
internal static class EventKinds
{
    private static readonly Field Name = new(
        "name", new TextType(80, "a name"), null, "Its name, for 'vary: { events: … }' and paths; without it the words of 'what'.");

    private static readonly Field Week = new(
        "week", new NumberType(0, 2000, "weeks", isWhole: true), "0", "First week in which it holds; the run begins with week 0.");

    private static readonly Field Until = new(
        "until", new NumberType(1, 1_000_000, "weeks", isWhole: true), null, "First week in which it no longer holds; without it, it never ends.");

    private static readonly Field Schools = new(
        "schools",
        new OneOfType(
            new ChoiceType("all", "low capacity", "high capacity"),
            new NumberType(1, NetworkFields.MostSchools, "school", isWhole: true),
            new ListType(new NumberType(1, NetworkFields.MostSchools, "school", isWhole: true), "numbers of schools", 1000)),
        "all",
        "Which schools it concerns: all, those of low capacity (the lower half), of high capacity, a number (the first school is 1) or a list of numbers.");

    public static ImmutableArray<EventKind> All { get; } =
    [
        Lasting(
            "coaching", "Teachers are coached: know-how and capacity grow.",
            [Schools, Own("intensity", Share("intensity"), "0.25", "How much coaching each teacher receives.", "assumption; direction after Kraft, Blazar and Hogan (2018)")],
            e => [Switch(e, SchoolSwitch.Coaching, e.Number("intensity"))]),
        Lasting(
            "funded visits", "Visits between schools are funded: travel is paid for and teachers get time for colleagues.",
            [
                Schools,
                Own("hours", new NumberType(0, 40, "hours per week"), "0.5", "Time for colleagues added for every teacher.", "assumption"),
                Own("travelFunding", Share("share"), "1", "Share of the travel time that is paid for.", "assumption"),
            ],
            e => [Switch(e, SchoolSwitch.ExtraHours, e.Number("hours")), Switch(e, SchoolSwitch.TravelFunding, e.Number("travelFunding"))]),
        Lasting(
            "conference", "Conference days: teachers of different schools listen to each other for a moment.",
            [
                Own("attendance", Share("share"), "0.2", "Share of the teachers who attend.", "assumption"),
                Own("encounters", new NumberType(1, 100, "people", isWhole: true), "5", "How many others each attendee listens to.", "assumption"),
                Own("every", new NumberType(1, 2000, "weeks", isWhole: true), "13", "A day every so many weeks, until it ends.", "one a term"),
            ],
            Conferences),
        Lasting(
            "mandate", "Use of the practices is required.",
            [Schools, Own("intensity", Share("intensity"), "1", "How strictly use is required.", "assumption")],
            e => [Switch(e, SchoolSwitch.Mandate, e.Number("intensity"))]),
        Lasting(
            "threat", "Accountability pressure: shame and blame.",
            [Schools, Own("level", Share("share"), "0.8", "Pressure on the schools while it holds.", "assumption; direction after Daly (2009)")],
            e => [Switch(e, SchoolSwitch.Threat, e.Number("level"))]),
        Lasting(
            "competition", "Competition between schools is raised or reduced.",
            [Schools, Own("change", new NumberType(-1, 1, "share"), null, "What is added to the competition between schools; negative reduces it.", "assumption") with { IsRequired = true }],
            e => [Switch(e, SchoolSwitch.CompetitionShift, e.Number("change"))]),
        Lasting(
            "external expert", "An outside expert tells schools what to do.",
            [
                Schools,
                Own("intensity", Share("intensity"), "1", "How much schools rely on the expert.", "assumption"),
                Own("awareness", Share("probability per week"), "0.1", "Chance that a teacher hears of the practices from the expert.", "assumption"),
            ],
            e => [Switch(e, SchoolSwitch.ExternalExpert, e.Number("intensity")), Switch(e, SchoolSwitch.ExternalAwareness, e.Number("awareness"))]),
        Lasting(
            "codify", "The practice is written down, filmed and sent round: less of it is tacit, and teachers hear of it.",
            [
                Own("practice", new TextType(80, "the name of a practice"), null, "The practice, by name; without it all."),
                Own("tacitness", Share("0 fully codified to 1 fully tacit"), "0.3", "Tacitness while it holds.", "assumption"),
                Own("awareness", Share("probability per week"), "0.05", "Chance that a teacher hears of the practices from the material.", "assumption"),
            ],
            e =>
            [
                new CodifyIntervention(e.Week, e.Until, e.Practice, e.Number("tacitness")),
                Switch(e, SchoolSwitch.ExternalAwareness, e.Number("awareness")),
            ]),
        Lasting(
            "closure", "Schools are closed.",
            [Schools, Own("level", Share("share"), "0.9", "How far: at 1 there are no visits and half of the contacts within a school.", "assumption")],
            e => [Switch(e, SchoolSwitch.Closure, e.Number("level"))]),
        Momentary(
            "turnover shock", "A share of the teachers leaves at once and is replaced.",
            [Schools, Own("share", Share("share"), "0.3", "Share of the teachers.", "assumption")],
            e => [new TurnoverShock(e.Week, e.Number("share"), e.Schools)]),
        Momentary(
            "remove hub", "The best connected people leave and are replaced.",
            [
                Schools,
                Own("count", new NumberType(1, 1000, "people", isWhole: true), "1", "How many.", "assumption"),
                Own("heads", new SwitchType(), "false", "Whether heads count.", ""),
            ],
            e => [new RemovalIntervention(e.Week, e.Whole("count"), e.Bag.Switch("heads"), e.Schools)]),
        Momentary(
            "leader advocacy", "Heads take a stand.",
            [Schools, Own("belief", Share("0 to 1, 0.5 neutral"), "0.95", "What they believe from then on.", "assumption")],
            e => [new LeaderIntervention(e.Week, e.Number("belief"), e.Schools)]),
        Lasting(
            "trust building", "Schools build trust first: contacts are fulfilled more often, and nobody adopts while it holds.",
            [Own("trustFulfilment", Share("probability"), "0.34", "How much full trust raises the chance that a contact is fulfilled.", "assumption; 0.24 otherwise")],
            e => [Pause(e, (Parameter.TrustFulfilment, e.Number("trustFulfilment")))]),
        Lasting("pause", "Nobody adopts while it holds: what trust building is compared with.", [], e => [Pause(e)]),
        Lasting(
            "twinning", "Schools of high and of low capacity become twins.",
            [
                Own("tiesPerPair", new NumberType(1, 1000, "ties", isWhole: true), "4", "Ties for each pair of schools.", "assumption"),
                Own("tieStrength", Share("tie strength"), "0.8", "Strength of the ties at the start.", "assumption"),
            ],
            e => [new TwinningIntervention(e.Week, e.Until, e.Whole("tiesPerPair"), e.Number("tieStrength"))]),
        Lasting(
            "secondment", "A share of each school's teachers works in the next school for the time, over strong ties that end with it.",
            [
                Own("share", Share("share"), "0.05", "Share of the teachers of each school, heads excepted.", "assumption; Hargreaves (2012): staff move between schools"),
                Own("ties", new NumberType(1, 1000, "ties", isWhole: true), "6", "Colleagues in the host school that each of them works with.", "assumption"),
                Own("tieStrength", Share("tie strength"), "0.8", "Strength of these ties at the start.", "assumption"),
            ],
            e => [new SecondmentIntervention(e.Week, e.Until, e.Number("share"), e.Whole("ties"), e.Number("tieStrength"))]),
        Lasting(
            "funding", "A grant pays for time and coaching, and ends: the funding cliff.",
            [
                Schools,
                Own("hours", new NumberType(0, 40, "hours per week"), "1", "Time for colleagues added for every teacher.", "assumption"),
                Own("coaching", Share("intensity"), "0.25", "Coaching each teacher receives.", "assumption"),
            ],
            e => [Switch(e, SchoolSwitch.ExtraHours, e.Number("hours")), Switch(e, SchoolSwitch.Coaching, e.Number("coaching"))]),
        Lasting(
            "set", "Parameters of the model have other values while it holds.",
            [Own("parameters", ParameterFields.Changeable, null, "The parameters and their values.", "") with { IsRequired = true }],
            e => [new ParameterIntervention(e.Week, e.Until, ParameterFields.Read(e.Bag.Node("parameters")))]),
    ];

    public static IEnumerable<string> Names => All.Select(kind => kind.What);

    public static EventKind? Find(string what) => All.FirstOrDefault(kind => string.Equals(kind.What, what, StringComparison.Ordinal));

    private static EventKind Lasting(string what, string meaning, IEnumerable<Field> own, Func<EventValues, IEnumerable<Intervention>> bind) =>
        new(what, meaning, new Section("the event " + what, [What(what, meaning), Name, Week, Until, .. own]), bind);

    private static EventKind Momentary(string what, string meaning, IEnumerable<Field> own, Func<EventValues, IEnumerable<Intervention>> bind) =>
        new(what, meaning, new Section("the event " + what, [What(what, meaning), Name, Week, .. own]), bind);

    private static Field What(string what, string meaning) => new("what", new ChoiceType(what), null, meaning) { IsRequired = true };

    private static Field Own(string key, FieldType type, string? value, string meaning, string source = "") => new(key, type, value, meaning, source);

    private static SwitchIntervention Switch(EventValues e, SchoolSwitch which, double value) => new(e.Week, e.Until, which, value, e.Schools);

    private static ParameterIntervention Pause(EventValues e, params (Parameter Id, double Value)[] further)
    {
        var values = ImmutableSortedDictionary<Parameter, double>.Empty
            .Add(Parameter.InnovationHazard, 0)
            .Add(Parameter.ImitationHazard, 0)
            .AddRange(further.Select(pair => KeyValuePair.Create(pair.Id, pair.Value)));
        return new(e.Week, e.Until, values);
    }

    private static IEnumerable<Intervention> Conferences(EventValues e)
    {
        int end = Math.Min(e.Until, e.Weeks);
        for (int week = e.Week; week < end; week += e.Whole("every"))
        {
            yield return new ConferenceIntervention(week, week + 1, e.Number("attendance"), e.Whole("encounters"));
        }
    }
}
