using System.Text.RegularExpressions;
using Staffroom.Scenarios.Evidence;

namespace Staffroom.Scenarios.Tests.Evidence;

/// <summary>The bibliography can be searched by key, and says of every work how far it was read.</summary>
public sealed class BibliographyTests
{
    [Fact]
    public void KeysAreLowerCaseWordsAndDoisLookLikeDois()
    {
        Assert.All(Bibliography.All, work =>
        {
            Assert.Matches(new Regex("^[a-z0-9]+(-[a-z0-9]+)*$"), work.Key);
            Assert.Matches(new Regex(@"^10\.\d{4,5}/\S+$"), work.Doi ?? "10.1000/none");
            Assert.False(string.IsNullOrWhiteSpace(work.Title));
        });
    }

    [Fact]
    public void NoDoiIsGivenToTwoWorks()
    {
        var dois = Bibliography.All.Where(work => work.Doi is not null).Select(work => work.Doi).ToArray();
        Assert.Equal(dois.Length, dois.Distinct().Count());
    }

    [Fact]
    public void AKeyWithAYearSaysTheYearOfTheWork()
    {
        foreach (var work in Bibliography.All)
        {
            var year = Regex.Match(work.Key, @"\d{4}$");
            Assert.True(!year.Success || work.Year?.ToString() == year.Value, work.Key);
        }
    }

    [Fact]
    public void ACitationNamesAuthorsYearAndDoi() =>
        Assert.Equal(
            "Granovetter, M. (1978). Threshold models of collective behavior. American Journal of Sociology 83:1420-1443. https://doi.org/10.1086/226707",
            Bibliography.Of("granovetter-1978").Citation);

    [Fact]
    public void WhatWasNotReadHasNoPlaceWhereItWasRead() =>
        Assert.DoesNotContain(Bibliography.All, work => work.Reading == Reading.FromMemory && work.ReadAt is not null);

    [Fact]
    public void AnUnknownKeyIsNamed()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Bibliography.Of("nobody-1900"));
        Assert.Contains("nobody-1900", error.Message);
    }
}
