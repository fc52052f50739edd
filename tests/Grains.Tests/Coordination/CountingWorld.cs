using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Staffroom.Grains.Coordination;
using Staffroom.Model.Parts;

namespace Staffroom.Grains.Tests.Coordination;

/// <summary>
/// A small world in place of the model: each school holds one number that depends on every row it received, from whom, in which week, and
/// on who was named to leave. A row lost, doubled, mixed up or of another week changes everything after it.
/// </summary>
/// <param name="Weeks">Weeks to simulate.</param>
/// <param name="Speakers">The schools whose rows each school needs, ascending; one may need rows of another that does not need its own.</param>
/// <param name="RankingWeeks">Weeks in which the best connected leave.</param>
internal sealed record CountingWorld(int Weeks, ImmutableArray<ImmutableArray<int>> Speakers, ImmutableHashSet<int> RankingWeeks) : ITestWorld
{
    private const long Prime = 2_147_483_647;

    public int Schools => Speakers.Length;

    /// <summary>A world whose links and rankings are drawn.</summary>
    public static CountingWorld Draw(int seed, int schools, int weeks)
    {
        var random = new Random(seed);
        var needs = new bool[schools, schools];
        for (int a = 0; a < schools; a++)
        {
            for (int b = 0; b < a; b++)
            {
                needs[a, b] = needs[b, a] = random.Next(3) > 0;
                needs[a, b] ^= random.Next(8) == 0;
            }
        }

        return new CountingWorld(
            weeks,
            [.. Enumerable.Range(0, schools).Select(a => Enumerable.Range(0, schools).Where(b => needs[a, b]).ToImmutableArray())],
            [.. Enumerable.Range(0, weeks).Where(_ => random.Next(6) == 0)]);
    }

    /// <summary>What comes out if everything is done in one place, week by week.</summary>
    public byte[] Answer()
    {
        var work = new Work(this);
        var bodies = Enumerable.Range(0, Schools).Select(school => new Body(this, school, 0, Start(school), null)).ToArray();
        work.Add(0, [.. bodies.Select(body => body.FirstRecord())]);
        for (int week = 0; week < Weeks; week++)
        {
            Exchange(bodies);
            Array.ForEach(bodies, body => body.Advance());
            int[] leavers = work.NeedsRanking(week) ? work.Rank(week, bodies.SelectMany(body => body.Candidates())) : [];
            work.Add(week + 1, [.. bodies.Select(body => body.Finish(leavers))]);
        }

        Exchange(bodies);
        return work.Finish([.. bodies.Select(body => body.Final())]);
    }

    public IRunWork NewWork() => new Work(this);

    public ISchoolBodies Bodies(int school, TestNetwork network) => Bodies(school, network.PauseAsync);

    /// <summary>What a school is made of; with a pause, its steps are not done when they return.</summary>
    public ISchoolBodies Bodies(int school, Func<Task>? pause = null) => new SchoolBodies(this, school, pause);

    private void Exchange(Body[] bodies)
    {
        var rows = bodies.Select((body, school) => Listeners(school).ToDictionary(listener => listener, body.RowsFor)).ToArray();
        for (int school = 0; school < Schools; school++)
        {
            foreach (int speaker in Speakers[school])
            {
                bodies[school].Receive(speaker, rows[speaker][school]);
            }
        }
    }

    private ImmutableArray<int> Listeners(int school) => [.. Enumerable.Range(0, Schools).Where(other => Speakers[other].Contains(school))];

    private static long Start(int school) => 1000 + (school * 77);

    private static long Mix(long state, long with) => ((state * 31_337) + with + 17) % Prime;

    private sealed class SchoolBodies(CountingWorld world, int school, Func<Task>? pause) : ISchoolBodies
    {
        public int Weeks => world.Weeks;

        public ImmutableArray<int> Speakers => world.Speakers[school];

        public ImmutableArray<int> Listeners { get; } = world.Listeners(school);

        public ValueTask<ISchoolBody> StartAsync(long epoch) => new(new Body(world, school, 0, Start(school), pause));

        public async ValueTask<ISchoolBody> RestoreAsync(long epoch, ReadOnlyMemory<byte> state)
        {
            await (pause?.Invoke() ?? Task.CompletedTask);
            var numbers = MemoryMarshal.Cast<byte, long>(state.Span);
            return new Body(world, school, (int)numbers[0], numbers[1], pause);
        }
    }

    private sealed class Body(CountingWorld world, int school, int week, long state, Func<Task>? pause) : ISchoolBody
    {
        private readonly HashSet<int> _heard = [];
        private long _state = state;
        private bool _hasAdvanced;

        public int Week { get; private set; } = week;

        public double[] FirstRecord() => [_state];

        public void Receive(int speaker, double[] rows)
        {
            Assert.True(_heard.Add(speaker), $"School {school} was given the rows of {speaker} twice in week {Week}.");
            _state = Mix(_state, (long)rows[0] * (speaker + 1));
        }

        public void Advance()
        {
            Assert.False(_hasAdvanced);
            HearAll();
            _state = Mix(_state, Week);
            _hasAdvanced = true;
        }

        public double[] Finish(int[] leavers)
        {
            Assert.True(_hasAdvanced);
            foreach (int leaver in leavers.Where(leaver => leaver / 2 == school))
            {
                _state = Mix(_state, 1_000_003 + leaver);
            }

            _hasAdvanced = false;
            Week++;
            return [_state, leavers.Length];
        }

        public Candidate[] Candidates() => [new(0, 2 * school, _state % 1009), new(0, (2 * school) + 1, _state % 997)];

        public double[] RowsFor(int listener) => [Mix(_state, listener)];

        public double[] Final()
        {
            HearAll();
            return [_state, Week];
        }

        public async ValueTask AdvanceAsync()
        {
            await PauseAsync();
            Advance();
        }

        public async ValueTask<double[]> FinishAsync(int[] leavers)
        {
            await PauseAsync();
            return Finish(leavers);
        }

        public async ValueTask<double[]> FinalAsync()
        {
            await PauseAsync();
            return Final();
        }

        public async ValueTask<byte[]> SaveAsync()
        {
            await PauseAsync();
            return MemoryMarshal.AsBytes<long>(new[] { Week, _state }).ToArray();
        }

        private void HearAll()
        {
            Assert.Equal(world.Speakers[school], _heard.Order());
            _heard.Clear();
        }

        private Task PauseAsync() => pause?.Invoke() ?? Task.CompletedTask;
    }

    private sealed class Work(CountingWorld world) : IRunWork
    {
        private readonly List<double> _numbers = [];
        private int _points;

        public int Weeks => world.Weeks;

        public bool NeedsRanking(int week) => world.RankingWeeks.Contains(week);

        public int[] Rank(int week, IEnumerable<Candidate> candidates)
        {
            Assert.True(NeedsRanking(week));
            Candidate[] all = [.. candidates];
            Assert.Equal(Enumerable.Range(0, 2 * world.Schools), all.Select(candidate => candidate.Teacher).Order());
            return [.. all
                .OrderByDescending(candidate => candidate.Connectedness).ThenBy(candidate => candidate.Teacher)
                .Take(2).Select(candidate => candidate.Teacher).Order()];
        }

        public void Add(int point, double[][] recordsOfSchools)
        {
            Assert.Equal(_points++, point);
            Assert.Equal(world.Schools, recordsOfSchools.Length);
            _numbers.AddRange(recordsOfSchools.SelectMany(record => record));
        }

        public byte[] Finish(double[][] finalsOfSchools)
        {
            Assert.Equal(world.Weeks + 1, _points);
            return MemoryMarshal.AsBytes<double>([.. _numbers, .. finalsOfSchools.SelectMany(final => final)]).ToArray();
        }

        public byte[] Save()
        {
            var bytes = new byte[4 + (8 * _numbers.Count)];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, _points);
            MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_numbers)).CopyTo(bytes.AsSpan(4));
            return bytes;
        }

        public void Restore(ReadOnlySpan<byte> state)
        {
            Assert.Equal(0, _points);
            _points = BinaryPrimitives.ReadInt32LittleEndian(state);
            _numbers.AddRange(MemoryMarshal.Cast<byte, double>(state[4..].ToArray()));
        }
    }
}
