using Staffroom.Model.Parameters;

namespace Staffroom.Model.Tests.Parameters;

public sealed class ParameterTableTests
{
    [Fact]
    public void EveryParameterHasOneRowInItsPlace() =>
        Assert.Equal(Enum.GetValues<Parameter>(), ParameterTable.All.Select(row => row.Id));

    [Fact]
    public void EveryRowIsComplete() => Assert.All(ParameterTable.All, row =>
    {
        Assert.True(row.Allows(row.Default), row.Key);
        Assert.True(row.Minimum < row.Maximum, row.Key);
        Assert.NotEmpty(row.Unit);
        Assert.NotEmpty(row.Source);
        Assert.EndsWith(".", row.Meaning);
        Assert.Matches("^(R(1[0-2]?|[2-9])|start)$", row.Rule);
        Assert.Same(row, ParameterTable.Find(row.Key));
    });

    [Fact]
    public void ThirtySevenParametersAreVariedInRobustnessDraws() =>
        Assert.Equal(37, ParameterTable.All.Count(row => row.VariedInRobustness));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void AValueOutsideItsRangeIsRefused(double value)
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => ParameterSet.Default.With(Parameter.TransferRate, value));
        Assert.Contains("transferRate", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ChangesAreListedAgainstTheDefaults()
    {
        var (row, value) = Assert.Single(ParameterSet.Default.With(Parameter.TimeBudgetHours, 0.5).Changed());
        Assert.Equal("timeBudgetHours", row.Key);
        Assert.Equal(0.5, value);
    }
}
