using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Rules;
using Staffroom.Model.Worlds;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Kernel;

/// <summary>R7 to R9, teacher by teacher, so that the contacts of a teacher are looked up once for all three.</summary>
internal sealed class PeopleStage
{
    private readonly WeekFrame _frame;
    private readonly SchoolNetwork _network;
    private readonly int[][] _practicesOfBelief;
    private double _strengthGate, _trustGate, _bound, _selfWeight, _susceptibility, _masteryBelief;
    private double _masteryEfficacy, _social, _collective, _expertLoss;
    private double _capacityGrowth, _strongCutoff;

    public PeopleStage(WeekFrame frame, WorldSpec spec)
    {
        _frame = frame;
        _network = frame.Network;
        _practicesOfBelief = [.. Enumerable.Range(0, spec.Beliefs.Length).Select(m =>
            Enumerable.Range(0, spec.Practices.Length).Where(p => spec.Practices[p].BeliefIndex == m).ToArray())];
    }

    /// <summary>Takes over the parameters of new conditions.</summary>
    public void Prepare()
    {
        var p = _frame.Parameters;
        (_strengthGate, _trustGate) = (p[Parameter.BeliefTieStrengthGate], p[Parameter.BeliefTrustGate]);
        (_bound, _selfWeight) = (p[Parameter.ConfidenceBound], p[Parameter.SelfBeliefWeight]);
        (_susceptibility, _masteryBelief) = (p[Parameter.Susceptibility], p[Parameter.MasteryBeliefRate]);
        (_masteryEfficacy, _social) = (p[Parameter.MasteryEfficacyRate], p[Parameter.SocialEfficacyRate]);
        (_collective, _expertLoss) = (p[Parameter.CollectiveEfficacyRate], p[Parameter.ExpertEfficacyLoss]);
        (_capacityGrowth, _strongCutoff) = (p[Parameter.CapacityGrowthRate], p[Parameter.StrongTieCutoff]);
    }

    /// <summary>CE of the schools owned, before <see cref="Update"/>.</summary>
    public void MeasureCollectiveEfficacy() => R08Efficacy.MeasureCollectiveEfficacy(_frame);

    /// <summary>R7 to R9 for some of the owned teachers (by their place among them).</summary>
    public void Update(int from, int to)
    {
        var owned = _network.Owned;
        for (int k = from; k < to; k++)
        {
            int i = owned[k];
            var contacts = _frame.ContactsOf(i);
            var peers = FromPeers(i, contacts);
            _frame.Next.Belief[0][i] = NextBelief(0, i, peers.Weights, peers.Beliefs);
            for (int m = 1; m < _practicesOfBelief.Length; m++)
            {
                var (weights, beliefs) = BeliefsAround(m, i, contacts);
                _frame.Next.Belief[m][i] = NextBelief(m, i, weights, beliefs);
            }

            int school = _network.SchoolOf[i];
            _frame.Next.Efficacy[i] = NextEfficacy(i, school, peers.Pull);
            double own = _frame.Now.Capacity[i];
            _frame.Next.Capacity[i] = R09Capacity.Next(own, _capacityGrowth, peers.Gap, _frame.Conditions.Coaching[school]);
        }
    }

    /// <summary>R7.</summary>
    private double NextBelief(int m, int i, double weights, double beliefs)
    {
        var now = _frame.Now;
        double average = R07Belief.Average(now.Belief[m][i], _selfWeight, weights, beliefs);
        double next = R07Belief.Anchored(_susceptibility * now.Susceptibility[i], average, now.Anchor[m][i]);
        foreach (int p in _practicesOfBelief[m])
        {
            double rate = _masteryBelief * now.Practices[p].Depth[i];
            next = rate > 0.0 ? R07Belief.Experienced(next, rate, _frame.Succeeded[p][i]) : next;
        }

        return Clamp(next);
    }

    /// <summary>Of R7: Σ m_ij and Σ m_ij b_j over contacts within the bound; nobody listens where openness is 0.</summary>
    private (double Weights, double Beliefs) BeliefsAround(int m, int i, ReadOnlySpan<int> contacts)
    {
        var now = _frame.Now;
        double weights = 0.0, beliefs = 0.0;
        if (_susceptibility * now.Susceptibility[i] > 0.0)
        {
            var (alter, strength, trust, belief) = (_network.Alter, now.TieStrength, now.Trust, now.Belief[m]);
            double own = belief[i];
            foreach (int e in contacts)
            {
                double other = belief[alter[e]];
                if (Math.Abs(own - other) <= _bound)
                {
                    double weight = R07Belief.Weight(strength[e], trust[e], _strengthGate, _trustGate);
                    weights += weight;
                    beliefs += weight * other;
                }
            }
        }

        return (weights, beliefs);
    }

    /// <summary>Contacts looked up once: the sums of R7 for the first belief, ΣX T(e_j − e_i)/(1 + ΣX T) of R8, max_j X 1[w ≥ w*] T (k_j − k)⁺ of R9.</summary>
    private (double Weights, double Beliefs, double Pull, double Gap) FromPeers(int i, ReadOnlySpan<int> contacts)
    {
        var now = _frame.Now;
        var (alter, strength, trust) = (_network.Alter, now.TieStrength, now.Trust);
        var (belief, efficacy, capacity) = (now.Belief[0], now.Efficacy, now.Capacity);
        double ownBelief = belief[i], ownEfficacy = efficacy[i], ownCapacity = capacity[i];
        double weights = 0.0, beliefs = 0.0, trusts = 0.0, pull = 0.0, gap = 0.0;
        foreach (int e in contacts)
        {
            int j = alter[e];
            double trusted = trust[e], w = strength[e], other = belief[j];
            if (Math.Abs(ownBelief - other) <= _bound)
            {
                double weight = R07Belief.Weight(w, trusted, _strengthGate, _trustGate);
                weights += weight;
                beliefs += weight * other;
            }

            trusts += trusted;
            pull += trusted * (efficacy[j] - ownEfficacy);
            if (w >= _strongCutoff)
            {
                gap = Math.Max(gap, trusted * (capacity[j] - ownCapacity));
            }
        }

        return (weights, beliefs, pull / (1.0 + trusts), gap);
    }

    /// <summary>R8.</summary>
    private double NextEfficacy(int i, int school, double pull)
    {
        var now = _frame.Now;
        double own = now.Efficacy[i];
        double mastery = 0.0;
        for (int p = 0; p < now.Practices.Length; p++)
        {
            mastery += now.Practices[p].Uses[i] ? OneIf(_frame.Succeeded[p][i]) - own : 0.0;
        }

        return Clamp(
            own + (_masteryEfficacy * mastery / now.Practices.Length) + (_social * pull)
            + (_collective * (_frame.CollectiveEfficacy[school] - own)) - (_expertLoss * _frame.Conditions.ExternalExpert[school] * own));
    }
}
