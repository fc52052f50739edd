using System.Reflection;

namespace Staffroom.Embedded.Tests;

public sealed class EmptyAssemblyTests
{
    [Fact]
    public void In_a_build_with_Orleans_the_embedded_host_is_empty() => Assert.Empty(Assembly.Load("Staffroom.Embedded").GetExportedTypes());
}
