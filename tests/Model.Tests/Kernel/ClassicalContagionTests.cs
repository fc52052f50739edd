using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Kernel;
using Staffroom.Model.Limits;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Tests.Parts;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Kernel;

/// <summary>Where nothing but adoption can happen, looking at those around new users gives the bytes of all rules.</summary>
public sealed class ClassicalContagionTests
{
    [Fact]
    public void AnyClassicalContagionHasTheBytesOfTheReference() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), number =>
    {
        var spec = Contagion(number);
        Assert.True(Simulation.Start(spec, (ulong)number).IsEventDriven);
        return Simulation.Run(spec, (ulong)number).Digest() == OfReference(spec, (ulong)number).Digest();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void AnyWorldThatIsTakenForOneHasTheBytesOfTheReference() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), number =>
    {
        // One parameter is not what the classical model wants: most often that must be noticed, and in any case the bytes must not change.
        var draw = new Random(number);
        var row = ParameterTable.All[draw.Next(ParameterTable.All.Length)];
        double value = Math.Clamp(row.Minimum + (draw.NextDouble() * (Math.Min(row.Maximum, 2.0) - row.Minimum)), row.Minimum, row.Maximum);
        var spec = Contagion(number);
        spec = spec with { Parameters = spec.Parameters.With(row.Id, row.Id == Parameter.DynamicTies || row.Id == Parameter.WeeksPerYear ? row.Maximum : value) };
        return Simulation.Run(spec, (ulong)number).Digest() == OfReference(spec, (ulong)number).Digest();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void BeliefsThatMoveAreMoreThanAdoption()
    {
        var spec = Contagion(1);
        Assert.Null(ClassicalContagion.Of(World.Create(spec with { Parameters = spec.Parameters.With(Parameter.Susceptibility, 0.5) }, 1)));
    }

    private static Trajectory OfReference(WorldSpec spec, ulong seed)
    {
        var world = World.CreateReference(spec, seed);
        var recorder = new Recorder(world);
        for (int week = 0; week < spec.Weeks; week++)
        {
            world.Step();
            recorder.Record();
        }

        return recorder.Finish();
    }

    private static WorldSpec Contagion(int number)
    {
        var draw = new Random(number);
        Preset[] presets = [Presets.Si, Presets.LinearThreshold, Presets.Bass];
        var drawn = RandomWorlds.Draw(number);
        var spec = presets[draw.Next(presets.Length)].ApplyTo(drawn with
        {
            Practices = [drawn.Practices[0] with { BeliefIndex = 0 }],
            Interventions = [],
            Parameters = ParameterSet.Default,
        });
        KeyValuePair<Parameter, double>[] held = [new(Parameter.Susceptibility, 0), new(Parameter.DepthRate, draw.Next(2) * draw.NextDouble())];
        KeyValuePair<Parameter, double>[] thresholds = draw.Next(2) == 0 ? [] : [new(Parameter.ThresholdSpread, 0), new(Parameter.AdoptionThreshold, 0.2)];
        return spec with
        {
            Parameters = spec.Parameters.With([.. held, .. thresholds]),
            Practices = [spec.Practices[0] with { Seeds = spec.Practices[0].Seeds with { Depth = draw.Next(2) * draw.NextDouble() } }],
        };
    }
}
