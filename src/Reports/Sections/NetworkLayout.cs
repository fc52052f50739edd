using System.Collections.Immutable;

namespace Staffroom.Reports.Sections;

/// <summary>
/// Places schools on an ellipse and the teachers of each on a circle around its head, or schools alone on the sunflower's spiral; units are
/// those of the SVG's view box.
/// </summary>
/// <param name="Width">Width of the picture.</param>
/// <param name="Height">Height of the picture.</param>
/// <param name="NodeRadius">Radius of a teacher.</param>
/// <param name="Schools">Where the schools are.</param>
/// <param name="X">Of each teacher, from the left.</param>
/// <param name="Y">Of each teacher, from the top.</param>
public sealed record NetworkLayout(double Width, double Height, double NodeRadius, ImmutableArray<SchoolPlace> Schools, double[] X, double[] Y)
{
    private const double Full = 1400;
    private const double RoomForName = 44;
    private const int MostOnOneCircle = 26;

    /// <summary>The layout of a picture; the same for the same people, whatever their ties.</summary>
    /// <param name="picture">Who is to be placed.</param>
    /// <param name="isHalved">Whether the first half of three schools and more stands to the right and the second to the left.</param>
    public static NetworkLayout Of(NetworkPicture picture, bool isHalved = false)
    {
        if (picture.IsOfSchools)
        {
            return OfSchools(picture);
        }

        int schools = picture.Schools.Length;
        var members = Enumerable.Range(0, schools)
            .Select(s => Enumerable.Range(0, picture.Teachers.Length).Where(i => picture.Teachers[i].School == s).ToArray()).ToArray();
        double height = schools == 1 ? Full : 1000;
        // Two schools stand side by side; more begin at the top, or half a step on so that neither half holds the top.
        double start = schools == 2 ? 0.25 : isHalved ? 0.5 / schools : 0;
        double cluster = LargestCluster(schools, height, start);
        var places = Places(schools, height, cluster, start);
        double node = Math.Clamp(members.Min(m => Spacing(m.Length, cluster)) * 0.42, 3, 18);
        double[] x = new double[picture.Teachers.Length], y = new double[picture.Teachers.Length];
        for (int s = 0; s < schools; s++)
        {
            Seat(picture, members[s], places[s], node, x, y);
        }

        return new NetworkLayout(Full, height, node, places, x, y);
    }

    /// <summary>Schools without their people, the area of each as large as its staff.</summary>
    private static NetworkLayout OfSchools(NetworkPicture picture)
    {
        const double Tall = 1000;
        int schools = picture.Schools.Length;
        double[] staff = [.. Enumerable.Range(0, schools).Select(s => (double)picture.Teachers.Count(teacher => teacher.School == s))];
        // However many seeds a sunflower of radius 1 has, any two are at least 1.5 / √n apart; the shorter axis decides here.
        double largest = 0.72 * ((Tall / 2) - 8) / (Math.Sqrt(schools) + 0.72);
        double most = staff.Max();
        double a = (Full / 2) - largest - 8, b = (Tall / 2) - largest - 8;
        return new NetworkLayout(Full, Tall, largest, [.. Enumerable.Range(0, schools).Select(Place)], [], []);

        SchoolPlace Place(int s)
        {
            double angle = s * Math.PI * (3 - Math.Sqrt(5)), distance = Math.Sqrt((s + 0.5) / schools);
            double radius = Math.Max(3, largest * Math.Sqrt(staff[s] / most));
            return new SchoolPlace((Full / 2) + (a * distance * Math.Sin(angle)), (Tall / 2) - (b * distance * Math.Cos(angle)), radius);
        }
    }

    /// <summary>The largest radius, to a unit or so, at which no two schools and their names touch.</summary>
    private static double LargestCluster(int schools, double height, double start)
    {
        double fits = 10, tooLarge = schools == 1 ? 640 : 400;
        while (tooLarge - fits > 1)
        {
            double middle = (fits + tooLarge) / 2;
            (fits, tooLarge) = Fits(Places(schools, height, middle, start)) ? (middle, tooLarge) : (fits, middle);
        }

        return fits;
    }

    private static bool Fits(ImmutableArray<SchoolPlace> places) => places.All(p => places.All(q =>
        p == q || Math.Sqrt(Math.Pow(p.X - q.X, 2) + Math.Pow(p.Y - q.Y, 2)) >= p.Radius + q.Radius + RoomForName));

    private static ImmutableArray<SchoolPlace> Places(int schools, double height, double cluster, double start)
    {
        double a = Math.Max(1, (Full / 2) - cluster - 10), b = Math.Max(1, (height - RoomForName) / 2 - cluster - 6);
        double[] arc = ArcLengths(a, b);
        return [.. Enumerable.Range(0, schools).Select(s => AngleAt((start + ((double)s / schools)) % 1, arc)).Select(Place)];

        SchoolPlace Place(double angle) => schools == 1
            ? new SchoolPlace(Full / 2, (height + RoomForName) / 2, cluster)
            : new SchoolPlace((Full / 2) + (a * Math.Sin(angle)), ((height + RoomForName) / 2) - (b * Math.Cos(angle)), cluster);
    }

    /// <summary>Length of the ellipse's circumference from the top to each of a fine division of angles.</summary>
    private static double[] ArcLengths(double a, double b)
    {
        const int Steps = 720;
        var arc = new double[Steps + 1];
        for (int i = 1; i <= Steps; i++)
        {
            double angle = 2 * Math.PI * (i - 0.5) / Steps;
            double dx = a * Math.Cos(angle), dy = b * Math.Sin(angle);
            arc[i] = arc[i - 1] + Math.Sqrt((dx * dx) + (dy * dy));
        }

        return arc;
    }

    /// <summary>The angle from the top at which a share of the circumference is reached, so that schools stand equally far apart.</summary>
    private static double AngleAt(double share, double[] arc)
    {
        int at = Array.BinarySearch(arc, share * arc[^1]);
        return 2 * Math.PI * (at < 0 ? ~at : at) / (arc.Length - 1);
    }

    private static double Spacing(int people, double cluster) => people <= MostOnOneCircle
        ? 2 * Math.PI * cluster * 0.82 / Math.Max(6, people - 1)
        : 1.35 * cluster / Math.Sqrt(people);

    private static void Seat(NetworkPicture picture, int[] members, SchoolPlace place, double node, double[] x, double[] y)
    {
        int head = Array.FindIndex(members, i => picture.Teachers[i].IsHead);
        int[] ordered = head < 0 ? members : [members[head], .. members.Where((_, i) => i != head)];
        double reach = place.Radius - node - 6;
        for (int i = 0; i < ordered.Length; i++)
        {
            // One circle around the head; the sunflower's spiral where a school is too large for that.
            double angle = ordered.Length <= MostOnOneCircle ? 2 * Math.PI * (i - 1) / Math.Max(1, ordered.Length - 1) : i * Math.PI * (3 - Math.Sqrt(5));
            double distance = i == 0 ? 0 : ordered.Length <= MostOnOneCircle ? reach : reach * Math.Sqrt((i + 0.6) / (ordered.Length - 0.4));
            x[ordered[i]] = place.X + (distance * Math.Sin(angle));
            y[ordered[i]] = place.Y - (distance * Math.Cos(angle));
        }
    }
}

/// <summary>Where a school is drawn.</summary>
/// <param name="X">Center, from the left.</param>
/// <param name="Y">Center, from the top.</param>
/// <param name="Radius">Radius of the circle that holds its people.</param>
public sealed record SchoolPlace(double X, double Y, double Radius);
