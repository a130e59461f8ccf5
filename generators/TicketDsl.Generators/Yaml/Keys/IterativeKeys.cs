using TicketDsl.Generators.Scheduling;

namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of <c>iterative</c>.</summary>
internal static class IterativeKeys
{
    public static readonly YamlKey Fraction = new(
        "fraction", NumberType.Fraction, "0.2",
        "Pruning fraction: the share of what remains that a round prunes. Either this, units or a pattern.", IsInherited: true);

    public static readonly YamlKey Units = new(
        "units", new WholeNumberType(AtLeast: 1), "2",
        "Units that a round prunes from each hidden layer, with granularity unit. Either this, a fraction or a pattern.", IsInherited: true);

    public static readonly YamlKey Pattern = new(
        "pattern", new PatternType(), "2:4",
        "N:M pattern that the last round reaches: of every M consecutive inputs of a unit N weights remain. Either this, a fraction or units.", IsInherited: true);

    public static readonly YamlKey Rounds = new(
        "rounds", new WholeNumberType(AtLeast: 1, AtMost: TrainingLimits.MaximumRounds), "20",
        "How often to prune; a level each.", IsRequired: true, IsInherited: true);

    public static readonly IReadOnlyList<YamlKey> All =
        [Fraction, Units, Pattern, Rounds, SharedPruningKeys.RewindTo, SharedPruningKeys.Retraining, SharedPruningKeys.Criterion, SharedPruningKeys.Granularity, SharedPruningKeys.Scope];
}
