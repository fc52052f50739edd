using Staffroom.Model.Kernel;

namespace Staffroom.Scenarios.Running;

/// <summary>Spreads the weeks of one run over threads where the network is large enough to be worth their start.</summary>
/// <param name="threads">Threads, 1 or more.</param>
public sealed class ThreadedRanges(int threads) : IRanges
{
    private const int RangesPerThread = 4;
    private const int TeachersWorthThreads = 4096;

    private readonly ParallelOptions _options = new() { MaxDegreeOfParallelism = threads };

    /// <inheritdoc/>
    public void ForEach(int count, int weight, Action<int, int> work)
    {
        if (threads == 1 || (long)count * weight < TeachersWorthThreads)
        {
            work(0, count);
            return;
        }

        int ranges = RangesPerThread * threads;
        Parallel.For(0, ranges, _options, r => work((int)((long)count * r / ranges), (int)((long)count * (r + 1) / ranges)));
    }
}
