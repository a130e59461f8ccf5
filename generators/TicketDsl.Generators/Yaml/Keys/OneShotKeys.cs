namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of <c>one-shot</c>.</summary>
internal static class OneShotKeys
{
    public static readonly YamlKey Fractions = new(
        "fractions", new ListType(NumberType.Fraction, IsEmptyAllowed: false), "[ 0.5, 0.8 ]",
        "Shares of the dense network to prune, ascending; a level each. Either this, units or patterns.", IsInherited: true);

    public static readonly YamlKey Units = new(
        "units", new ListType(new WholeNumberType(AtLeast: 1), IsEmptyAllowed: false), "[ 2, 4 ]",
        "Units to prune from each hidden layer of the dense network, ascending, with granularity unit; a level each. Either this, fractions or patterns.", IsInherited: true);

    public static readonly YamlKey Patterns = new(
        "patterns", new ListType(new PatternType(), IsEmptyAllowed: false), "[ 3:4, 2:4 ]",
        "N:M patterns of one M, N descending; a level each: of every M consecutive inputs of a unit N weights remain. Either this, fractions or units.", IsInherited: true);

    public static readonly IReadOnlyList<YamlKey> All =
        [Fractions, Units, Patterns, SharedPruningKeys.RewindTo, SharedPruningKeys.Retraining, SharedPruningKeys.Criterion, SharedPruningKeys.Granularity, SharedPruningKeys.Scope];
}
