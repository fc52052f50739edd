using System.Collections.Immutable;
using System.Diagnostics;
using Staffroom.Grains.Coordination;
using Staffroom.Grains.Telemetry;
using Staffroom.Model.Parts;

namespace Staffroom.Grains.Bodies;

/// <summary>Schools whose weeks are told as activities where that is asked for.</summary>
/// <param name="bodies">The schools.</param>
/// <param name="school">The school.</param>
/// <param name="run">The activity of the run that weeks belong to; none where nobody asked.</param>
internal sealed class TracedBodies(ISchoolBodies bodies, int school, Func<ActivityContext> run) : ISchoolBodies
{
    /// <inheritdoc/>
    public int Weeks => bodies.Weeks;

    /// <inheritdoc/>
    public ImmutableArray<int> Speakers => bodies.Speakers;

    /// <inheritdoc/>
    public ImmutableArray<int> Listeners => bodies.Listeners;

    /// <inheritdoc/>
    public async ValueTask<ISchoolBody> StartAsync(long epoch) => Traced(await bodies.StartAsync(epoch));

    /// <inheritdoc/>
    public async ValueTask<ISchoolBody> RestoreAsync(long epoch, ReadOnlyMemory<byte> state) => Traced(await bodies.RestoreAsync(epoch, state));

    private ISchoolBody Traced(ISchoolBody body) => run() is var parent && parent == default ? body : new TracedBody(body, school, parent);

    private sealed class TracedBody(ISchoolBody body, int school, ActivityContext run) : ISchoolBody
    {
        private Activity? _week;

        public int Week => body.Week;

        public double[] FirstRecord() => body.FirstRecord();

        public void Receive(int speaker, double[] rows) => body.Receive(speaker, rows);

        public ValueTask AdvanceAsync()
        {
            _week = Instruments.Source.StartActivity("week", ActivityKind.Internal, run);
            _week?.SetTag("staffroom.school", school).SetTag("staffroom.week", body.Week);
            return body.AdvanceAsync();
        }

        public Candidate[] Candidates() => body.Candidates();

        public async ValueTask<double[]> FinishAsync(int[] leavers)
        {
            var record = await body.FinishAsync(leavers);
            _week?.Dispose();
            return record;
        }

        public double[] RowsFor(int listener) => body.RowsFor(listener);

        public ValueTask<double[]> FinalAsync() => body.FinalAsync();

        public ValueTask<byte[]> SaveAsync() => body.SaveAsync();

        public ValueTask<byte[][]> DiariesAsync() => body.DiariesAsync();
    }
}
