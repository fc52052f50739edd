using System.Text;
using Staffroom.Scenarios.Language.Fields;

namespace Staffroom.Scenarios.Language;

/// <summary>The commented scenario that <c>staffroom init</c> writes; it is valid as it stands, and so is it with every comment removed from a key.</summary>
public static class ScenarioTemplate
{
    private const int CommentColumn = 44;

    /// <summary>The template, YAML with a comment beside every key, from the same tables that validate it.</summary>
    public static string Text { get; } = Write();

    private static string Write()
    {
        var text = new StringBuilder();
        text.Append(
            """
            # A Staffroom scenario: a question, and the worlds that answer it.
            # Check it with 'staffroom validate FILE', see what it would run with 'staffroom plan FILE', run it with 'staffroom run FILE'.
            # 'staffroom explain KEY' tells what a key means; lines that begin with '#' are other choices.

            schema: 1
            name: my-scenario
            question: Do funded visits help a practice to spread, and does trust change the answer?

            network:

            """);
        var network = NetworkFields.Network;
        Line(text, network, "schools", "8");
        Line(text, network, "staffPerSchool", "17");
        Line(text, network, "ties", "ordinary");
        Line(text, network, "distanceKm", "15");
        text.Append("\nclimate:\n");
        Line(text, ClimateFields.Climate, "trust", "mid");
        Line(text, ClimateFields.Climate, "threat", "0", isActive: false);
        Line(text, ClimateFields.Climate, "competition", "0", isActive: false);
        text.Append("\npractices:\n");
        Line(text, PeopleFields.Practice, "name", "planning routine", prefix: "- ");
        Line(text, PeopleFields.Practice, "tacitness", "0.1");
        Line(text, PeopleFields.Practice, "readiness", "0.3", isActive: false);
        Line(text, PeopleFields.Practice, "name", "classroom dialogue", prefix: "- ");
        Line(text, PeopleFields.Practice, "tacitness", "0.9");
        text.Append("\nbeliefs:\n");
        Line(text, PeopleFields.Belief, "name", "all students can learn", prefix: "- ");
        Line(text, PeopleFields.Belief, "teacherMean", "0.4896", isActive: false);
        Line(text, PeopleFields.Belief, "headMean", "0.6331", isActive: false);
        text.Append("\nseeds:\n");
        Line(text, PeopleFields.Seeds, "school", "1");
        Line(text, PeopleFields.Seeds, "who", "informal leaders");
        Line(text, PeopleFields.Seeds, "count", "4");
        text.Append("\n# Events are interventions on the calendar; 'staffroom explain events' lists them.\nevents:\n");
        var visits = EventKinds.Find("funded visits")!.Section;
        Line(text, visits, "what", "funded visits", prefix: "- ");
        Line(text, visits, "name", "visits");
        Line(text, visits, "week", "0");
        Line(text, visits, "until", "78", isActive: false);
        Line(text, visits, "hours", "0.5");
        text.Append("\n# Any parameter of the model, by name.\nparameters:\n");
        Line(text, ParameterFields.Parameters, "turnover", "0.16");
        text.Append("\nrun:\n");
        Line(text, LanguageTable.Run, "weeks", "117");
        Line(text, LanguageTable.Run, "replicates", "20");
        Line(text, LanguageTable.Run, "seed", "2026");
        text.Append(
            """

            # Every combination of these levels becomes a condition. Ranges are written { from: 5, to: 12, step: 1 }.
            vary:
              events: [none, visits]
              climate.trust: [low, high]
            #  network.schools: { from: 5, to: 12 }


            """);
        Line(text, LanguageTable.Scenario, "primary", "auc", indent: "");
        Line(text, LanguageTable.Scenario, "measure", "[implemented, belief]", isActive: false, indent: "");
        return text.ToString();
    }

    private static void Line(
        StringBuilder text, Section section, string key, string value, bool isActive = true, string prefix = "", string indent = "  ")
    {
        bool isInList = section == PeopleFields.Practice || section == PeopleFields.Belief || section.Find("what") is not null;
        string before = indent + (isInList && prefix.Length == 0 ? "  " : prefix);
        string line = $"{before}{key}: {value}";
        line = isActive ? line : "#" + line;
        text.Append(line.PadRight(CommentColumn)).Append(" # ").Append(FirstSentence(section.Find(key)!.Meaning)).Append('\n');
    }

    private static string FirstSentence(string meaning)
    {
        int end = meaning.IndexOfAny([':', ';', '.']);
        return end < 0 ? meaning : meaning[..end];
    }
}
