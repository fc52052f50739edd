namespace Staffroom.Model.Diaries;

/// <summary>Follows a teacher's ties: which became strong, weakened, faded, began and ended, and how trust moved on them.</summary>
internal sealed class TieNotes(int ties)
{
    /// <summary>How far a tie must fall below the cutoff, or rise above having faded, before that is noted: ties that waver are not (assumption).</summary>
    public const double Clearly = 0.1;

    /// <summary>How far trust must have moved since it was last noted.</summary>
    public const double TrustStep = 0.1;

    private const int Faded = 0;
    private const int Weak = 1;
    private const int Strong = 2;

    private readonly int[] _standing = new int[ties];
    private readonly int[] _weeks = new int[ties];
    private readonly int[] _weeksMet = new int[ties];
    private readonly double[] _ownTrust = new double[ties];
    private readonly double[] _altersTrust = new double[ties];

    /// <summary>Begins anew with whoever has the position now.</summary>
    public void Arrive(TeacherWeek week, List<DiaryEntry> entries)
    {
        for (int slot = 0; slot < ties; slot++)
        {
            Settle(slot, week.Tie(slot), week.StrongCutoff);
        }

        entries.Add(Standing(week, DiaryMoment.Arrival));
    }

    public void Note(TeacherWeek week, List<DiaryEntry> entries)
    {
        for (int slot = 0; slot < ties; slot++)
        {
            Note(slot, week.Tie(slot), week, entries);
        }
    }

    /// <summary>Closes with the ties at the end of the last week.</summary>
    public void End(TeacherWeek week, List<DiaryEntry> entries) => entries.Add(Standing(week, DiaryMoment.End));

    public void Save(DiaryWriter writer) =>
        writer.Ints(_standing).Ints(_weeks).Ints(_weeksMet).Doubles(_ownTrust).Doubles(_altersTrust);

    public void Restore(DiaryReader reader)
    {
        reader.Ints(_standing);
        reader.Ints(_weeks);
        reader.Ints(_weeksMet);
        reader.Doubles(_ownTrust);
        reader.Doubles(_altersTrust);
    }

    private void Note(int slot, TieSeen tie, TeacherWeek week, List<DiaryEntry> entries)
    {
        _weeks[slot]++;
        _weeksMet[slot] += tie.HasMet ? 1 : 0;
        if (!tie.Exists)
        {
            if (tie.Existed)
            {
                entries.Add(Change(slot, tie, week, TieChange.Ended));
            }
        }
        else if (!tie.Existed)
        {
            entries.Add(Change(slot, tie, week, TieChange.Began));
            Settle(slot, tie, week.StrongCutoff);
        }
        else if (tie.AlterLeft)
        {
            entries.Add(Change(slot, tie, week, TieChange.AlterLeft));
            Settle(slot, tie, week.StrongCutoff);
        }
        else
        {
            NoteStanding(slot, tie, week, entries);
            NoteTrust(slot, tie, week, entries);
        }
    }

    private void NoteStanding(int slot, TieSeen tie, TeacherWeek week, List<DiaryEntry> entries)
    {
        int was = _standing[slot];
        bool isStrong = tie.Strength >= (was == Strong ? week.StrongCutoff - Clearly : week.StrongCutoff);
        bool isFaded = tie.Strength <= (was == Faded ? tie.FadedAt + Clearly : tie.FadedAt);
        int standing = isStrong ? Strong : isFaded ? Faded : Weak;
        if (standing == was)
        {
            return;
        }

        _standing[slot] = standing;
        entries.Add(Change(slot, tie, week, standing switch
        {
            Strong => TieChange.BecameStrong,
            Faded => TieChange.Faded,
            _ => was == Strong ? TieChange.Weakened : TieChange.PickedUp,
        }));
    }

    private void NoteTrust(int slot, TieSeen tie, TeacherWeek week, List<DiaryEntry> entries)
    {
        if (Math.Abs(tie.OwnTrust - _ownTrust[slot]) >= TrustStep)
        {
            entries.Add(new TrustMoved(week.Week, tie.Alter, IsOwn: true, _ownTrust[slot], tie.OwnTrust));
            _ownTrust[slot] = tie.OwnTrust;
        }

        if (Math.Abs(tie.AltersTrust - _altersTrust[slot]) >= TrustStep)
        {
            entries.Add(new TrustMoved(week.Week, tie.Alter, IsOwn: false, _altersTrust[slot], tie.AltersTrust));
            _altersTrust[slot] = tie.AltersTrust;
        }
    }

    private TieChanged Change(int slot, TieSeen tie, TeacherWeek week, TieChange change)
    {
        double strength = change == TieChange.AlterLeft ? tie.StrengthBefore : tie.Strength;
        var changed = new TieChanged(week.Week, tie.Alter, change, strength, _weeksMet[slot], _weeks[slot]);
        (_weeks[slot], _weeksMet[slot]) = (0, 0);
        return changed;
    }

    private void Settle(int slot, TieSeen tie, double cutoff)
    {
        _standing[slot] = tie.Strength >= cutoff ? Strong : tie.Strength <= tie.FadedAt ? Faded : Weak;
        (_weeks[slot], _weeksMet[slot]) = (0, 0);
        (_ownTrust[slot], _altersTrust[slot]) = (tie.OwnTrust, tie.AltersTrust);
    }

    private TiesStanding Standing(TeacherWeek week, DiaryMoment moment)
    {
        var alive = Enumerable.Range(0, ties).Select(week.Tie).Where(tie => tie.Exists && tie.Strength > tie.FadedAt).ToList();
        return new TiesStanding(
            week.Week, moment, alive.Count, alive.Count(tie => tie.Strength >= week.StrongCutoff), alive.Count(tie => tie.IsBetween));
    }
}
