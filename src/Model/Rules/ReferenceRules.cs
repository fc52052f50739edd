using Staffroom.Model.Worlds;

namespace Staffroom.Model.Rules;

/// <summary>The rules one after the other over all teachers, straight from the model's page: what the kernel is compared with.</summary>
internal sealed class ReferenceRules(WorldSpec spec, WeekFrame frame) : IWeekRules
{
    /// <inheritdoc/>
    public void Plan() => R01Contact.Plan(frame);

    /// <inheritdoc/>
    public void Advance()
    {
        R01Contact.Meet(frame);
        R04SocialProof.CountUsers(frame);
        for (int p = 0; p < spec.Practices.Length; p++)
        {
            new PracticeUpdate(frame, spec.Practices[p], p, spec.Climate.TrustBetween).Apply();
        }

        R07Belief.Apply(frame, spec);
        R08Efficacy.Apply(frame);
        R09Capacity.Apply(frame);
        R10Ties.Apply(frame);
        R11Climate.Apply(frame);
    }

    /// <inheritdoc/>
    public void Forget()
    {
        // Every week is computed from the state alone.
    }
}
