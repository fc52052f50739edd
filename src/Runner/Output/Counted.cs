namespace Staffroom.Runner.Output;

/// <summary>Numbers of things, in words that agree with the number.</summary>
internal static class Counted
{
    /// <summary>"1 condition", "2 conditions".</summary>
    public static string Of(int count, string singular) => $"{count} {singular}{(count == 1 ? "" : "s")}";

    /// <summary>"2 conditions × 1 replicate".</summary>
    public static string Design(int conditions, int replicates) => $"{Of(conditions, "condition")} × {Of(replicates, "replicate")}";
}
