using Staffroom.Model.Parts;

namespace Staffroom.Grains.Coordination;

/// <summary>Candidates as plain numbers, for messages.</summary>
internal static class CandidateNumbers
{
    private const int Width = 3;

    /// <summary>Three numbers for each.</summary>
    public static double[] Write(IReadOnlyList<Candidate> candidates)
    {
        var numbers = new double[Width * candidates.Count];
        for (int i = 0; i < candidates.Count; i++)
        {
            (numbers[Width * i], numbers[(Width * i) + 1], numbers[(Width * i) + 2]) =
                (candidates[i].Removal, candidates[i].Teacher, candidates[i].Connectedness);
        }

        return numbers;
    }

    /// <summary>The candidates again.</summary>
    public static IEnumerable<Candidate> Read(double[] numbers)
    {
        for (int at = 0; at < numbers.Length; at += Width)
        {
            yield return new Candidate((int)numbers[at], (int)numbers[at + 1], numbers[at + 2]);
        }
    }
}
