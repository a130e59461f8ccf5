namespace TicketDsl.Generators.Naming;

/// <summary>Names that a layer can not have, since a generated member has it beside or around the layer's own.</summary>
internal static class ReservedName
{
    /// <summary>The name of the registry of experiments, which no experiment can have.</summary>
    public const string Registry = "Experiments";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        // Beside the layers' properties in the record.
        "Layers", "Network", "Definition", "Weights", "Masks", "Schedule", "Results",

        // Beside the layers' constants and properties in those types.
        "Inputs", "Units", "Levels", "AllLayers", "Set", "Count", "Density", "Dense", "Overlap",

        // What every record has, or every object.
        "EqualityContract", "PrintMembers", "Deconstruct", "Clone",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize",
    };

    /// <summary>Whether a layer of the experiment <paramref name="experiment"/> can not have the name <paramref name="layer"/>.</summary>
    public static bool IsReserved(string layer, string experiment) =>
        layer == experiment || Names.Contains(layer) || IsLevel(layer);

    /// <summary>Level0, Level1, … hold the schedule's constants.</summary>
    private static bool IsLevel(string name) =>
        name.Length > 5 && name.StartsWith("Level", StringComparison.Ordinal) && name.Skip(5).All(char.IsDigit);
}
