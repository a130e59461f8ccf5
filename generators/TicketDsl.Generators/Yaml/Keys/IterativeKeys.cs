using TicketDsl.Generators.Scheduling;

namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of <c>iterative</c>.</summary>
internal static class IterativeKeys
{
    public static readonly YamlKey Fraction = new(
        "fraction", NumberType.Fraction, "0.2",
        "Pruning fraction: the share of what remains that a round prunes. Either this or units.", IsInherited: true);

    public static readonly YamlKey Units = new(
        "units", new WholeNumberType(AtLeast: 1), "2",
        "Units that a round prunes from each hidden layer, with granularity unit. Either this or fraction.", IsInherited: true);

    public static readonly YamlKey Rounds = new(
        "rounds", new WholeNumberType(AtLeast: 1, AtMost: TrainingLimits.MaximumRounds), "20",
        "How often to prune; a level each.", IsRequired: true, IsInherited: true);

    public static readonly IReadOnlyList<YamlKey> All =
        [Fraction, Units, Rounds, SharedPruningKeys.RewindTo, SharedPruningKeys.Criterion, SharedPruningKeys.Granularity];
}
