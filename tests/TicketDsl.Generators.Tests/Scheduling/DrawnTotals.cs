using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Scheduling;

/// <summary>
/// An experiment drawn at random of which only the sum over all pruned layers is given: layers compete for the weights that are left, or
/// random masks share a density out. What that sum must be at every level is worked out here in whole numbers.
/// </summary>
/// <param name="Dataset">What its network's ends are.</param>
/// <param name="Hidden">Units of each hidden layer.</param>
/// <param name="IsPruned">Which layers are pruned, a place for every layer; one at least.</param>
/// <param name="Ratio">How random masks share the density; null where trained weights compete.</param>
/// <param name="Criterion">By what weights compete.</param>
/// <param name="Sizes">Thousandths: the fraction of every round, the ascending fractions of one-shot levels, or the descending densities.</param>
/// <param name="Rounds">Rounds, where it is iterative; 0 where every level is pruned from the dense network.</param>
/// <param name="Seed">Keys the weights that are pruned.</param>
public sealed record DrawnTotals(
    Dataset Dataset, ImmutableArray<int> Hidden, ImmutableArray<bool> IsPruned, RatioRule? Ratio, Criterion Criterion, ImmutableArray<int> Sizes, int Rounds, int Seed)
{
    /// <summary>Features of the input, then units of every layer.</summary>
    public ImmutableArray<int> Widths => [DatasetFacts.Of(Dataset).Inputs, .. Hidden, DatasetFacts.Of(Dataset).Outputs];

    /// <summary>Weights of every layer.</summary>
    public ImmutableArray<int> Weights => [.. Widths.Skip(1).Select((units, l) => units * Widths[l])];

    /// <summary>The record that declares it.</summary>
    public TestFile Declaration => new("Drawn.cs", $"""
        using TicketDsl;

        namespace Tests;

        /// <summary>An experiment drawn at random.</summary>
        [Experiment(Dataset.{Dataset})]
        [Training("10it")]
        [Adam(0.001)]
        [{Pruning}]
        public partial record Drawn({string.Join(", ", IsPruned.Select((isPruned, l) => $"[Linear({Widths[l + 1]}){(isPruned ? "" : ", NotPruned")}] Layer L{l}"))});

        """.ReplaceLineEndings("\n"));

    /// <summary>Weights left in the whole network at every level; element 0 is the dense network.</summary>
    public IReadOnlyList<int> Expected()
    {
        var pruned = Weights.Where((_, l) => IsPruned[l]).Sum();
        var kept = Weights.Sum() - pruned;
        var levels = new List<int> { pruned };
        if (Ratio is not null) levels.AddRange(Sizes.Select(size => Thousandths(pruned, size)));
        else if (Rounds == 0) levels.AddRange(Sizes.Select(size => pruned - Thousandths(pruned, size)));
        else for (var round = 0; round < Rounds; round++) levels.Add(levels[^1] - Thousandths(levels[^1], Sizes[0]));
        return [.. levels.Select(level => kept + level)];
    }

    /// <summary>Whether every level prunes something and leaves something of what is pruned; else it is an error, which has tests of its own.</summary>
    public bool IsDeclarable
    {
        get
        {
            var (expected, kept) = (Expected(), Weights.Where((_, l) => !IsPruned[l]).Sum());
            return expected.Zip(expected.Skip(1)).All(pair => pair.Second < pair.First) && expected[^1] > kept;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"seed {Seed}\n{Declaration.Text}";

    private string Pruning => Ratio is { } ratio ? $"RandomPruning(Densities = [{string.Join(", ", Sizes.Select(Text))}], Ratio = RatioRule.{ratio})"
        : (Rounds == 0 ? $"OneShotPruning(Fractions = [{string.Join(", ", Sizes.Select(Text))}]" : $"IterativePruning(Fraction = {Text(Sizes[0])}, Rounds = {Rounds}")
            + $", Scope = Scope.Global, Criterion = Criterion.{Criterion})";

    /// <summary>Thousandths of a count, rounded to the nearest whole number, halves up.</summary>
    private static int Thousandths(int count, int size) => (int)((2L * size * count + 1000) / 2000);

    private static string Text(int size) => (size / 1000m).ToString(CultureInfo.InvariantCulture);
}
