using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Rules;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Kernel;

/// <summary>
/// Implementation depth where know-how is full and nobody drops the practice: it depends on the weeks since adoption alone. Sums run over the
/// users in ascending id, which gives the bits of a sum over everybody, because the others add 0. At rate 0 nothing changes after the start.
/// </summary>
internal sealed class UserDepths
{
    private readonly double _rate;
    private readonly PracticeColumns _start;
    private readonly SchoolNetwork _network;
    private readonly double[] _sum;
    private readonly int[] _implemented;
    private int[] _user;
    private double[] _depth;
    private int _count;

    public UserDepths(double rate, PracticeColumns start, SchoolNetwork network)
    {
        (_rate, _start, _network) = (rate, start, network);
        _sum = new double[network.SchoolCount];
        _implemented = new int[network.SchoolCount];
        _user = [.. Enumerable.Range(0, network.TeacherCount).Where(i => start.Uses[i])];
        _depth = Array.ConvertAll(_user, i => start.Depth[i]);
        _count = _user.Length;
        AddUp();
    }

    /// <summary>Σ d over a school.</summary>
    public double Sum(int school) => _sum[school];

    /// <summary>Teachers of a school whose depth counts as implemented.</summary>
    public int Implemented(int school) => _implemented[school];

    /// <summary>d of a user who adopted in a week; 0 is the start.</summary>
    public double Of(int teacher, int adoptionWeek)
    {
        if (adoptionWeek > 0 && _rate == 0.0)
        {
            return 0.0;
        }

        return _rate == 0.0 ? _start.Depth[teacher] : _depth[Array.BinarySearch(_user, 0, _count, teacher)];
    }

    /// <summary>A week passes for all users, and some are new, in ascending id.</summary>
    public void Advance(ReadOnlySpan<int> adopters)
    {
        if (_rate == 0.0)
        {
            return;
        }

        for (int k = 0; k < _count; k++)
        {
            _depth[k] = R06Use.NextDepth(_depth[k], _rate, knowHow: 1.0, complies: false, cap: 1.0);
        }

        Merge(adopters);
        AddUp();
    }

    /// <summary>Puts new users in their places among the others, from the end, so that nothing is overwritten before it moved.</summary>
    private void Merge(ReadOnlySpan<int> adopters)
    {
        int all = _count + adopters.Length;
        if (all > _user.Length)
        {
            Array.Resize(ref _user, 2 * all);
            Array.Resize(ref _depth, 2 * all);
        }

        int old = _count - 1;
        int fresh = adopters.Length - 1;
        for (int at = all - 1; fresh >= 0; at--)
        {
            if (old >= 0 && _user[old] > adopters[fresh])
            {
                (_user[at], _depth[at]) = (_user[old], _depth[old]);
                old--;
            }
            else
            {
                (_user[at], _depth[at]) = (adopters[fresh], 0.0);
                fresh--;
            }
        }

        _count = all;
    }

    private void AddUp()
    {
        Array.Clear(_sum);
        Array.Clear(_implemented);
        for (int k = 0; k < _count; k++)
        {
            int school = _network.SchoolOf[_user[k]];
            _sum[school] += _depth[k];
            _implemented[school] += _depth[k] >= FinalCounts.ImplementedDepth ? 1 : 0;
        }
    }
}
