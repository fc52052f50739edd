using System.Collections.Immutable;
using Staffroom.Model.Networks;

namespace Staffroom.Scenarios.Import.Reading;

/// <summary>Puts people and reports that were read without errors together to a network in canonical order.</summary>
internal sealed class NetworkAssembly(ImportOptions options, Problems problems, Tallies leftOut)
{
    /// <summary>Name of the school where no column says otherwise.</summary>
    internal const string OnlySchool = "school 1";

    /// <summary>Builds the network.</summary>
    internal ImportedNetwork Build(List<PersonRow> rows, PeopleTable? people, TiesTable ties, ImmutableArray<FileRead> files)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        Array.Sort(order, (x, y) => NaturalOrder.Instance.Compare(rows[x].Id, rows[y].Id));
        PersonRow[] ordered = [.. order.Select(i => rows[i])];
        ImmutableArray<string> schools = [.. ordered.Select(SchoolOf).Distinct(StringComparer.Ordinal).Order(NaturalOrder.Instance)];
        ImmutableArray<GivenPerson> persons = Persons(ordered, schools, people);

        List<RawReport> raw = Reorder(ties.Reports, order);
        raw = TieCombiner.MergeRepeated(raw, out int merged);
        if (merged > 0)
        {
            // A tie without direction was entered from both ends.
            int repeated = ties.IsAnyDirected ? merged : merged / 2;
            string what = ties.IsAnyDirected ? "Reports that repeat another about the same pair in the same direction" : "Ties that repeat another between the same pair";
            problems.Note(options.EdgesFile, $"{what}: {repeated:N0}. Of repeated values the mean was taken.");
            leftOut.Add(ties.IsAnyDirected ? "repeated reports, merged into their mean" : "repeated ties, merged into their mean", repeated);
        }

        SaySilentPeople(rows, ties);
        List<TieReport> reports = [.. raw.Select(report => Scale(report, ties))];
        ImmutableArray<GivenTie> given = TieCombiner.Combine(reports, i => raw[i].DistanceKm, options.Combine, out int oneSided);
        if (options.Combine == TieCombination.Minimum && oneSided > 0)
        {
            leftOut.Add("ties that only one end reports", oneSided);
        }

        SayDifferingWeights(reports);
        if (given.IsEmpty)
        {
            problems.Error(options.EdgesFile, "No tie is left: every tie is reported by one end only.", "Combine reports by Mean, MeanOfReports or Maximum to keep them.");
        }

        var network = new GivenNetworkSpec { People = persons, Ties = given, Schools = schools, DistanceKm = options.DistanceKm };
        ImmutableArray<Rescaling> rescalings =
            [.. people?.Rescalings ?? [], .. new[] { ties.Weight, ties.Trust }.OfType<Rescaling>()];
        var report = new ImportReport
        {
            Files = files,
            People = persons.Length,
            Schools = schools.Length,
            Reports = reports.Count,
            Ties = given.Length,
            OneSidedTies = oneSided,
            LeftOut = leftOut.ToLeftOut(),
            Rescalings = rescalings,
            Combine = options.Combine,
            IsDirected = ties.IsAnyDirected,
        };
        return new ImportedNetwork(network, [.. reports], ties.IsAnyDirected, report);
    }

    private ImmutableArray<GivenPerson> Persons(PersonRow[] ordered, ImmutableArray<string> schools, PeopleTable? people)
    {
        var schoolIndex = schools.Select((school, index) => (school, index)).ToDictionary(pair => pair.school, pair => pair.index, StringComparer.Ordinal);
        var heads = new string?[schools.Length];
        var persons = ImmutableArray.CreateBuilder<GivenPerson>(ordered.Length);
        foreach (PersonRow row in ordered)
        {
            int school = schoolIndex[SchoolOf(row)];
            bool isHead = row.IsHead && heads[school] is null;
            if (row.IsHead && !isHead)
            {
                problems.Note(
                    "heads of schools that have one already",
                    options.NodesFile ?? options.EdgesFile,
                    $"The school \"{schools[school]}\" has more than one head; \"{heads[school]}\" stays its head and \"{row.Id}\" does not.",
                    "");
                leftOut.Add("heads of schools that have one already", 1);
            }

            heads[school] = isHead ? row.Id : heads[school];
            persons.Add(Person(row, school, isHead, people));
        }

        SaySchoolsWithoutHead(heads, schools);
        return persons.MoveToImmutable();
    }

    /// <summary>In a survey, who reports nobody has often not answered; halving the ties that others report with them may be wrong.</summary>
    private void SaySilentPeople(List<PersonRow> rows, TiesTable ties)
    {
        var reported = ties.Reports.Select(report => report.To).ToHashSet();
        string[] silent =
        [
            .. Enumerable.Range(0, rows.Count)
                .Where(i => reported.Contains(i) && !ties.Reporters.Contains(i))
                .Select(i => rows[i].Id)
                .Order(NaturalOrder.Instance),
        ];
        bool doesSilenceCount = options.Combine is TieCombination.Mean or TieCombination.Minimum;
        if (ties.IsAnyDirected && doesSilenceCount && silent.Length > 0)
        {
            problems.Note(
                options.EdgesFile,
                $"Reported by others but reporting nobody: {silent.Length:N0} of {rows.Count:N0} people ({string.Join(", ", silent.Take(10))}{(silent.Length > 10 ? ", …" : "")}).",
                $"If they did not answer, combine reports by {nameof(TieCombination.MeanOfReports)}, which does not take silence for \"no tie\".");
        }
    }

    /// <summary>A tie has one strength, the same from both ends; who brings a matrix of directed weights must know what became of it.</summary>
    private void SayDifferingWeights(List<TieReport> reports)
    {
        var strengths = reports.ToDictionary(report => (report.From, report.To), report => report.Strength);
        int differing = reports.Count(report => report.From < report.To
            && strengths.TryGetValue((report.To, report.From), out double back) && back != report.Strength);
        if (differing > 0)
        {
            string taken = options.Combine switch
            {
                TieCombination.Maximum => "the larger",
                TieCombination.Minimum => "the smaller",
                _ => "their mean",
            };
            problems.Note(
                options.EdgesFile,
                $"Pairs whose two reports have different weights: {differing:N0}. A tie is equally strong from both ends; {taken} was taken.",
                "Trust can differ by direction; weights that must can be read as trust.");
        }
    }

    private void SaySchoolsWithoutHead(string?[] heads, ImmutableArray<string> schools)
    {
        string[] without = [.. schools.Where((_, s) => heads[s] is null)];
        string which = without.Length == schools.Length
            ? schools.Length == 1 ? "The school has no head" : "No school has a head"
            : $"{without.Length:N0} of {schools.Length:N0} schools have no head ({string.Join(", ", without.Take(10))}{(without.Length > 10 ? ", …" : "")})";
        if (without.Length > 0)
        {
            problems.Note(
                options.NodesFile ?? options.EdgesFile,
                $"{which}; the first person in order of ids is taken for it.",
                options.HeadColumn is null ? "Name the column that marks heads if there is one." : "");
        }
    }

    private static GivenPerson Person(PersonRow row, int school, bool isHead, PeopleTable? people)
    {
        var person = new GivenPerson(row.Id, school) { IsHead = isHead, Group = row.Group, Uses = row.Uses };
        for (int a = 0; a < row.Attributes.Length; a++)
        {
            double? value = double.IsNaN(row.Attributes[a]) ? null : people!.Rescalings[a].ToUnit(row.Attributes[a]);
            person = With(person, people!.Attributes[a], value);
        }

        return person;
    }

    private static GivenPerson With(GivenPerson person, PersonAttribute attribute, double? value) => attribute switch
    {
        PersonAttribute.Efficacy => person with { Efficacy = value },
        PersonAttribute.Trust => person with { Trust = value },
        PersonAttribute.Capacity => person with { Capacity = value },
        PersonAttribute.Belief => person with { Belief = value },
        PersonAttribute.Threshold => person with { Threshold = value },
        PersonAttribute.Susceptibility => person with { Susceptibility = value },
        PersonAttribute.Stubbornness => person with { Susceptibility = 1.0 - value },
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "There is no such attribute."),
    };

    private static List<RawReport> Reorder(List<RawReport> reports, int[] order)
    {
        var place = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }

        return [.. reports.Select(report => report with { From = place[report.From], To = place[report.To] })];
    }

    private static TieReport Scale(RawReport report, TiesTable ties) =>
        new(
            report.From,
            report.To,
            ties.Weight?.ToUnit(report.Weight) ?? report.Weight,
            double.IsNaN(report.Trust) ? null : ties.Trust!.ToUnit(report.Trust));

    private static string SchoolOf(PersonRow row) => row.School ?? OnlySchool;
}
