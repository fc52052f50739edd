using Staffroom.Model.Rules;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Kernel;

/// <summary>
/// The rules as they run: the equations of R1 to R11 are those of <c>Rules/</c>, the loops around them are made for speed. Parameters are read
/// once per change of conditions, draws are made many at a time, and what is switched off or cannot change costs nothing. A stage takes a range
/// of teachers or ties and writes to that range alone, so ranges can go to any thread in any order.
/// </summary>
internal sealed class WeekKernel : IWeekRules
{
    private readonly WeekFrame _frame;
    private readonly IRanges _ranges;
    private readonly ContactStage _contacts;
    private readonly PracticeStage[] _practices;
    private readonly PeopleStage _people;
    private readonly TieStage _ties;
    private WeekConditions? _prepared;
    private bool _isPlanStanding;

    public WeekKernel(WorldSpec spec, WeekFrame frame, IRanges ranges)
    {
        (_frame, _ranges) = (frame, ranges);
        _contacts = new ContactStage(frame);
        _practices = [.. spec.Practices.Select((practice, p) => new PracticeStage(frame, practice, p, spec.Climate.TrustBetween))];
        _people = new PeopleStage(frame, spec);
        _ties = new TieStage(frame);
    }

    /// <inheritdoc/>
    public void Plan()
    {
        Prepare();
        if (!_isPlanStanding)
        {
            _ranges.ForEach(_frame.Network.TeacherCount, 1, _contacts.Plan);
        }

        // Where ties stay as they are, so do rates and time scales until the calendar or turnover changes something.
        _isPlanStanding = !_ties.AreDynamic && _frame.Network.FirstWeek is null;
    }

    /// <inheritdoc/>
    public void Advance()
    {
        var network = _frame.Network;
        int teachers = network.TeacherCount, owned = network.Owned.Length;
        _ranges.ForEach(_contacts.TieCount, 1, _contacts.Meet);
        _ranges.ForEach(teachers, 1, _contacts.List);
        foreach (var practice in _practices)
        {
            practice.Begin();
            _ranges.ForEach(teachers, 1, practice.Survey);
            _ranges.ForEach(teachers, 1, practice.CountUsers);
            _ranges.ForEach(owned, 1, practice.Update);
        }

        _people.MeasureCollectiveEfficacy();
        _ranges.ForEach(owned, 1, _people.Update);
        _ties.Begin();
        _ranges.ForEach(teachers, 1, _ties.CountPractices);
        _ranges.ForEach(teachers, 1, _ties.Update);
        _ranges.ForEach(network.OwnSchools.Length, teachers / network.SchoolCount, UpdateClimate);
    }

    /// <inheritdoc/>
    public void Forget()
    {
        _isPlanStanding = false;
        _ties.Forget();
    }

    private void UpdateClimate(int from, int to) => R11Climate.Apply(_frame, from, to);

    private void Prepare()
    {
        if (!ReferenceEquals(_prepared, _frame.Conditions))
        {
            _prepared = _frame.Conditions;
            _isPlanStanding = false;
            _contacts.Prepare();
            foreach (var practice in _practices)
            {
                practice.Prepare();
            }

            _people.Prepare();
            _ties.Prepare();
        }
    }
}
