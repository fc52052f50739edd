using FsCheck;
using FsCheck.Fluent;
using Staffroom.Scenarios.Import.Reading;

namespace Staffroom.Scenarios.Tests.Import.Reading;

public sealed class NaturalOrderTests
{
    [Fact]
    public void Numbers_within_names_are_ordered_by_value() =>
        Assert.Equal(
            ["", "01", "1", "1.2", "1.10", "2", "10", "99999999999999999999999", "a", "a2b", "a10", "a10b"],
            new[] { "a10b", "10", "a10", "1.10", "2", "", "a2b", "a", "01", "99999999999999999999999", "1.2", "1" }.Order(NaturalOrder.Instance).ToArray());

    [Fact]
    public void It_is_a_total_order()
    {
        var order = NaturalOrder.Instance;
        var name = Gen.Elements("", "0", "00", "1", "01", "9", "10", "a", "B", "a1", "a01", "1a").Two().Select(pair => pair.Item1 + pair.Item2);
        Prop.ForAll(
            name.Three().ToArbitrary(),
            names =>
            {
                (string a, string b, string c) = names;
                bool isAntisymmetric = Math.Sign(order.Compare(a, b)) == -Math.Sign(order.Compare(b, a));
                bool isTransitive = order.Compare(a, b) > 0 || order.Compare(b, c) > 0 || order.Compare(a, c) <= 0;
                bool tellsApart = order.Compare(a, b) == 0 == string.Equals(a, b, StringComparison.Ordinal);
                return isAntisymmetric && isTransitive && tellsApart;
            }).QuickCheckThrowOnFailure();
    }
}
