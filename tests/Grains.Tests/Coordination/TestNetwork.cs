using Staffroom.Grains.Contracts;
using Staffroom.Grains.Coordination;

namespace Staffroom.Grains.Tests.Coordination;

/// <summary>
/// Schools and coordinators that reach each other through messages which arrive in any order, sometimes twice, sometimes not at all, and
/// who can be lost at any moment. What belongs to an older attempt arrives as nonsense, so that nobody may use it.
/// </summary>
internal sealed class TestNetwork
{
    private readonly ITestWorld _world;
    private readonly byte[] _answer;
    private readonly CoordinatorOptions _options;
    private readonly Node[] _nodes;
    private readonly List<Coordinating> _coordinators = [];
    private TaskCompletionSource<byte[]> _finished = new();

    public TestNetwork(ITestWorld world, int seed, CoordinatorOptions options)
    {
        _world = world;
        _answer = world.Answer();
        _options = options;
        Turns = new TestTurns(seed);
        _nodes = [.. Enumerable.Range(0, world.Schools).Select(school => new Node(this, school))];
    }

    public int Schools => _nodes.Length;

    public TestTurns Turns { get; }

    public TestStorage Storage { get; } = new();

    /// <summary>The longest time in which nothing could happen.</summary>
    public TimeSpan LongestWait => Turns.Clock.LongestWait;

    /// <summary>Chance that a message or command arrives twice.</summary>
    public double TwiceChance { get; init; }

    /// <summary>Whether the bodies' steps take time, as those of schools whose teachers are grains do.</summary>
    public bool BodiesPause { get; init; }

    /// <summary>Whether the first attempt must do.</summary>
    public bool NoAttemptMayFail { get; init; }

    /// <summary>How many rows messages are lost from now on.</summary>
    public int LossesLeft { get; set; }

    /// <summary>What coordinators told, in order.</summary>
    public List<string> Told { get; } = [];

    /// <summary>
    /// Runs until some coordinator has finished; one that gave up because of another is asked again. Each that finishes must have the
    /// right answer.
    /// </summary>
    public void RunToTheRightAnswer()
    {
        byte[] result = Turns.Complete(() =>
        {
            _finished = new TaskCompletionSource<byte[]>();
            BeginCoordinator();
            return _finished.Task;
        });
        Assert.Equal(_answer, result);
    }

    /// <summary>Has a new coordinator run, beside those there are.</summary>
    public void BeginCoordinator()
    {
        var coordinating = new Coordinating();
        _coordinators.Add(coordinating);
        _ = CoordinateAsync(coordinating);
    }

    /// <summary>Loses the newest coordinator, or has a second one because it was thought lost.</summary>
    public void ReplaceCoordinator(bool isLost)
    {
        _coordinators[^1].IsLost = isLost;
        BeginCoordinator();
    }

    /// <summary>Loses a school with all it knows. Its callers are told or not; a school that is merely cut off goes on speaking for a while.</summary>
    public void Lose(int school) => Lose(school, Turns.Chance(0.5), Turns.Chance(0.5));

    /// <summary>Loses all schools; nothing is heard of them any more.</summary>
    public void LoseAll()
    {
        for (int school = 0; school < _nodes.Length; school++)
        {
            Lose(school, isSilent: true, failsCallers: false);
        }
    }

    public void Lose(int school, bool isSilent, bool failsCallers)
    {
        var lost = _nodes[school];
        _nodes[school] = new Node(this, school);
        lost.IsSilent = isSilent;
        if (failsCallers)
        {
            lost.FailCallers();
        }
    }

    public RunCoordinator NewCoordinator() => NewCoordinator(new Coordinating());

    /// <summary>Ends sometime, or at once where steps take no time.</summary>
    public Task PauseAsync()
    {
        if (!BodiesPause)
        {
            return Task.CompletedTask;
        }

        var paused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Turns.Later(paused.SetResult);
        return paused.Task;
    }

    private RunCoordinator NewCoordinator(Coordinating from) => new(
        _world.NewWork(), [.. Enumerable.Range(0, _world.Schools).Select(school => new Port(this, school, from))],
        Storage.SlotsOf("coordinator"), _options, Turns.Clock, new Watcher(this));

    private async Task CoordinateAsync(Coordinating coordinating)
    {
        try
        {
            byte[] result = await NewCoordinator(coordinating).RunAsync(CancellationToken.None);
            Assert.Equal(_answer, result);
            _finished.TrySetResult(result);
        }
        catch (RunTakenOverException) when (!coordinating.IsLost)
        {
            coordinating.IsLost = true;
            if (_coordinators.TrueForAll(other => other.IsLost))
            {
                BeginCoordinator();
            }
        }
        catch (Exception) when (coordinating.IsLost)
        {
            // It was lost, so how it ends is nobody's business.
        }
        catch (Exception error)
        {
            _finished.TrySetException(error);
        }
    }

    private void Deliver(int listener, RowsMessage message)
    {
        if (Turns.Chance(TwiceChance))
        {
            Turns.Later(() => Deliver(listener, message));
        }

        var node = _nodes[listener];
        node.Worker.Receive(message.Epoch < node.NewestEpoch ? message with { Rows = [-1.0] } : message);
    }

    /// <summary>A coordinator at work.</summary>
    private sealed class Coordinating
    {
        /// <summary>Nothing reaches it any more, nor anybody from it.</summary>
        public bool IsLost { get; set; }
    }

    /// <summary>A school somewhere.</summary>
    private sealed class Node : ISchoolOutbox
    {
        private readonly TestNetwork _network;
        private readonly List<Action> _callers = [];

        public Node(TestNetwork network, int school)
        {
            _network = network;
            Worker = new SchoolWorker(school, network._world.Bodies(school, network), this, network.Storage.SlotsOf(school), network.Turns.Clock);
        }

        public SchoolWorker Worker { get; }

        public long NewestEpoch { get; set; }

        public bool IsSilent { get; set; }

        public void Send(int listener, RowsMessage message)
        {
            if (_network.LossesLeft > 0)
            {
                _network.LossesLeft--;
            }
            else if (!IsSilent)
            {
                _network.Turns.Later(() => _network.Deliver(listener, message));
            }
        }

        public void FailCallers() => _callers.ForEach(_network.Turns.Later);

        public async Task AnswerAsync<T>(TaskCompletionSource<T> answer, Func<SchoolWorker, Task<T>> command)
        {
            _callers.Add(() => answer.TrySetException(new IOException("The school was lost, as told.")));
            Action sets;
            try
            {
                var done = await command(Worker);
                sets = () => answer.TrySetResult(done);
            }
            catch (Exception error)
            {
                sets = () => answer.TrySetException(error);
            }

            if (!IsSilent)
            {
                _network.Turns.Later(sets);
            }
        }
    }

    private sealed class Port(TestNetwork network, int school, Coordinating from) : ISchoolPort
    {
        public Task<SchoolStanding> InspectAsync() => AskAsync(node => node.Worker.InspectAsync());

        public Task<BeginReport> BeginAsync(BeginCommand command) => AskAsync(node =>
        {
            node.NewestEpoch = Math.Max(node.NewestEpoch, command.Epoch);
            return node.Worker.BeginAsync(command);
        });

        public Task<SegmentReport> RunAsync(Segment segment) => AskAsync(node => node.Worker.RunAsync(segment));

        public Task EndAsync(EndCommand command) => AskAsync(node => node.Worker.EndAsync(command));

        private Task<T> AskAsync<T>(Func<Node, Task<T>> command)
        {
            var answer = new TaskCompletionSource<T>();
            network.Turns.Later(Arrive);
            return answer.Task;

            void Arrive()
            {
                if (from.IsLost)
                {
                    return;
                }

                if (network.Turns.Chance(network.TwiceChance))
                {
                    network.Turns.Later(Arrive);
                }

                var node = network._nodes[school];
                _ = node.AnswerAsync(answer, _ => command(node));
            }
        }
    }

    private sealed class Watcher(TestNetwork network) : IRunWatcher
    {
        public void Begun(long epoch, int week) => network.Told.Add($"begun {epoch} at {week}");

        public void Advanced(int week, double waitSeconds) => network.Told.Add($"advanced to {week}");

        public void Kept(int week, double seconds) => network.Told.Add($"kept {week}");

        public void NotKept(int week, string why) => network.Told.Add($"not kept {week}: {why}");

        public void Failed(long epoch, Exception why)
        {
            Assert.False(network.NoAttemptMayFail, $"Attempt {epoch} failed: {why}");
            network.Told.Add($"failed {epoch}: {why.Message}");
        }
    }
}
