using System.Reflection;

namespace Staffroom.Silo.Tests;

public sealed class OrleansChoiceTests
{
    private static OrleansChoice Choice => OrleansChoice.OfThisBuild;

    [Fact]
    public void The_build_says_what_it_hosts_grains_on()
    {
        var assembly = typeof(Grain).Assembly;
        Assert.Equal(Choice.HasOrleans ? "Orleans.Core.Abstractions" : "Staffroom.Embedded", assembly.GetName().Name);
        Assert.Matches(@"^\d+\.\d+\.\d+$", Choice.Version);
        if (Choice.HasOrleans)
        {
            Assert.StartsWith(Choice.Version, assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_build_says_why()
    {
        Assert.NotEmpty(Choice.Reason);
        Assert.NotEmpty(Choice.PackageFolder);
        Assert.DoesNotContain(Choice.Sources, source => source.Contains('@', StringComparison.Ordinal));
    }
}
