using System.Globalization;
using Staffroom.Model.Networks;
using Staffroom.Runner.Output;

namespace Staffroom.Runner.Input;

/// <summary>A teacher as people name one: "3.1" (the first of school 3), the id in an imported network, or the number in the network from 1.</summary>
internal static class TeacherName
{
    /// <summary>The teacher's id.</summary>
    /// <exception cref="RunnerException">There is nobody of that name or number.</exception>
    public static int Find(SchoolNetwork network, string given)
    {
        string[] names = [.. Enumerable.Range(0, network.TeacherCount).Select(network.NameOf)];
        int found = Array.IndexOf(names, given);
        if (found < 0 && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= names.Length)
        {
            found = number - 1;
        }

        return found >= 0
            ? found
            : throw new RunnerException(
                ExitCode.Usage,
                $"There is no teacher `{given}` in this network of {names.Length}.{Nearest.Advice(given, names)} The first is `{names[0]}`, the last `{names[^1]}`.");
    }
}
