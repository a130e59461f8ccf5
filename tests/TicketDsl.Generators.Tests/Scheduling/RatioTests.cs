using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Scheduling;

/// <summary>How densities are shared out over layers, worked out by hand.</summary>
public sealed class RatioTests
{
    // LeNet-300-100: 235,200 + 30,000 + 1,000 weights; inputs + units of its layers 1084, 400, 110, together 1594.
    // 0.05: ε = 13310 / 1594 = 8.350063; 9051.468, 3340.025, 918.507: one is missing and goes to the largest rest.
    // 0.2: Output would have 3674 of 1000 and is dense; ε = 52240 / 1484; 38159.137, 14080.863.
    // 0.5: then Fc2 would have 35606 of 30000 too; Fc1 has what is left of 133100.
    [TestCase("Erk", "0.5, 0.2, 0.05", new[] { 102_100, 30_000, 1_000, 38_159, 14_081, 1_000, 9_051, 3_340, 919 })]
    // 0.0335: 7879.2, 1005, 33.5 of 8918.
    [TestCase("Uniform", "0.5, 0.0335", new[] { 117_600, 15_000, 500, 7_879, 1_005, 34 })]
    // No convolution; Output keeps 200, and 8918 − 200 are shared by 265,200: 7731.86, 986.20; above a fifth all are alike.
    [TestCase("UniformPlus", "0.5, 0.0335", new[] { 117_600, 15_000, 500, 7_732, 986, 200 })]
    public void Of_linear_layers(string rule, string densities, int[] counts)
    {
        var file = new TestFile("Lenet.cs", $"""
            using TicketDsl;

            namespace Tests;

            /// <summary>LeNet-300-100.</summary>
            [Experiment(Dataset.Mnist)]
            [Training("10it")]
            [Adam(0.001)]
            [RandomPruning(Densities = [{densities}], Ratio = RatioRule.{rule})]
            public partial record Lenet([Linear(300), Relu] Layer Fc1, [Linear(100), Relu] Layer Fc2, [Linear(10)] Layer Output);
            """);
        Assert.That(Definition(file).Schedule.Skip(1).SelectMany(level => level.Weights), Is.EqualTo(counts));
    }

    // 432 + 12,800 + 32,768 + 640 weights; channels in and out and twice the window 25, 58; inputs + units 576, 74; together 733.
    // Erk 0.2: Output would have 941 of 640 and is dense; ε = 8688 / 659; 329.590, 764.649, 7593.760: two are missing.
    [TestCase("Erk", "0.2", new[] { 329, 765, 7_594, 640 })]
    // 0.5: 22888 / 46208 for all but the first; 6340.17, 16230.82, 317.01: one is missing. 0.1: Output keeps 128; 4104 / 45568: 1152.81, 2951.19.
    [TestCase("UniformPlus", "0.5, 0.1", new[] { 432, 6_340, 16_231, 317, 432, 1_153, 2_951, 128 })]
    public void Of_convolutions(string rule, string densities, int[] counts)
    {
        var file = Samples.ImageRecord
            .With("IterativePruning(Fraction = 0.2, Rounds = 3)", $"RandomPruning(Densities = [{densities}], Ratio = RatioRule.{rule})")
            .With(", PruningFraction(0.15)", "").With(", PruningFraction(0.1)", "");
        Assert.That(Definition(file).Schedule.Skip(1).SelectMany(level => level.Weights), Is.EqualTo(counts));
    }

    [Test]
    public void The_sum_is_the_density_of_all_pruned_weights_under_every_rule([Values] RatioRule rule, [Values] bool keepsOutput)
    {
        var file = Samples.ImageRecord
            .With("IterativePruning(Fraction = 0.2, Rounds = 3)", $"RandomPruning(Densities = [0.7, 0.123, 0.05], Ratio = RatioRule.{rule})")
            .With(", PruningFraction(0.15)", "").With(", PruningFraction(0.1)", keepsOutput ? ", NotPruned" : "");
        var definition = Definition(file);
        var (pruned, kept) = keepsOutput ? (46_000m, 640) : (46_640m, 0);

        Assert.That(definition.Pruning, Is.EqualTo(new RandomPruningDefinition(rule)));
        Assert.That(definition.Schedule.Skip(1).Select(level => level.TotalWeights), Is.EqualTo(
            new[] { 0.7m, 0.123m, 0.05m }.Select(density => kept + (int)Math.Round(density * pruned, MidpointRounding.AwayFromZero))));
        Assert.That(definition.Schedule.Select(level => level.CountsLayers), Is.EqualTo(new[] { true, rule != RatioRule.SnipRatio, rule != RatioRule.SnipRatio, rule != RatioRule.SnipRatio }));
        foreach (var level in definition.Schedule.Where(level => level.CountsLayers)) Assert.That(level.Weights.Sum(), Is.EqualTo(level.TotalWeights));
    }

    [Test]
    public void A_record_and_a_YAML_file_share_alike([Values] RatioRule rule)
    {
        var word = rule switch { RatioRule.UniformPlus => "uniform-plus", RatioRule.SnipRatio => "snip-ratio", _ => rule.ToString().ToLowerInvariant() };
        var record = Definition(Samples.Record
            .With("IterativePruning(Fraction = 0.2, Rounds = 3, RewindTo = \"0it\")", $"RandomPruning(Densities = [0.4, 0.01], Ratio = RatioRule.{rule})").With(", PruningFraction(0.1)", ""));
        var yaml = Definition(Samples.Yaml
            .With("iterative: { fraction: 0.2, rounds: 3, rewind-to: 0it }", $"random: {{ densities: [ 0.4, 0.01 ], ratio: {word} }}").With(", pruning-fraction: 0.1", ""));

        Assert.That((yaml.Pruning, yaml.Branches[0]), Is.EqualTo((record.Pruning, record.Branches[0])));
        Assert.That(yaml.Schedule, Is.EqualTo(record.Schedule));
    }

    private static ExperimentDefinition Definition(TestFile file) => CompiledExperiments.Of(file).Definitions.Single();
}
