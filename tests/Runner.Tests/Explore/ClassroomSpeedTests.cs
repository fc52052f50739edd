using Staffroom.Reports.Tests.Browser;

namespace Staffroom.Runner.Tests.Explore;

/// <summary>What is measured in milliseconds, while no other test of this project runs.</summary>
[Collection(nameof(Alone))]
[Trait("Category", "Browser")]
public sealed class ClassroomSpeedTests(ClassroomSession session) : IClassFixture<ClassroomSession>
{
    private const int Rounds = 5;
    private const double MostMilliseconds = 100;

    /// <summary>Once is enough, in at most sixty worlds that were not seen before: a busy machine does not fail what is fast.</summary>
    [BrowserFact]
    [Trait("Speed", "slow")]
    public async Task A_moved_slider_shows_curves_and_network_of_eight_schools_within_100_ms()
    {
        double least = double.MaxValue;
        for (int round = 0; round < Rounds && least >= MostMilliseconds; round++)
        {
            var open = await session.Open($"#sandbox?a={{\"seed\":{round}}}");
            await open.Page.Locator(".traceone .js-line").WaitForAsync();
            double[] taken = await open.Page.EvaluateAsync<double[]>("""
                async () => {
                  const taken = [];
                  for (let at = 0; at < 12; at++) {
                    const slider = document.querySelector('#set-trust'), line = () => document.querySelector('.traceone .js-line').getAttribute('d'), before = line();
                    slider.value = 0.2 + 0.05 * at;
                    const start = performance.now();
                    slider.dispatchEvent(new Event('input'));
                    while (line() === before && performance.now() - start < 2000) {
                      await new Promise(done => setTimeout(done));
                    }
                    taken.push(performance.now() - start);
                  }
                  return taken;
                }
                """);
            least = Math.Min(least, taken.Min());
            await open.Page.CloseAsync();
        }

        Assert.True(least < MostMilliseconds, $"{least} ms at best");
    }
}

/// <summary>Tests that run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
