using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Staffroom.Model.Interventions;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Networks;

namespace Staffroom.Scenarios.Plan;

/// <summary>
/// A resolved experiment as JSON and back: for the store, so that <c>resume</c>, <c>replay</c> and <c>report</c> need neither the scenario
/// file nor the data files it named, and settle nothing twice; and for other processes that run a part of it.
/// </summary>
public static class ExperimentCodec
{
    /// <summary>The kinds of networks by their names in the store.</summary>
    internal static IReadOnlyDictionary<Type, string> Networks { get; } = new Dictionary<Type, string>
    {
        [typeof(SchoolNetworkSpec)] = "schools",
        [typeof(GraphSpec)] = "graph",
        [typeof(GivenNetworkSpec)] = "given",
        [typeof(StoredNetworkSpec)] = "stored",
    };

    /// <summary>The kinds of interventions by their names in the store.</summary>
    internal static IReadOnlyDictionary<Type, string> Interventions { get; } = new Dictionary<Type, string>
    {
        [typeof(SwitchIntervention)] = "switch",
        [typeof(ParameterIntervention)] = "parameters",
        [typeof(CodifyIntervention)] = "codify",
        [typeof(ConferenceIntervention)] = "conference",
        [typeof(TurnoverShock)] = "turnover",
        [typeof(RemovalIntervention)] = "removal",
        [typeof(LeaderIntervention)] = "leader",
        [typeof(TwinningIntervention)] = "twinning",
        [typeof(SecondmentIntervention)] = "secondment",
    };

    private static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(), new ParameterSetConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } },
    };

    /// <summary>Compressed JSON of an experiment.</summary>
    public static byte[] Encode(Experiment experiment) => CompressedBytes.Pack(JsonSerializer.SerializeToUtf8Bytes(experiment, Options));

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    public static Experiment Decode(byte[] bytes)
    {
        try
        {
            var experiment = JsonSerializer.Deserialize<Experiment>(CompressedBytes.Unpack(bytes), Options);
            return experiment is null ? throw new InvalidDataException("no plan") : WithFiles(ShareNetworks(experiment));
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"a plan that cannot be read: {error.Message}", error);
        }
    }

    /// <summary>SHA-256 over everything that determines the runs (not over names, origins and warnings), in hexadecimal.</summary>
    public static string PlanHash(Experiment experiment)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes<decimal[]>([experiment.Seed, experiment.Replicates], Options));
        foreach (var condition in experiment.Conditions)
        {
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(Anywhere(condition.World), Options));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>SHA-256 over a world as it is stored: equal for worlds of equal content, whatever objects they are.</summary>
    public static string WorldKey(WorldSpec world) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Anywhere(world), Options)));

    /// <summary>A network file is what is in it, wherever it is kept.</summary>
    private static WorldSpec Anywhere(WorldSpec world) =>
        world.Network is StoredNetworkSpec stored ? world with { Network = stored with { File = "" } } : world;

    /// <summary>Network files are read when a run needs them, once for all runs.</summary>
    private static Experiment WithFiles(Experiment experiment)
    {
        var source = new NetworkFileSource();
        return experiment with
        {
            Conditions =
            [
                .. experiment.Conditions.Select(condition => condition.World.Network is StoredNetworkSpec stored
                    ? condition with { World = condition.World with { Network = stored with { Source = source } } }
                    : condition),
            ],
        };
    }

    /// <summary>Conditions on one imported network share it again, as they did before they were stored.</summary>
    private static Experiment ShareNetworks(Experiment experiment)
    {
        GivenNetworkSpec? last = null;
        var conditions = experiment.Conditions.Select(condition =>
        {
            if (condition.World.Network is not GivenNetworkSpec given)
            {
                return condition;
            }

            bool isSame = last is not null && last.People.SequenceEqual(given.People) && last.Ties.SequenceEqual(given.Ties)
                && last.Schools.SequenceEqual(given.Schools, StringComparer.Ordinal) && last.DistanceKm.Equals(given.DistanceKm);
            last = isSame ? last : given;
            return condition with { World = condition.World with { Network = last! } };
        });
        return experiment with { Conditions = [.. conditions] };
    }

    private static void NameKinds(JsonTypeInfo type)
    {
        var kinds = type.Type == typeof(NetworkSpec) ? Networks : type.Type == typeof(Intervention) ? Interventions : null;
        if (kinds is null)
        {
            return;
        }

        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "$kind" };
        foreach (var (kind, name) in kinds)
        {
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, name));
        }
    }

    /// <summary>All values by key, so that a stored plan does not depend on this version's defaults.</summary>
    private sealed class ParameterSetConverter : JsonConverter<ParameterSet>
    {
        public override ParameterSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, double>>(ref reader, options) ?? [];
            return ParameterSet.Default.With(values.Select(pair => KeyValuePair.Create(
                ParameterTable.Find(pair.Key)?.Id ?? throw new JsonException($"no parameter {pair.Key}"), pair.Value)));
        }

        public override void Write(Utf8JsonWriter writer, ParameterSet value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var row in ParameterTable.All)
            {
                writer.WriteNumber(row.Key, value[row.Id]);
            }

            writer.WriteEndObject();
        }
    }
}
