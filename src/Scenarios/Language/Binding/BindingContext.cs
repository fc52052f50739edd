using Staffroom.Model.Networks;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;
using Staffroom.Scenarios.Networks;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>What the binders of one scenario share.</summary>
/// <param name="Problems">Where problems go.</param>
/// <param name="Folder">The folder that file names in the scenario refer to.</param>
/// <param name="Import">Reads networks from files; null where that is not possible.</param>
/// <param name="Varied">The paths that are varied; a key that only some levels use is no mistake.</param>
internal sealed record BindingContext(
    Problems Problems, string Folder, Func<ImportOptions, Outcome<GivenNetworkSpec>>? Import, IReadOnlySet<string> Varied)
{
    private readonly Dictionary<string, GivenNetworkSpec?> _imported = new(StringComparer.Ordinal);
    private readonly Dictionary<Node, bool> _sound = [];

    /// <summary>Loads network files; all conditions share what it read.</summary>
    public NetworkFileSource Files { get; } = new();

    /// <summary>Whether a section has no problem of its own; what depends on an unsound one is not judged.</summary>
    public bool IsSound(Node? node, FieldType type)
    {
        if (node is null)
        {
            return true;
        }

        if (!_sound.TryGetValue(node, out bool sound))
        {
            sound = type.Accepts(node);
            _sound[node] = sound;
        }

        return sound;
    }

    /// <summary>The network from files; the same files are read once, however many conditions use them.</summary>
    /// <param name="key">What tells these options from others.</param>
    /// <param name="options">The options.</param>
    /// <param name="named">The name that the scenario has for a file, by its path; problems call files as their user does.</param>
    public GivenNetworkSpec? ImportOnce(string key, ImportOptions options, IReadOnlyDictionary<string, string> named)
    {
        if (!_imported.TryGetValue(key, out var network))
        {
            var outcome = Import!(options);
            foreach (var diagnostic in outcome.Diagnostics)
            {
                Problems.Add(diagnostic with { File = named.GetValueOrDefault(diagnostic.File, diagnostic.File) });
            }

            network = outcome.Value;
            _imported[key] = network;
        }

        return network;
    }
}
