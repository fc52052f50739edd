using System.Collections.Immutable;
using Staffroom.Model.Parameters;
using Staffroom.Scenarios.Language.Nodes;
using static Staffroom.Scenarios.Language.Fields.Ranges;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>The keys of <c>parameters</c>: the rows of the model's own table.</summary>
internal static class ParameterFields
{
    public static Section Parameters { get; } = new(
        "parameters of the model",
        ParameterTable.All.Select(row => new Field(
            row.Key, new NumberType(row.Minimum, row.Maximum, row.Unit), Text(row.Default), row.Meaning, row.Source)));

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
}
