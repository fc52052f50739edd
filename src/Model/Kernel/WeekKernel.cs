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
    private readonly Pass _plan;
    private readonly Pass[] _week;
    private WeekConditions? _prepared;
    private bool _isPlanStanding;

    public WeekKernel(WorldSpec spec, WeekFrame frame, IRanges ranges)
    {
        (_frame, _ranges) = (frame, ranges);
        _contacts = new ContactStage(frame);
        _practices = [.. spec.Practices.Select((practice, p) => new PracticeStage(frame, practice, p, spec.Climate.TrustBetween))];
        _people = new PeopleStage(frame, spec);
        _ties = new TieStage(frame);
        var network = frame.Network;
        int teachers = network.TeacherCount, owned = network.Owned.Length;
        _plan = new Pass(teachers, 1, _contacts.Plan);
        _week =
        [
            new(_contacts.TieCount, 1, _contacts.Meet),
            new(teachers, 1, _contacts.List),
            .. _practices.SelectMany(practice => new Pass[] { new(teachers, 1, practice.Survey), new(teachers, 1, practice.CountUsers), new(owned, 1, practice.Update) }),
            new(owned, 1, _people.Update),
            new(teachers, 1, _ties.CountPractices),
            new(teachers, 1, _ties.Update),
            new(network.OwnSchools.Length, teachers / network.SchoolCount, UpdateClimate),
        ];
    }

    /// <inheritdoc/>
    public void Plan()
    {
        Prepare();
        if (!_isPlanStanding)
        {
            Do(_plan);
        }

        // Where ties stay as they are, so do rates and time scales until the calendar or turnover changes something.
        _isPlanStanding = !_ties.AreDynamic && _frame.Network.FirstWeek is null;
    }

    /// <inheritdoc/>
    public void Advance()
    {
        foreach (var practice in _practices)
        {
            practice.Begin();
        }

        _people.MeasureCollectiveEfficacy();
        _ties.Begin();
        foreach (var pass in _week)
        {
            Do(pass);
        }
    }

    /// <inheritdoc/>
    public void Forget()
    {
        _isPlanStanding = false;
        _ties.Forget();
    }

    private void Do(Pass pass) => _ranges.ForEach(pass.Count, pass.Weight, pass.Work);

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

    /// <summary>Something that is done to all of a kind before the next pass begins; made once, so that a week allocates nothing.</summary>
    /// <inheritdoc cref="IRanges.ForEach"/>
    private sealed record Pass(int Count, int Weight, Action<int, int> Work);
}
