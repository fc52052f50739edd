namespace Staffroom.Scenarios.Evidence.Published.Formulas;

/// <summary>The closed form of Bass (1969): f/(1 − F) = p + qF with F(0) = 0.</summary>
/// <param name="P">Coefficient of innovation, per unit of time.</param>
/// <param name="Q">Coefficient of imitation, per unit of time.</param>
internal readonly record struct BassCurve(double P, double Q)
{
    /// <summary>When adoptions per unit of time peak, ln(q/p)/(p + q).</summary>
    public double PeakTime => Math.Log(Q / P) / (P + Q);

    /// <summary>Adoptions per unit of time at the peak, (p + q)²/(4q).</summary>
    public double PeakRate => (P + Q) * (P + Q) / (4.0 * Q);

    /// <summary>Share that has adopted by a time.</summary>
    public double Share(double time)
    {
        double decay = Math.Exp(-(P + Q) * time);
        return (1.0 - decay) / (1.0 + (Q / P * decay));
    }

    /// <summary>When a share has adopted.</summary>
    public double TimeOf(double share) => Math.Log((1.0 + (Q / P * share)) / (1.0 - share)) / (P + Q);

    /// <summary>A step of the discrete recursion, F + (p + qF)(1 − F).</summary>
    public double Next(double share) => share + ((P + (Q * share)) * (1.0 - share));

    /// <summary>Share that has adopted after some steps of the discrete recursion.</summary>
    public double Recursion(int steps)
    {
        double share = 0.0;
        for (int step = 0; step < steps; step++)
        {
            share = Next(share);
        }

        return share;
    }
}
