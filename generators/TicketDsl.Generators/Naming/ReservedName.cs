namespace TicketDsl.Generators.Naming;

/// <summary>Names that a layer can not have, since a generated member has it beside or around the layer's own.</summary>
internal static class ReservedName
{
    /// <summary>The name of the registry of experiments, which no experiment can have.</summary>
    public const string Registry = "Experiments";

    private static readonly string[] MembersOfRecords =
    [
        "EqualityContract", "PrintMembers", "Deconstruct", "Clone",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals",
    ];

    private static readonly string[] BesideLayers = ["Layers", "Network", "Definition", "Weights", "Masks", "Schedule", "Results", "Points", "TorchModule"];

    /// <summary>In the generated types, where a layer is a type, a property or a constant.</summary>
    private static readonly string[] WithinTypes = ["Inputs", "Units", "Levels", "AllLayers", "Set", "Count", "Density", "Dense", "Overlap", "Groups", "Finalize"];

    /// <summary>Whether every record has a member of that name, so that the compiler refuses a parameter of it.</summary>
    public static bool IsMemberOfRecords(string name) => MembersOfRecords.Contains(name);

    /// <summary>Whether a member of that name is generated into the record itself.</summary>
    public static bool IsBesideLayers(string name) => BesideLayers.Contains(name);

    /// <summary>Whether a layer of the experiment <paramref name="experiment"/> can not have the name <paramref name="layer"/>.</summary>
    public static bool IsReserved(string layer, string experiment) =>
        layer == experiment || IsMemberOfRecords(layer) || IsBesideLayers(layer) || WithinTypes.Contains(layer) || IsLevel(layer);

    /// <summary>Whether a layer of the block <paramref name="block"/> can not have the name <paramref name="layer"/>.</summary>
    public static bool IsReservedInBlock(string layer, string block) => IsReserved(layer, block) || layer == Shortcut || IsNumbered(layer, "Block");

    /// <summary>The name of the projection around a residual block.</summary>
    public const string Shortcut = "Shortcut";

    /// <summary>Level0, Level1, … hold the schedule's constants.</summary>
    private static bool IsLevel(string name) => IsNumbered(name, "Level");

    private static bool IsNumbered(string name, string word) =>
        name.Length > word.Length && name.StartsWith(word, StringComparison.Ordinal) && name.Skip(word.Length).All(char.IsDigit);
}
