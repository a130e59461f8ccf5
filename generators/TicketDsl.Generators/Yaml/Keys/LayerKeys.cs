using System.Globalization;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of a layer, and what it may be called.</summary>
internal static class LayerKeys
{
    /// <summary>Names of experiments and layers, nearly: a pattern has no short word for the letters that C# takes.</summary>
    public static readonly NameType Name = new(
        @"^[^\sa-z0-9_.-][^\s.-]{0," + (Identifier.MaximumLength - 1).ToString(CultureInfo.InvariantCulture) + "}$");

    public static readonly YamlKey Linear = new(
        "linear", new WholeNumberType(AtLeast: 1), "300",
        "Fully connected: its units.", IsRequired: true);

    public static readonly YamlKey Relu = new(
        "relu", new NothingType(), "",
        "Rectified linear activation after the layer's sums; stands without a value.");

    public static readonly YamlKey PruningFraction = new(
        "pruning-fraction", NumberType.Fraction, "0.1",
        "The layer's own pruning fraction, in place of the experiment's.");

    public static readonly IReadOnlyList<YamlKey> All = [Linear, Relu, PruningFraction];
}
