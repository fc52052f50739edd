using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;
using Staffroom.Scenarios.Networks;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>Binds a network file of columns; its columns are checked when the first run needs them.</summary>
internal static class StoredBinder
{
    public static BoundNetwork? Bind(Bag bag, BindingContext context)
    {
        if (bag.Has("distanceKm"))
        {
            context.Problems.Add(
                bag.MarkOf("distanceKm"), "'network.distanceKm' has no effect: a network file has a map, from which distances follow.", "Remove it.");
        }

        if (ImportBinder.FileOf(bag, "file", context) is not { } path)
        {
            return null;
        }

        try
        {
            var spec = context.Files.Open(path);
            return new(spec, null, spec.Schools, spec.Teachers) { FirstTeacher = NetworkFile.ReadFirstTeachers(path) };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            context.Problems.Add(
                bag.MarkOf("file"), $"'network.file' is {Shown.Quote(bag.Text("file")!)}, which cannot be used. {error.Message}",
                "Make a network file with 'staffroom network national FILE --teachers N'; files of people and ties are named by 'nodes' and 'edges'.");
            return null;
        }
    }
}
