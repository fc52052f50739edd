using System.Collections.Immutable;
using Staffroom.Model.Limits;
using Staffroom.Model.Parameters;
using Staffroom.Scenarios.Language.Nodes;
using static Staffroom.Scenarios.Language.Fields.Ranges;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>The keys of <c>parameters</c>: the rows of the model's own table.</summary>
internal static class ParameterFields
{
    /// <summary>The word for no preset: the model itself.</summary>
    public const string NoPreset = "none";

    /// <summary>The keys of a scenario's own <c>parameters</c>.</summary>
    public static Section Parameters { get; } = new("parameters of the model", [Preset(), .. ParameterTable.All.Select(Field)]);

    /// <summary>Those that an event can change: not what only shapes the start.</summary>
    public static Section Changeable { get; } = new("parameters of the model", ParameterTable.All.Where(row => !row.IsOfTheStart).Select(Field));

    /// <summary>The parameters a section gives, by their ids.</summary>
    public static ImmutableSortedDictionary<Parameter, double> Read(Node? node)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<Parameter, double>();
        foreach (var entry in (node as MappingNode)?.Entries ?? [])
        {
            if (ParameterTable.Find(entry.Key) is { } row && NumberType.Parse(entry.Value) is { } value && row.Allows(value))
            {
                values[row.Id] = value;
            }
        }

        return values.ToImmutable();
    }

    private static Field Preset() => new(
        "preset",
        new ChoiceType([NoPreset, .. Presets.All.Select(preset => preset.Key)])
        {
            Meanings = [(NoPreset, "The model itself."), .. Presets.All.Select(preset => (preset.Key, preset.Meaning))],
        },
        NoPreset,
        "Makes the model a classical one, by values for what the scenario leaves out. "
            + "Everybody has heard of the practices, knows how and is ready (practices: tacitness 0, readiness 0, successCeiling 1); trust and innovativeClimate are 1; "
            + "everybody meets everybody they are tied to every week; ties, climate and people stay as they are; starting changes nobody's belief (seeds: knowHow 1, belief 0).",
        "each preset's own, in docs/reference.md");

    private static Field Field(ParameterDefinition row) =>
        new(row.Key, new NumberType(row.Minimum, row.Maximum, row.Unit), Text(row.Default), row.Meaning, row.Source);
}
