using System.Collections.Immutable;

namespace Staffroom.Reports.Sections;

/// <summary>Places schools on an ellipse and the teachers of each on a circle around its head; units are those of the SVG's view box.</summary>
internal sealed record NetworkLayout(double Width, double Height, double NodeRadius, ImmutableArray<SchoolPlace> Schools, double[] X, double[] Y)
{
    private const double Full = 1400;
    private const int MostOnOneCircle = 26;

    public static NetworkLayout Of(NetworkPicture picture)
    {
        int schools = picture.Schools.Length;
        var members = Enumerable.Range(0, schools)
            .Select(s => Enumerable.Range(0, picture.Teachers.Length).Where(i => picture.Teachers[i].School == s).ToArray()).ToArray();
        double height = schools == 1 ? Full : 1000;
        double cluster = schools switch { 1 => 560, 2 => 300, _ => Math.Min(165, 3.6 * (Full + height) / 4 / schools * 0.86) };
        double a = (Full / 2) - cluster - 30, b = (height / 2) - cluster - 34;
        var places = Enumerable.Range(0, schools).Select(s => Place(s, schools, a, b, height, cluster)).ToImmutableArray();
        double node = Math.Clamp(members.Min(m => Spacing(m.Length, cluster)) * 0.42, 3, 18);
        double[] x = new double[picture.Teachers.Length], y = new double[picture.Teachers.Length];
        for (int s = 0; s < schools; s++)
        {
            Seat(picture, members[s], places[s], node, x, y);
        }

        return new NetworkLayout(Full, height, node, places, x, y);
    }

    private static SchoolPlace Place(int school, int schools, double a, double b, double height, double cluster)
    {
        double angle = AngleAtEqualArc((double)school / schools, a, b);
        return schools == 1
            ? new SchoolPlace(Full / 2, height / 2, cluster)
            : new SchoolPlace((Full / 2) + (a * Math.Sin(angle)), (height / 2) - (b * Math.Cos(angle)) + 12, cluster);
    }

    /// <summary>The angle from the top at which a share of the ellipse's circumference is reached, so that schools stand equally far apart.</summary>
    private static double AngleAtEqualArc(double share, double a, double b)
    {
        const int Steps = 2000;
        var arc = new double[Steps + 1];
        for (int i = 1; i <= Steps; i++)
        {
            double angle = 2 * Math.PI * (i - 0.5) / Steps;
            arc[i] = arc[i - 1] + Math.Sqrt(Math.Pow(a * Math.Cos(angle), 2) + Math.Pow(b * Math.Sin(angle), 2));
        }

        int at = Array.FindIndex(arc, length => length >= share * arc[Steps]);
        return 2 * Math.PI * at / Steps;
    }

    private static double Spacing(int people, double cluster) => people <= MostOnOneCircle
        ? 2 * Math.PI * cluster * 0.82 / Math.Max(6, people - 1)
        : 1.75 * cluster / Math.Sqrt(people);

    private static void Seat(NetworkPicture picture, int[] members, SchoolPlace place, double node, double[] x, double[] y)
    {
        int head = Array.FindIndex(members, i => picture.Teachers[i].IsHead);
        int[] ordered = head < 0 ? members : [members[head], .. members.Where((_, i) => i != head)];
        double reach = place.Radius - node - 6;
        for (int i = 0; i < ordered.Length; i++)
        {
            // One circle around the head; the sunflower's spiral where a school is too large for that.
            double angle = ordered.Length <= MostOnOneCircle ? 2 * Math.PI * (i - 1) / Math.Max(1, ordered.Length - 1) : i * Math.PI * (3 - Math.Sqrt(5));
            double distance = i == 0 ? 0 : ordered.Length <= MostOnOneCircle ? reach : reach * Math.Sqrt((double)i / (ordered.Length - 1));
            x[ordered[i]] = place.X + (distance * Math.Sin(angle));
            y[ordered[i]] = place.Y - (distance * Math.Cos(angle));
        }
    }
}

/// <summary>Where a school is drawn.</summary>
internal sealed record SchoolPlace(double X, double Y, double Radius);
