using Microsoft.Playwright;

namespace Staffroom.Reports.Tests.Browser;

/// <summary>Where schools and people stand, asked of the script itself.</summary>
[Trait("Category", "Browser")]
public sealed class NetworkLayoutTests(BrowserSession session) : IClassFixture<BrowserSession>
{
    private const double MostMilliseconds = 20;

    /// <summary>Schools of equal staff whose first is the head, if they have one.</summary>
    private const string People = """
        ([schools, staff, isHalved, hasHeads]) => networkLayout.people({
          schools, isHalved,
          school: Array.from({ length: schools * staff }, (_, i) => Math.floor(i / staff)),
          head: Array.from({ length: schools * staff }, (_, i) => hasHeads && i % staff === 0),
        })
        """;

    private const string Schools = "count => networkLayout.schools(Array.from({ length: count }, (_, s) => 10 + s * 7 % 50))";

    [BrowserTheory]
    [InlineData(1, 10, true)]
    [InlineData(2, 30, true)]
    [InlineData(5, 17, true)]
    [InlineData(8, 17, true)]
    [InlineData(8, 17, false)]
    [InlineData(12, 17, true)]
    [InlineData(12, 30, false)]
    [InlineData(20, 20, true)]
    [InlineData(40, 10, true)]
    public async Task People_neither_overlap_nor_leave_the_picture(int schools, int staff, bool hasHeads)
    {
        var layout = await Laid(People, schools, staff, false, hasHeads);

        Assert.Equal((schools, schools * staff), (layout.Places.Length, layout.X.Length));
        for (int i = 0; i < layout.X.Length; i++)
        {
            Assert.InRange(layout.X[i], layout.Node, layout.Width - layout.Node);
            Assert.InRange(layout.Y[i], layout.Node, layout.Height - layout.Node);
            for (int j = 0; j < i; j++)
            {
                double distance = Distance(layout.X[i] - layout.X[j], layout.Y[i] - layout.Y[j]);
                Assert.True(distance >= 1.7 * layout.Node, $"{i} and {j} are {distance:0.0} apart, radius {layout.Node:0.0}");
            }
        }
    }

    [BrowserTheory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(30)]
    public async Task Between_schools_there_is_room_for_their_names(int schools)
    {
        const double Name = 40;
        var places = (await Laid(People, schools, 10, false, true)).Places;

        Assert.All(places, place => Assert.True(place.Y - place.R >= Name, $"{place}"));
        Apart(places, Name);
    }

    [BrowserTheory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(12)]
    public async Task Halves_stand_side_by_side(int schools)
    {
        var layout = await Laid(People, schools, 10, true, true);

        Assert.All(layout.Places.Take((schools + 1) / 2), place => Assert.True(place.X - place.R > layout.Width / 2));
        Assert.All(layout.Places.Skip((schools + 1) / 2), place => Assert.True(place.X + place.R < layout.Width / 2));
    }

    [BrowserFact]
    public async Task Two_schools_stand_side_by_side()
    {
        var places = (await Laid(People, 2, 17, false, true)).Places;

        Assert.Equal(places[0].Y, places[1].Y, 1.0);
        Assert.True(places[0].R > 300, $"{places[0]}");
    }

    [BrowserTheory]
    [InlineData(21)]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(400)]
    public async Task Schools_neither_overlap_nor_leave_the_picture(int schools)
    {
        var layout = await Laid(Schools, schools);

        Assert.Equal(schools, layout.Places.Length);
        Assert.All(layout.Places, place =>
        {
            Assert.InRange(place.X, place.R, layout.Width - place.R);
            Assert.InRange(place.Y, place.R, layout.Height - place.R);
        });
        Apart(layout.Places, 0);
    }

    /// <summary>On another page, so that nothing is remembered.</summary>
    [BrowserFact]
    public async Task The_same_people_always_stand_in_the_same_places()
    {
        var (one, two) = (await Laid(People, 8, 17, false, true), await Laid(People, 8, 17, false, true));
        Assert.Equal((IEnumerable<double>)[.. one.X, .. one.Y], [.. two.X, .. two.Y]);

        Assert.Equal((await Laid(Schools, 50)).Places, (await Laid(Schools, 50)).Places);
    }

    [BrowserFact]
    public async Task A_school_of_one_person_and_an_empty_school_can_be_drawn()
    {
        var layout = await Laid("() => networkLayout.people({ schools: 3, school: [0, 1], head: [1, 0] })");

        Assert.Equal(3, layout.Places.Length);
        Assert.Equal([(layout.Places[0].X, layout.Places[0].Y), (layout.Places[1].X, layout.Places[1].Y)], layout.X.Zip(layout.Y));
    }

    /// <summary>The best of several, none of which was asked for before: a busy machine does not fail what is fast.</summary>
    [BrowserFact]
    public async Task Eight_schools_of_twenty_are_placed_in_20_milliseconds()
    {
        double[] taken = await (await Page()).EvaluateAsync<double[]>("""
            () => Array.from({ length: 12 }, (_, round) => {
              const began = performance.now(), staff = 14 + round;
              networkLayout.people({ schools: 8, school: Array.from({ length: 8 * staff }, (_, i) => Math.floor(i / staff)), head: [] });
              return performance.now() - began;
            })
            """);

        Assert.True(taken.Min() < MostMilliseconds, $"{taken.Min()} ms at best");
    }

    private static void Apart(Place[] places, double gap) => Assert.All(places, one => Assert.All(places.Where(other => other != one), other =>
        Assert.True(Distance(one.X - other.X, one.Y - other.Y) >= one.R + other.R + gap - 0.2, $"{one} and {other}")));

    private static double Distance(double x, double y) => Math.Sqrt((x * x) + (y * y));

    private async Task<Laying> Laid(string script, params object[] asked) =>
        await (await Page()).EvaluateAsync<Laying>(script, asked.Length == 1 ? asked[0] : asked);

    private Task<IPage> Page() => session.Run(BrowserAssets.Libraries!.D3Force, BrowserAssets.NetworkLayout);

    private sealed record Laying
    {
        public double Width { get; init; }

        public double Height { get; init; }

        public double Node { get; init; }

        public Place[] Places { get; init; } = [];

        public double[] X { get; init; } = [];

        public double[] Y { get; init; } = [];
    }

    private sealed record Place
    {
        public double X { get; init; }

        public double Y { get; init; }

        public double R { get; init; }
    }
}
