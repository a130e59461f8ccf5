namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of <c>pruning</c>.</summary>
internal static class PruningKeys
{
    public static readonly YamlKey Iterative = new(
        "iterative", new MapType(IterativeKeys.All, IterativeKeys.Fraction, IterativeKeys.Units, IterativeKeys.Pattern), "{ fraction: 0.2, rounds: 20 }",
        "Each level is trained and then pruned to the next one.");

    public static readonly YamlKey OneShot = new(
        "one-shot", new MapType(OneShotKeys.All, OneShotKeys.Fractions, OneShotKeys.Units, OneShotKeys.Patterns), "{ fractions: [ 0.5, 0.8 ] }",
        "Each level is pruned from the trained dense network.");

    public static readonly YamlKey Random = new(
        "random", new MapType(RandomKeys.All), "{ densities: [ 0.5, 0.2 ], ratio: erk }",
        "Each level's masks are drawn at random, and initial weights are trained under them.");

    public static readonly IReadOnlyList<YamlKey> All = [Iterative, OneShot, Random];
}
