using System.Globalization;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Grains.Contracts;

/// <summary>
/// The keys of grains: an experiment is known by what determines its runs, a run by its experiment and its index, a school and a teacher
/// by their run. So the same run is the same grains for whoever asks, and what it kept is found again.
/// </summary>
public static class GrainKeys
{
    /// <summary>Key of an experiment: the hash of its plan, and which replicate of its seed comes first.</summary>
    public static string Experiment(Experiment experiment) =>
        string.Create(CultureInfo.InvariantCulture, $"{ExperimentCodec.PlanHash(experiment)}.{experiment.FirstReplicate}");

    /// <summary>Key of a run.</summary>
    public static string Run(string experiment, int index) => string.Create(CultureInfo.InvariantCulture, $"{experiment}/{index}");

    /// <summary>Key of a run whose schools are grains; at another granularity it keeps other states.</summary>
    public static string Network(string run, Granularity granularity) => $"{run}:{Name(granularity)}";

    /// <summary>Key of a school in a run whose schools are grains.</summary>
    public static string School(string network, int school) => string.Create(CultureInfo.InvariantCulture, $"{network}/s{school}");

    /// <summary>Key of a teacher.</summary>
    public static string Teacher(string run, int teacher) => string.Create(CultureInfo.InvariantCulture, $"{run}/t{teacher}");

    /// <summary>The experiment and the index in the key of a run.</summary>
    /// <exception cref="ArgumentException">It is not the key of a run.</exception>
    public static (string Experiment, int Index) ReadRun(string run)
    {
        int slash = run.LastIndexOf('/');
        return slash > 0 && int.TryParse(run.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? (run[..slash], index)
            : throw NotA("run", run);
    }

    /// <summary>The run and the granularity in the key of a run whose schools are grains.</summary>
    /// <exception cref="ArgumentException">It is not such a key.</exception>
    public static (string Run, Granularity Granularity) ReadNetwork(string network)
    {
        int colon = network.LastIndexOf(':');
        foreach (var granularity in Enum.GetValues<Granularity>())
        {
            if (colon > 0 && network.AsSpan(colon + 1).SequenceEqual(Name(granularity)))
            {
                return (network[..colon], granularity);
            }
        }

        throw NotA("network", network);
    }

    /// <summary>The run whose schools are grains and the number in the key of a school.</summary>
    /// <exception cref="ArgumentException">It is not the key of a school.</exception>
    public static (string Network, int School) ReadSchool(string school) => ReadPart(school, 's', "school");

    /// <summary>The run and the id in the key of a teacher.</summary>
    /// <exception cref="ArgumentException">It is not the key of a teacher.</exception>
    public static (string Run, int Teacher) ReadTeacher(string teacher) => ReadPart(teacher, 't', "teacher");

    private static (string Whole, int Number) ReadPart(string key, char kind, string what)
    {
        int slash = key.LastIndexOf('/');
        return slash > 0 && slash + 1 < key.Length && key[slash + 1] == kind
            && int.TryParse(key.AsSpan(slash + 2), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? (key[..slash], number)
            : throw NotA(what, key);
    }

    internal static string Name(Granularity granularity) => granularity switch
    {
        Granularity.Network => "network",
        Granularity.School => "school",
        Granularity.Teacher => "teacher",
        _ => throw new ArgumentOutOfRangeException(nameof(granularity), granularity, "There is no such granularity."),
    };

    private static ArgumentException NotA(string what, string key) => new($"{key} is not the key of a {what}.", nameof(key));
}
