using System.Runtime.CompilerServices;

namespace Staffroom.Model.Rules;

/// <summary>The two functions that all rules share. The order of every operation is part of the specification.</summary>
internal static class Gates
{
    /// <summary>gate(x, g) = 1 − g(1 − x): g = 0 switches a factor off, g = 1 makes it proportional.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Gate(double x, double g) => 1.0 - (g * (1.0 - x));

    /// <summary>Limits to 0..1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Clamp(double x) => Math.Min(1.0, Math.Max(0.0, x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OneIf(bool condition) => condition ? 1.0 : 0.0;
}
