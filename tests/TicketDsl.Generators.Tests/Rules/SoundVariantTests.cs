using TicketDsl.Generators.Tests.Harness;
using TicketDsl.Generators.Tests.Variants;

namespace TicketDsl.Generators.Tests.Rules;

public sealed class SoundVariantTests
{
    [TestCaseSource(nameof(Records))]
    [TestCaseSource(nameof(Files))]
    public void A_variant_that_is_just_right_is_let_pass(SoundCase sound) => sound.Check();

    internal static IEnumerable<TestCaseData> Records() => SoundCase.Named(
    [
        Record("TKT501", "[Adam(0.1)]") with { Other = Samples.Yaml },
        Record("TKT502", "[Adam(0.1)]"),
        Record("TKT503", "[Training(BatchSize = 10)]\n[Adam(Beta1 = 0.5)]"),
        Record("TKT504", "[Set(\"*.Dropout\", 0.5)]"),
        Record("TKT505", "[Set(\"IterativePruning.Criterion\", Criterion.Magnitude)]\n[Set(\"Training.Steps\", \"20ep\")]\n[Set(\"Hidden.Dropout\", 0)]"),
        Record("TKT506", "[Set(\"Hidden.Dropout\", 0.5)]\n[Sweep(\"Hidden.Dropout\", 0.1, 0.2)]"),
        Record("TKT507", "[Experiment(Seed = \"another\")]"),
        new SoundCase("TKT508", VariantFiles.Record("").With("typeof(Sample)", "typeof(Sample), Without = [ExperimentPart.Branches]")) { Other = Samples.Record },
        Record("TKT509", "[Sweep(\"Adam.LearningRate\", 0.1)]"),
        Record("TKT510", $"[Sweep(\"Training.BatchSize\", {string.Join(", ", Enumerable.Range(1, 300))})]"),
        Record("TKT511", "[Sweep(\"Adam.LearningRate\", 0.1, 0.2)]\n[Sweep(\"Adam.Beta1\", 0.1, 0.2)]"),
    ]);

    internal static IEnumerable<TestCaseData> Files() => SoundCase.Named(
    [
        Yaml("TKT501", "replicates: 2") with { Other = Samples.Record },
        Yaml("TKT502", "replicates: 2"),
        Yaml("TKT503", "training: { batch: 10 }\noptimizer: { adam: { beta1: 0.5 } }"),
        Yaml("TKT504", "set: { network.*.dropout: 0.5, optimizer.adam: 0.1 }"),
        Yaml("TKT505", "set: { pruning.iterative.criterion: magnitude, training.steps: 20ep, network.Hidden.dropout: 0, network.Hidden.batch-norm: false }"),
        Yaml("TKT506", "set: { network.Hidden.dropout: 0.5 }\nsweep: { network.Hidden.dropout: [ 0.1, 0.2 ] }"),
        Yaml("TKT507", "seed: another"),
        Yaml("TKT508", "without: [ branches ]"),
        Yaml("TKT509", "sweep: { optimizer.adam: [ 0.1 ] }"),
        Yaml("TKT510", $"sweep: {{ training.batch: [ {string.Join(", ", Enumerable.Range(1, 300))} ] }}"),
        Yaml("TKT511", "sweep: { optimizer.adam: [ 0.1, 0.2 ], optimizer.adam.beta1: [ 0.1, 0.2 ] }"),
    ]);

    private static SoundCase Record(string id, string attributes) => new(id, VariantFiles.Record(attributes)) { Other = Samples.Record };

    private static SoundCase Yaml(string id, string keys) => new(id, VariantFiles.Yaml(keys)) { Other = Samples.Yaml };
}
