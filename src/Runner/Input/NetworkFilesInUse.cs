using Staffroom.Model.Networks;
using Staffroom.Scenarios.Networks;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Input;

/// <summary>The network files that an experiment needs.</summary>
internal static class NetworkFilesInUse
{
    /// <summary>Each once, in the order of conditions.</summary>
    public static IEnumerable<StoredNetworkSpec> Of(Experiment experiment) =>
        experiment.Conditions.Select(condition => condition.World.Network).OfType<StoredNetworkSpec>().DistinctBy(stored => stored.Checksum, StringComparer.Ordinal);

    /// <summary>Makes sure, before anything runs, that the files are there and are what the experiment was planned with.</summary>
    /// <param name="host">The world outside.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="isHere">Whether runs happen in this process, so that what is read and checked now is what they use; else only headers are.</param>
    /// <exception cref="RunnerException">One is missing, has changed or is damaged.</exception>
    public static void Require(Host host, Experiment experiment, bool isHere)
    {
        foreach (var stored in Of(experiment))
        {
            if (NetworkFileSource.WhyNot(stored) is { } problem)
            {
                throw new RunnerException(ExitCode.Invalid, problem);
            }

            if (isHere)
            {
                Load(host, stored);
            }
        }
    }

    private static void Load(Host host, StoredNetworkSpec stored)
    {
        long start = host.Clock.GetTimestamp();
        try
        {
            stored.Source!.Load(stored);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new RunnerException(ExitCode.Invalid, error.Message, error);
        }

        host.Error.WriteLine(
            $"{host.Shown(stored.File)}: {stored.Teachers:N0} teachers in {stored.Schools:N0} schools, {stored.DirectedTies / 2:N0} ties, checked and loaded in {host.Clock.GetElapsedTime(start).TotalSeconds:0.0} s");
    }
}
