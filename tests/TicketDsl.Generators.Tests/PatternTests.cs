using TicketDsl.Generators.Tests.Harness;
using TicketDsl.Runtime.Pruning;
using VerifyNUnit;

namespace TicketDsl.Generators.Tests;

/// <summary>N:M patterns from declaration to masks.</summary>
public sealed class PatternTests
{
    // Hidden has 784 inputs of 300 units, Output 300 of 10: 235,200 and 3,000 weights.
    [Test]
    public void A_round_prunes_as_many_weights_of_every_group([Values] bool yaml)
    {
        var definition = Iterative(yaml, "1:4", 3);
        Assert.That(definition.Pruning, Is.EqualTo(
            new IterativePruningDefinition(Criterion.Magnitude, Granularity.Weight, Scope.Layer, Step.Iterations(0)) { PatternLength = 4 }));
        Assert.That(definition.Schedule.Select(level => level.Weights), Is.EqualTo(new int[][] { [235_200, 3_000], [176_400, 2_250], [117_600, 1_500], [58_800, 750] }));
    }

    [Test]
    public void Every_one_shot_pattern_is_a_level([Values] bool yaml)
    {
        var definition = OneShot(yaml, "3:4", "2:4");
        Assert.That(definition.Pruning, Is.EqualTo(
            new OneShotPruningDefinition(Criterion.Magnitude, Granularity.Weight, Scope.Layer, Step.Iterations(0)) { PatternLength = 4 }));
        Assert.That(definition.Schedule.Select(level => level.Weights), Is.EqualTo(new int[][] { [235_200, 3_000], [176_400, 2_250], [117_600, 1_500] }));
    }

    [Test]
    public void A_layer_that_is_not_pruned_needs_no_groups([Values] bool yaml)
    {
        var definition = CompiledExperiments.Of(yaml
            ? Samples.Yaml.With("fraction: 0.2, rounds: 3", "pattern: 2:8, rounds: 2").With("pruning-fraction: 0.1", "not-pruned:")
            : Samples.Record.With("Fraction = 0.2, Rounds = 3", "Pattern = \"2:8\", Rounds = 2").With("PruningFraction(0.1)", "NotPruned")).Definitions.Single();
        Assert.That(definition.Schedule[2].Weights, Is.EqualTo([58_800, 3_000]));
    }

    [Test]
    public void A_pruner_leaves_exactly_as_many_of_each_group_as_the_compiler_counted([Values] bool isOneShot, [Range(0, 4)] int seed)
    {
        var definition = isOneShot ? OneShot(false, "3:4", "1:4") : Iterative(false, "1:4", 3);
        var random = new Random(seed);
        var dense = MaskSet.Dense(definition.Layers);
        var (masks, first) = (dense, Weights());
        foreach (var target in definition.Schedule.Skip(1))
        {
            var pruned = isOneShot
                ? Pruner.Prune(definition.Layers, definition.Pruning!, first, dense, target)
                : Pruner.Prune(definition.Layers, definition.Pruning!, Weights(), masks, target);
            Assert.That(pruned.IsSubsetOf(masks), $"Level {target.Level}");
            for (var l = 0; l < definition.Layers.Length; l++)
            {
                Assert.That(pruned[l].Count, Is.EqualTo(target.Weights[l]));
                var each = PatternGroups.Of(definition.Layers[l], 4).Select(group => group.Count(index => pruned[l][index])).Distinct();
                Assert.That(each, Is.EqualTo([4 * target.Weights[l] / definition.Layers[l].Weights]), $"Level {target.Level}");
            }

            masks = pruned;
        }

        float[] Weights() => [.. definition.Layers.SelectMany(layer => Enumerable.Range(0, layer.Parameters).Select(_ => random.Next(-9, 10) / 8f))];
    }

    [Test]
    public void A_variants_pattern_takes_the_place_of_the_fraction_and_of_layers_own([Values] bool iterative)
    {
        var pruning = iterative ? "IterativePruning(Pattern = \"2:4\", Rounds = 2)" : "OneShotPruning(Patterns = [\"3:4\", \"2:4\"])";
        var variant = new TestFile("Variant.cs", $"using TicketDsl;\n\nnamespace Tests;\n\n/// <summary>A variant.</summary>\n[Extends(typeof(Sample))]\n[{pruning}]\npublic partial record Patterned;\n");
        var definition = CompiledExperiments.Of(Samples.Record, variant).Definitions.Single(definition => definition.Name == "Patterned");
        Assert.That(definition.Schedule.Select(level => level.TotalWeights), Is.EqualTo([238_200, 178_650, 119_100]));
        Assert.That(definition.Layers.Select(layer => layer.PruningFraction), Is.All.Null);
    }

    [Test]
    public Task The_schedule_of_a_pattern() => Verifier.Verify(GeneratorRun.GeneratedSources(IterativeFile(false, "2:4", 2))["Sample.Schedule.g.cs"], "txt");

    private static ExperimentDefinition Iterative(bool yaml, string pattern, int rounds) => CompiledExperiments.Of(IterativeFile(yaml, pattern, rounds)).Definitions.Single();

    private static TestFile IterativeFile(bool yaml, string pattern, int rounds) => yaml
        ? Samples.Yaml.With("fraction: 0.2, rounds: 3", $"pattern: {pattern}, rounds: {rounds}").With(", pruning-fraction: 0.1", "")
        : Samples.Record.With("Fraction = 0.2, Rounds = 3", $"Pattern = \"{pattern}\", Rounds = {rounds}").With(", PruningFraction(0.1)", "");

    private static ExperimentDefinition OneShot(bool yaml, params string[] patterns) => CompiledExperiments.Of(yaml
        ? Samples.Yaml.With("iterative: { fraction: 0.2, rounds: 3, rewind-to: 0it }", $"one-shot: {{ patterns: [ {string.Join(", ", patterns)} ] }}").With(", pruning-fraction: 0.1", "")
        : Samples.Record.With("IterativePruning(Fraction = 0.2, Rounds = 3, RewindTo = \"0it\")", $"OneShotPruning(Patterns = [{string.Join(", ", patterns.Select(pattern => $"\"{pattern}\""))}])").With(", PruningFraction(0.1)", "")).Definitions.Single();
}
