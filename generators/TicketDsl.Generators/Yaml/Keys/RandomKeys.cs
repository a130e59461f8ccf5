namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of <c>random</c>.</summary>
internal static class RandomKeys
{
    public static readonly YamlKey Densities = new(
        "densities", new ListType(NumberType.Fraction, IsEmptyAllowed: false), "[ 0.5, 0.2 ]",
        "Shares of the weights of all pruned layers that remain, descending; a level each.", IsRequired: true, IsInherited: true);

    public static readonly YamlKey Ratio = new(
        "ratio", WordType.Of<RatioRule>(), "erk",
        "How a density is shared out over the layers: uniform gives all the same; uniform-plus keeps the first convolution and a fifth of the last "
        + "linear layer; erk gives small layers more; snip-ratio gives what SNIP would keep. uniform if left out.");

    public static readonly IReadOnlyList<YamlKey> All = [Densities, Ratio];
}
