using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of an element of <c>branches</c>.</summary>
internal static class BranchKeys
{
    public static readonly YamlKey Replicates = new(
        "replicates", new WholeNumberType(AtLeast: 1), "3",
        "Runs of the control for each ticket. 1 if left out.");

    public static readonly YamlKey Levels = new(
        "levels", new ListType(new WholeNumberType(AtLeast: 0), IsEmptyAllowed: true), "[ 3, 7 ]",
        "The levels it branches off, ascending. Every pruned level if left out; level 0, the dense network, is for reorder alone.");

    public static readonly YamlKey StandardDeviations = new(
        "standard-deviations", NumberType.Positive, "0.5",
        "Standard deviations of the layer's initial distribution that the noise has.", IsRequired: true);

    /// <summary>The keys of a control.</summary>
    public static IReadOnlyList<YamlKey> Of(Control? control) => control == Control.Noise ? [StandardDeviations, Replicates, Levels] : [Replicates, Levels];

    /// <summary>The controls that can stand without keys.</summary>
    public static readonly WordType Words = new(Word.All<Control>().Where(static word => word != Word.Of(Control.Noise)).ToArray());

    /// <summary>Every control as a key.</summary>
    public static readonly IReadOnlyList<YamlKey> Controls = Word.All<Control>()
        .Select(static word => Word.Read<Control>(word) is Control.Noise
            ? new YamlKey(word, new MapType(Of(Control.Noise)), $"{{ {StandardDeviations.Written} }}", "How large the noise is, and how often and where the control runs.")
            : new YamlKey(word, new MapType(Of(null)), $"{{ {Replicates.Written} }}", "How often and where the control runs."))
        .ToArray();
}
