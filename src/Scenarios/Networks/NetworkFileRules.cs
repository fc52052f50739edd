namespace Staffroom.Scenarios.Networks;

/// <summary>Whether columns are a network: a file whose checksums match may still have been made by a program that is wrong, or hostile.</summary>
internal static class NetworkFileRules
{
    /// <exception cref="InvalidDataException">They are not.</exception>
    public static void Check(NetworkFileContent content)
    {
        var header = content.Header;
        if (header.Teachers < 1 || header.Schools < 1)
        {
            throw new InvalidDataException($"It has {header.Teachers} teachers in {header.Schools} schools.");
        }

        CheckStarts(content.Places.FirstTeacher, header.Teachers, least: 1, NetworkFileLayout.SchoolFirstTeacher);
        CheckStarts(content.RowStart, header.DirectedTies, least: 0, NetworkFileLayout.TeacherFirstTie);
        CheckDistricts(content);
        CheckNumbers(content.Places.X, NetworkFileLayout.SchoolX, double.MaxValue);
        CheckNumbers(content.Places.Y, NetworkFileLayout.SchoolY, double.MaxValue);
        CheckNumbers(content.StrengthOfKind, NetworkFileLayout.KindStrength, largest: 1.0);
        CheckTies(content);
    }

    /// <exception cref="InvalidDataException">They do not ascend from 0 to the total.</exception>
    public static void CheckStarts(int[] starts, int total, int least, string name)
    {
        if (starts[0] != 0 || starts[^1] != total)
        {
            throw new InvalidDataException($"Its column {name} runs from {starts[0]} to {starts[^1]}; it must run from 0 to {total}.");
        }

        for (int i = 1; i < starts.Length; i++)
        {
            if ((long)starts[i] - starts[i - 1] < least)
            {
                throw new InvalidDataException($"Its column {name} has {starts[i]} after {starts[i - 1]} at {i}; it must ascend{(least > 0 ? "" : " or stay")}.");
            }
        }
    }

    private static void CheckDistricts(NetworkFileContent content)
    {
        int at = Array.FindIndex(content.DistrictOfSchool, district => district < 0 || district >= content.Header.Districts);
        if (at >= 0)
        {
            throw new InvalidDataException($"School {at} is in district {content.DistrictOfSchool[at]}; there are {content.Header.Districts} districts.");
        }
    }

    private static void CheckNumbers(double[] values, string name, double largest)
    {
        int at = Array.FindIndex(values, value => !(value >= 0.0 && value <= largest));
        if (at >= 0)
        {
            throw new InvalidDataException($"Its column {name} has {values[at]} at {at}; it must be a number from 0{(largest < double.MaxValue ? $" to {largest}" : "")}.");
        }
    }

    /// <summary>Each row ascends, nobody is tied to himself, and every tie is of one kind and in the rows of both ends.</summary>
    private static void CheckTies(NetworkFileContent content)
    {
        var (rowStart, alter, kind) = (content.RowStart, content.Alter, content.Kind);
        int teachers = content.Header.Teachers;
        for (int i = 0; i < teachers; i++)
        {
            int before = -1;
            for (int e = rowStart[i]; e < rowStart[i + 1]; e++)
            {
                int j = alter[e];
                if (j <= before || j >= teachers || j == i || kind[e] >= content.StrengthOfKind.Length)
                {
                    throw new InvalidDataException(
                        $"Teacher {i} has a tie of kind {kind[e]} to {j} after {before}; ends must ascend, be others of the {teachers} teachers, and kinds be below {content.StrengthOfKind.Length}.");
                }

                before = j;
            }
        }

        // Rows are visited in ascending order, so each row meets those who are tied to it in ascending order: one cursor per row suffices.
        var cursor = rowStart.AsSpan(0, teachers).ToArray();
        for (int i = 0; i < teachers; i++)
        {
            for (int e = rowStart[i]; e < rowStart[i + 1]; e++)
            {
                int back = cursor[alter[e]]++;
                if (back >= rowStart[alter[e] + 1] || alter[back] != i || kind[back] != kind[e])
                {
                    throw new InvalidDataException($"The tie of {i} with {alter[e]} is not the same in the row of {alter[e]}.");
                }
            }
        }
    }
}
