using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Scheduling;

/// <summary>An experiment drawn at random, and what its schedule must count, worked out here in whole numbers.</summary>
/// <param name="Dataset">What its network's ends are.</param>
/// <param name="Hidden">Units of each hidden layer.</param>
/// <param name="Own">A layer's own fraction in thousandths, where it has one; a place for every layer.</param>
/// <param name="PrunesUnits">Whether units are pruned, not weights.</param>
/// <param name="CountsUnits">Whether <paramref name="Sizes"/> are units, not thousandths.</param>
/// <param name="IsOneShot">Whether every level is pruned from the dense network.</param>
/// <param name="Sizes">The size of every round, or the ascending sizes of the one-shot levels.</param>
/// <param name="Rounds">Rounds, where it is iterative.</param>
/// <param name="Seed">Keys the weights that are pruned.</param>
public sealed record DrawnExperiment(
    Dataset Dataset, ImmutableArray<int> Hidden, ImmutableArray<int?> Own,
    bool PrunesUnits, bool CountsUnits, bool IsOneShot, ImmutableArray<int> Sizes, int Rounds, int Seed)
{
    /// <summary>Features of the input, then units of every layer.</summary>
    public ImmutableArray<int> Widths => [DatasetFacts.Of(Dataset).Inputs, .. Hidden, DatasetFacts.Of(Dataset).Outputs];

    /// <summary>The record that declares it.</summary>
    public TestFile Declaration => new("Drawn.cs", $"""
        using TicketDsl;

        namespace Tests;

        /// <summary>An experiment drawn at random.</summary>
        [Experiment(Dataset.{Dataset})]
        [Training("10it")]
        [Adam(0.001)]
        [{Pruning}]
        public partial record Drawn({string.Join(", ", Own.Select(Layer))});

        """.ReplaceLineEndings("\n"));

    /// <summary>What is left at every level; element 0 is the dense network.</summary>
    public IReadOnlyList<ScheduleLevel> Expected()
    {
        var dense = Level(0, [.. Widths.Skip(1)], null);
        var levels = new List<ScheduleLevel> { dense };
        for (var level = 1; level <= (IsOneShot ? Sizes.Length : Rounds); level++)
            levels.Add(Next(IsOneShot ? dense : levels[^1], level, Sizes[IsOneShot ? level - 1 : 0]));
        return levels;
    }

    /// <inheritdoc/>
    public override string ToString() => $"seed {Seed}\n{Declaration.Text}";

    private string Pruning
    {
        get
        {
            var what = CountsUnits ? "Units" : "Fraction";
            var sizes = Sizes.Select(size => CountsUnits ? $"{size}" : Thousandths(size));
            return (IsOneShot ? $"OneShotPruning({what.TrimEnd('s')}s = [{string.Join(", ", sizes)}]" : $"IterativePruning({what} = {sizes.First()}, Rounds = {Rounds}")
                + (PrunesUnits ? ", Granularity = Granularity.Unit, Criterion = Criterion.Product)" : ")");
        }
    }

    private string Layer(int? own, int index) =>
        $"[Linear({Widths[index + 1]}){(own is { } size ? $", PruningFraction({Thousandths(size)})" : "")}] Layer L{index}";

    private ScheduleLevel Next(ScheduleLevel before, int level, int size)
    {
        if (!PrunesUnits) return Level(level, before.Units, [.. before.Weights.Select((weights, l) => Without(weights, Own[l] ?? size))]);
        var outputs = before.Units[^1];
        return Level(level, [.. before.Units.SkipLast(1).Select(units => CountsUnits ? units - size : Without(units, size)), outputs], null);
    }

    /// <summary>A level; between units all weights are left where <paramref name="weights"/> are not counted by themselves.</summary>
    private ScheduleLevel Level(int level, ImmutableArray<int> units, ImmutableArray<int>? weights) =>
        new(level, units, weights ?? [.. units.Select((count, l) => count * (l == 0 ? Widths[0] : units[l - 1]))]);

    /// <summary>What is left after some thousandths, rounded to the nearest whole number, are gone; halves go.</summary>
    private static int Without(int count, int thousandths) => count - (2 * thousandths * count + 1000) / 2000;

    private static string Thousandths(int size) => (size / 1000m).ToString(CultureInfo.InvariantCulture);
}
