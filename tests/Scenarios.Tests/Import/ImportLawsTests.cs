using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Networks;
using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Import.Reading;
using Staffroom.Scenarios.Import.Writing;
using static Staffroom.Scenarios.Tests.Import.ImportFolder;

namespace Staffroom.Scenarios.Tests.Import;

public sealed class ImportLawsTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_network_written_as_CSV_reads_back_as_the_same_network() =>
        Prop.ForAll(GivenNetworks.Arbitrary, network =>
        {
            var written = NetworkWriter.WriteCsv(network, _folder.Path("p.csv"), _folder.Path("t.csv"), overwrite: true);
            GivenNetworks.AssertSame(network, Valid(NetworkImporter.Import(written.Value!)).Network);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_network_written_as_GraphML_reads_back_as_the_same_network() =>
        Prop.ForAll(GivenNetworks.Arbitrary, network =>
        {
            var written = NetworkWriter.WriteGraphMl(network, _folder.Path("n.graphml"), overwrite: true);
            GivenNetworks.AssertSame(network, Valid(NetworkImporter.Import(written.Value!)).Network);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_rows_never_matters() =>
        Prop.ForAll(
            MessyTies.Two().ToArbitrary(),
            Gen.Elements(Enum.GetValues<TieCombination>()).ToArbitrary(),
            (rows, how) =>
            {
                string[] ties = [.. rows.Item1, .. rows.Item2];
                string[] shuffled = [.. rows.Item2.Reverse(), .. rows.Item1];
                ImportedNetwork? one = Import(ties, how);
                ImportedNetwork? other = Import(shuffled, how);
                Assert.Equal(one is null, other is null);
                if (one is not null)
                {
                    GivenNetworks.AssertSame(one.Network, other!.Network);
                    Assert.Equal<TieReport>(one.Reports, other.Reports);
                }
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rescaling_keeps_order_stays_within_zero_and_one_and_reaches_both_ends() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NormalFloat[]>().Generator.Where(values => values.Length > 0).ToArbitrary(),
            floats =>
            {
                double[] values = [.. floats.Select(value => value.Get).Order()];
                var scale = new Rescaling("trust", "t", values[0], values[^1], false, values.Length, 0);
                double[] units = [.. values.Select(scale.ToUnit)];
                Assert.Equal(units.Order(), units);
                Assert.All(units, unit => Assert.InRange(unit, 0.0, 1.0));
                Assert.True(values[0] == values[^1] ? units[0] == 0.5 : units[0] == 0.0 && units[^1] == 1.0);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Combined_strength_lies_between_half_the_weaker_and_the_stronger_report_and_does_not_depend_on_who_is_first()
    {
        var unit = Gen.Choose(0, 1000).Select(k => k / 1000.0);
        Prop.ForAll(unit.Two().ToArbitrary(), Gen.Elements(Enum.GetValues<TieCombination>()).ToArbitrary(), (reports, how) =>
        {
            (double one, double other) = reports;
            double both = TieCombiner.Strength(one, other, how)!.Value;
            double? alone = TieCombiner.Strength(one, null, how);
            return both == TieCombiner.Strength(other, one, how)
                && both >= Math.Min(one, other) && both <= Math.Max(one, other)
                && (how == TieCombination.Minimum ? alone is null : alone >= one / 2 && alone <= one);
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Rows with everything that can be wrong and still goes on: repetitions, self-ties, missing weights and ends.</summary>
    private static Gen<string[]> MessyTies =>
        (from from_ in Gen.Elements("a", "b", "c", "d10", "d9", "")
         from to in Gen.Elements("a", "b", "c", "d10", "d9", "")
         from weight in Gen.Elements("0.1", "0.7", "3", "2.2", "1e-3", "")
         from trust in Gen.Elements("1", "2.5", "4", "")
         select $"{from_},{to},{weight},{trust}").ArrayOf();

    private ImportedNetwork? Import(string[] ties, TieCombination how) =>
        _folder.ImportTies(
            "from,to,weight,trust\n" + string.Concat(ties.Select(tie => tie + "\n")),
            options => options with { TieTrust = new("trust"), Combine = how, MinimumWeight = 0.05 }).Value;
}
