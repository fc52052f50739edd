using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Networks;
using Staffroom.Model.Networks.National;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Networks.National;

public sealed class NationalNetworkTests
{
    [Fact]
    public void EveryTieStandsInBothRowsAndRowsAscendWithoutOneself() => ForAll((spec, seed) =>
    {
        var network = NationalNetwork.Generate(spec, seed).Network;
        return Enumerable.Range(0, network.TeacherCount).All(i =>
        {
            int[] row = Row(network, i);
            return row.Zip(row.Skip(1)).All(pair => pair.First < pair.Second) && !row.Contains(i)
                && row.All(j => Row(network, j).Contains(i));
        });
    });

    [Fact]
    public void EverybodyHasAHeadAndNoMoreTiesThanWereBegun() => ForAll((spec, seed) =>
    {
        var stored = NationalNetwork.Generate(spec, seed);
        var network = stored.Network;
        bool hasHeads = Enumerable.Range(0, network.TeacherCount).All(i =>
            network.IsHead(i) || Row(network, i).Contains(network.HeadOf[network.SchoolOf[i]]));
        int begun = (spec.RingNeighbors / 2) + 1 + (int)Math.Ceiling(spec.TiesInDistrict / 2) + (int)Math.Ceiling(spec.TiesAcross / 2);
        return hasHeads && network.DirectedTieCount <= 2L * begun * network.TeacherCount;
    });

    [Fact]
    public void SizesAddUpAndNoSchoolOrDistrictIsTooSmall() => ForAll((spec, seed) =>
    {
        var network = new NationalNetwork(spec, seed);
        int[] first = network.Schools.FirstTeacher;
        var districts = network.DistrictOfSchool.CountBy(district => district).ToDictionary();
        return first[^1] == spec.Teachers && first.Length == spec.Schools + 1
            && first.Zip(first.Skip(1)).All(pair => pair.Second - pair.First >= spec.LeastStaff)
            && districts.Count == spec.Districts && network.DistrictOfSchool.SequenceEqual(network.DistrictOfSchool.Order())
            && network.Schools.X.Concat(network.Schools.Y).All(place => place >= 0.0 && place <= spec.SideKm);
    });

    [Fact]
    public void TheKindOfATieSaysWhatItJoins() => ForAll((spec, seed) =>
    {
        var stored = NationalNetwork.Generate(spec with { OrdinaryTieStrength = 0.1, StrongTieStrength = 0.2, HeadTieStrength = 0.3, DistrictTieStrength = 0.4, AcrossTieStrength = 0.5 }, seed);
        int[] districtOf = new NationalNetwork(spec, seed).DistrictOfSchool;
        var network = stored.Network;
        return Enumerable.Range(0, network.DirectedTieCount).All(e =>
        {
            var (i, j) = (network.Ego[e], network.Alter[e]);
            bool isHead = network.IsHead(i) || network.IsHead(j);
            return stored.TieStrength(e) switch
            {
                0.1 or 0.2 => !network.IsBetween[e] && !isHead,
                0.3 => !network.IsBetween[e] && isHead,
                0.4 => network.IsBetween[e] && !isHead && districtOf[network.SchoolOf[i]] == districtOf[network.SchoolOf[j]],
                _ => network.IsBetween[e] && !isHead && districtOf[network.SchoolOf[i]] != districtOf[network.SchoolOf[j]],
            };
        });
    });

    [Fact]
    public void PiecesOfAnySizeInAnyOrderMakeTheSameNetwork() => Prop.ForAll(
        Gen.Choose(0, 1_000_000).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (number, piece) =>
        {
            var spec = RandomNations.Draw(number);
            var whole = NationalNetwork.Generate(spec, (ulong)number);
            var network = new NationalNetwork(spec, (ulong)number);
            network.Join([.. Pieces(spec.Districts, piece).Reverse().Select(part => network.TiesFrom(part.Start.Value, part.End.Value))]);
            var counts = new int[spec.Teachers];
            foreach (var part in Pieces(spec.Schools, piece).Reverse())
            {
                network.Count(part, counts);
            }

            int[] rowStart = NationalNetwork.RowStart(counts);
            var (alter, kind) = (new int[rowStart[^1]], new byte[rowStart[^1]]);
            foreach (var part in Pieces(spec.Schools, piece).Reverse())
            {
                int at = rowStart[network.Schools.FirstTeacher[part.Start.Value]];
                network.Fill(part, alter.AsSpan(at), kind.AsSpan(at));
            }

            return rowStart.SequenceEqual(whole.Network.RowStart) && alter.SequenceEqual(whole.Network.Alter)
                && kind.Select(each => network.Strengths[each]).SequenceEqual(Enumerable.Range(0, kind.Length).Select(whole.TieStrength));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void SchoolsOfOneSizeWithoutTiesBetweenThemAreTheDesignOfTheModel()
    {
        var spec = new NationalSpec { Schools = 7, Districts = 3, Teachers = 7 * 17, LeastStaff = 17, TiesAcross = 0, TiesInDistrict = 0 };
        var design = new WorldSpec
        {
            Network = new SchoolNetworkSpec { Schools = 7, StaffPerSchool = 17 },
            Climate = ClimateSpec.MidTrust,
            Practices = [new("p", 0.4, 0.3, 0.8, 0, new SeedSpec(SeedKind.Nobody, [], 0, false, []))],
            Beliefs = [BeliefSpec.Default],
            Weeks = 1,
        };
        var stored = NationalNetwork.Generate(spec, 5);
        var world = World.Create(design, 5);
        Assert.Equal(world.Network.RowStart, stored.Network.RowStart);
        Assert.Equal(world.Network.Alter, stored.Network.Alter);
        Assert.Equal(world.Network.HeadOf, stored.Network.HeadOf);
        Assert.Equal(world.State.TieStrength, Enumerable.Range(0, stored.Network.DirectedTieCount).Select(stored.TieStrength));
    }

    [Fact]
    public void TiesAreAsManyAsAskedForAndFallWithDistance()
    {
        var spec = NationalSpec.OfSize(40_000, null, null) with { TiesInDistrict = 1.0, TiesAcross = 0.6 };
        var network = NationalNetwork.Generate(spec, 1).Network;
        int[] districtOf = new NationalNetwork(spec, 1).DistrictOfSchool;
        var between = Enumerable.Range(0, network.DirectedTieCount).Where(e => network.IsBetween[e])
            .ToLookup(e => districtOf[network.SchoolOf[network.Ego[e]]] == districtOf[network.SchoolOf[network.Alter[e]]], e => network.DistanceKm[e]);

        // Heads begin none, and districts of one school have nobody to be tied to.
        Assert.InRange(between[true].Count() / (double)spec.Teachers, 0.80, 1.0);
        Assert.InRange(between[false].Count() / (double)spec.Teachers, 0.50, 0.62);
        Assert.True(between[true].Average() < 0.2 * between[false].Average());
    }

    [Fact]
    public void ASystemOfAnotherSizeIsInProportion()
    {
        var spec = NationalSpec.OfSize(32_000, null, null);
        Assert.Equal((32_000, 1_000, 133, 280.0, 3), (spec.Teachers, spec.Schools, spec.Districts, spec.SideKm, spec.Cities));
        Assert.Equal(new NationalSpec(), NationalSpec.OfSize(null, null, null));
        Assert.Empty(NationalSpec.OfSize(2, null, null) with { LeastStaff = 2 } is var least ? least.Problems() : []);
    }

    [Theory]
    [InlineData(-2.5)]
    [InlineData(0.0)]
    [InlineData(5.2)]
    public void TheExponentialIsCloseToTheTrueOne(double x) => Assert.Equal(1.0, NationalDraws.Exp(x) / Math.Exp(x), 4);

    [Fact]
    public void EveryNumberIsCheckedAndCanBeChanged()
    {
        Assert.Empty(new NationalSpec().Problems());
        Assert.All(NationalParameters.All, row =>
        {
            double changed = row.Minimum + Math.Ceiling((row.Maximum - row.Minimum) / 3.0);
            Assert.Equal(changed, row.Get(row.With(new NationalSpec(), changed)));
            Assert.Throws<ArgumentOutOfRangeException>(() => row.With(new NationalSpec(), row.Maximum + 1.0));
            Assert.Throws<ArgumentOutOfRangeException>(() => row.With(new NationalSpec(), double.NaN));
            Assert.NotEqual("", row.Source);
        });
        Assert.Contains("need 300,000 teachers", Assert.Single(new NationalSpec { Teachers = 200_000 }.Problems()), StringComparison.Ordinal);
        Assert.Contains("need as many schools", Assert.Single(new NationalSpec { Schools = 9 }.Problems()), StringComparison.Ordinal);
        Assert.Contains("must be even", Assert.Single(new NationalSpec { RingNeighbors = 3 }.Problems()), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new NationalNetwork(new NationalSpec { Schools = 9 }, 1));
    }

    private static int[] Row(SchoolNetwork network, int teacher) => network.Alter.AsSpan(network.RowStart[teacher]..network.RowStart[teacher + 1]).ToArray();

    private static IEnumerable<Range> Pieces(int count, int piece) =>
        Enumerable.Range(0, (count + piece - 1) / piece).Select(at => (at * piece)..Math.Min(count, (at + 1) * piece));

    private static void ForAll(Func<NationalSpec, ulong, bool> law) =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), number => law(RandomNations.Draw(number), (ulong)number)).QuickCheckThrowOnFailure();
}
