namespace Staffroom.Grains.Contracts;

/// <summary>What a grain is in a run. It never changes what comes out.</summary>
[GenerateSerializer, Alias("staffroom.granularity")]
public enum Granularity
{
    /// <summary>The whole run is one grain.</summary>
    Network,

    /// <summary>Each school is a grain, its teachers in columns.</summary>
    School,

    /// <summary>Each teacher is a grain, and so is each school.</summary>
    Teacher,
}
