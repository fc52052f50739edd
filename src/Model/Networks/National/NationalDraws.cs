using Staffroom.Model.Randomness;

namespace Staffroom.Model.Networks.National;

/// <summary>The draws of national networks beyond those of a school: keyed by what they are about, never by an order of visits.</summary>
internal readonly struct NationalDraws(ulong seed)
{
    /// <summary>A standard normal number for a question about a, in one of two directions: a centered sum of four uniforms, within ±3.46.</summary>
    public double Normal(Question question, int a, int direction = 0)
    {
        var (w0, w1, w2, w3) = Philox.Words((uint)question, (uint)a, (uint)direction, (uint)Purpose.NationalGeneration, seed);
        double sum = ((double)w0 + w1 + w2 + w3) / 4294967296.0;
        return (sum - 2.0) * 1.7320508075688772;
    }

    /// <summary>A uniform number in [0, 1) for a question about a and b.</summary>
    public double Uniform(Question question, int a, int b = 0) => Philox.Uniform(seed, (int)question, a, b, Purpose.NationalGeneration);

    /// <summary>The growth of a size by a normal number: exp(x) as a 2²⁰th power, from + - * / alone, so that every machine has the same bits.</summary>
    public static double Exp(double x)
    {
        const int Squarings = 20;
        double power = 1.0 + (x / (1 << Squarings));
        for (int squaring = 0; squaring < Squarings; squaring++)
        {
            power *= power;
        }

        return power;
    }

    internal enum Question
    {
        DistrictSize = 0,
        SchoolSize = 1,
        CityPlace = 2,
        IsNearCity = 3,
        City = 4,
        DistrictPlace = 5,
        DistrictOffset = 6,
        SchoolOffset = 7,
        TiesInDistrict = 8,
        PlaceInDistrict = 9,
        TeacherInDistrict = 10,
        TiesAcross = 11,
        PlaceAcross = 12,
        TeacherAcross = 13,
    }
}
