namespace Staffroom.Model.Diaries;

/// <summary>Adds up what moved a belief since it was last noted, as signed pushes.</summary>
internal sealed class BeliefBook(int practices, int ties)
{
    private readonly double[] _colleagues = new double[ties];
    private readonly double[] _experience = new double[practices];
    private double _anchor;
    private double _stand;

    public void PushFromColleague(int tie, double push) => _colleagues[tie] += push;

    public void PushFromExperience(int practice, double push) => _experience[practice] += push;

    public void PushFromAnchor(double push) => _anchor += push;

    public void PushFromStand(double push) => _stand += push;

    /// <summary>What pushed most in a direction (1 up, −1 down); with it the tie, or the practice, that did most of it, else −1.</summary>
    public (BeliefMovedBy Because, int Tie, int Practice) Largest(double direction)
    {
        double[] totals = [direction * InOrder.Sum(_colleagues), direction * InOrder.Sum(_experience), direction * _anchor, direction * _stand];
        var because = (BeliefMovedBy)IndexOfLargest(totals, 1.0);
        return (
            because,
            because == BeliefMovedBy.Colleagues ? IndexOfLargest(_colleagues, direction) : TeacherWeek.Nobody,
            because == BeliefMovedBy.Experience ? IndexOfLargest(_experience, direction) : TeacherWeek.Nobody);
    }

    public void Clear()
    {
        Array.Clear(_colleagues);
        Array.Clear(_experience);
        (_anchor, _stand) = (0.0, 0.0);
    }

    public void Save(DiaryWriter writer) => writer.Doubles(_colleagues).Doubles(_experience).Double(_anchor).Double(_stand);

    public void Restore(DiaryReader reader)
    {
        reader.Doubles(_colleagues);
        reader.Doubles(_experience);
        (_anchor, _stand) = (reader.Double(), reader.Double());
    }

    private static int IndexOfLargest(double[] values, double direction)
    {
        int largest = 0;
        for (int k = 1; k < values.Length; k++)
        {
            largest = direction * values[k] > direction * values[largest] ? k : largest;
        }

        return largest;
    }
}
