using Staffroom.Model.Networks.National;

namespace Staffroom.Model.Tests.Networks.National;

/// <summary>Small national systems of every kind, drawn from a number.</summary>
internal static class RandomNations
{
    public static NationalSpec Draw(int number)
    {
        var draw = new Random(number);
        int schools = draw.Next(1, 25), leastStaff = draw.Next(2, 6);
        return new NationalSpec
        {
            Schools = schools,
            Districts = draw.Next(1, schools + 1),
            LeastStaff = leastStaff,
            Teachers = (schools * leastStaff) + draw.Next(0, 200),
            StaffSpread = draw.NextDouble(),
            DistrictSpread = 2.0 * draw.NextDouble(),
            SideKm = 1.0 + (200.0 * draw.NextDouble()),
            Cities = draw.Next(1, 5),
            CityShare = draw.NextDouble(),
            CityRadiusKm = 50.0 * draw.NextDouble(),
            SchoolSpacingKm = 5.0 * draw.NextDouble(),
            RingNeighbors = 2 * draw.Next(0, 5),
            RewiredShare = draw.NextDouble(),
            TiesInDistrict = 4.0 * draw.NextDouble(),
            TiesAcross = 2.0 * draw.NextDouble(),
        };
    }
}
