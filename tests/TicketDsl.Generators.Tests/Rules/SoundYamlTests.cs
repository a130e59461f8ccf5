using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Rules;

public sealed class SoundYamlTests
{
    [TestCaseSource(nameof(Sound))]
    public void A_YAML_file_that_is_just_right_is_let_pass(SoundCase sound) => sound.Check();

    internal static IEnumerable<TestCaseData> Sound() => SoundCase.Named(
    [
        Case("TKT103", "experiment: Sample", "experiment: S2"),
        Case("TKT104", "experiment: Sample", "experiment: Sample2") with { Other = Samples.Record },
        Case("TKT105", "dataset:", "namespace: Tests.Deeper\ndataset:"),
        Case("TKT106", "dataset: mnist", "dataset: fashion-mnist"),
        Case("TKT107", "replicates: 5", "replicates: 1"),

        Case("TKT201", "  - Hidden: { linear: 300, relu: }\n", "").And(", pruning-fraction: 0.1", ""),
        Case("TKT203", "{ linear: 300, relu: }", "{ linear: 300 }"),
        Case("TKT204", "Hidden:", "H:"),
        Case("TKT205", "Hidden:", "Masking:"),
        Case("TKT206", "Hidden:", "OUTPUT:"),
        Case("TKT207", "linear: 300", "linear: 1"),
        Image("TKT208", "Fc1: { linear: 64, sigmoid:, dropout: 0.5 }\n  - Output: { linear: 10, pruning-fraction: 0.1 }", "Fc1: { conv: 10 }\n  - Output: { global-average-pool: }"),
        Case("TKT209", "linear: 300", "linear: 2701237"),
        Image("TKT210", "- Pool1: { max-pool: 2 }", "- Pool1: { max-pool: 2 }\n  - Extra: { conv: 16 }"),
        Image("TKT211", "padding: 0", "padding: 4"),
        Image("TKT212", "average-pool: 3", "average-pool: 6"),
        Image("TKT213", "- Fc1", "- Flat: { flatten: }\n  - Fc1"),
        Image("TKT214", "bias: false", "bias: true"),
        Case("TKT215", "relu:", "tanh:"),
        Image("TKT216", "dropout: 0.5", "dropout: 0"),
        Image("TKT217", "Fc1: { linear: 64, sigmoid:, dropout: 0.5 }\n  - Output: { linear: 10, pruning-fraction: 0.1 }", "Fc1: { conv: 10, relu: }\n  - Output: { global-average-pool: }"),
        Blocks("TKT218", "channels: 16", "channels: 1"),
        Blocks("TKT221", "    - Pool: { max-pool: 2 }\n", ""),
        Blocks("TKT222", "block: Pooled", "block: Basic, channels: 3"),
        Blocks("TKT223", "- Pool: { max-pool: 2 }", "- Pool: { block: Basic, channels: 3 }"),
        Blocks("TKT224", "stride: 2", "stride: 3"),
        Blocks("TKT225", "activation: tanh", "activation: none"),
        Image("TKT226", "linear: 64,", "linear: 64, batch-norm:,"),

        Case("TKT301", "steps: 5000it, batch: 60, validation: 4000, evaluate-every: 100it", "steps: 1it"),
        Case("TKT302", "5000it", "5ep"),
        Case("TKT303", "5000it", "2147483647it"),
        Case("TKT304", "100it", "5000it"),
        Case("TKT305", "batch: 60", "batch: 56000"),
        Case("TKT306", "validation: 4000", "validation: 59940"),
        Case("TKT307", Optimizer, "optimizer: { sgd: 0.1 }\n"),
        Case("TKT308", Optimizer, "optimizer: { adam: 0.1 }\n"),
        Case("TKT309", "0.001", "1e-300"),
        Case("TKT310", "beta1: 0.9", "beta1: 0"),
        Case("TKT311", "1e-8", "1e-300"),
        Case("TKT312", "0.125", "1e-300"),
        Image("TKT313", "0.0005", "0"),
        Image("TKT314", "momentum: 0.9, nesterov: true", "nesterov: false"),
        Image("TKT315", "step-decay: { factor: 0.2, milestones: [ 10ep, 9000it ] }", "cosine-decay:"),
        Image("TKT316", "factor: 0.2", "factor: 0.999"),
        Image("TKT317", "9000it", "13499it"),
        Image("TKT318", "warm-up: 1ep", "warm-up: 29ep"),
        Image("TKT319", "0.0625", "1e-300"),

        Pruned("TKT320", "one-shot: { fractions: [ 0.5 ] }"),
        Case("TKT321", "{ fraction: 0.2", "{ fraction: 0.9"),
        Pruned("TKT322", "iterative: { units: 1, rounds: 3, granularity: unit, criterion: product }"),
        Pruned("TKT323", "iterative: { fraction: 0.2, rounds: 3, granularity: unit, criterion: product }"),
        Case("TKT324", "rounds: 3", "rounds: 1"),
        Pruned("TKT325", "one-shot: { units: [ 2, 4 ], granularity: unit, criterion: product }"),
        Pruned("TKT326", "iterative: { units: 2, rounds: 3, granularity: unit, criterion: input-magnitude }"),
        Pruned("TKT327", "iterative: { units: 2, rounds: 3, granularity: unit, criterion: output-magnitude }"),
        Case("TKT328", "rewind-to: 0it", "rewind-to: 4999it"),
        Pruned("TKT329", "one-shot: { fractions: [ 0.9 ] }").And("linear: 300", "linear: 1"),
        Case("TKT330", "pruning-fraction: 0.1", "pruning-fraction: 0.9"),
        Pruned("TKT331", "iterative: { fraction: 0.5, rounds: 1, granularity: unit, criterion: product }"),
        Case("TKT332", "{ fraction: 0.2", "{ fraction: 0.00001"),
        Case("TKT333", "replicates: 2", "replicates: 1"),
        Case("TKT334", Pruning + "branches:\n  - rearrange: { replicates: 2 }\n", "").And(", pruning-fraction: 0.1", ""),
        Case("TKT335", "replicates: 2 }", "replicates: 2 }\n  - reinitialize"),
        Case("TKT336", "pruning-fraction: 0.1", "pruning-fraction: 0.2"),
        Pruned("TKT337", "iterative: { units: 1, rounds: 2, granularity: unit, criterion: product }").And("- Hidden", "- Flat: { flatten: }\n  - Hidden"),
        Pruned("TKT338", "one-shot: { fractions: [ 0.5, 0.75, 0.875 ] }"),
        Case("TKT339", Optimizer, "optimizer: { sgd: { learning-rate: 0.1, momentum: 0.9 } }\n"),
        Case("TKT340", ", validation: 4000, evaluate-every: 100it", ""),
        Image("TKT341", "crop: 4", "crop: 31"),
        Case("TKT342", "dataset: mnist", "dataset: mnist\naugmentation: { flip: true }"),
        Pruned("TKT343", "iterative: { units: 99, rounds: 3, granularity: unit, criterion: product }"),
        Pruned("TKT344", "iterative: { fraction: 0.5, rounds: 1, granularity: unit, criterion: product }").And("linear: 300", "linear: 10"),
        Case("TKT350", "rearrange: { replicates: 2 }", "reorder: { levels: [ 0, 3 ] }"),
        Case("TKT351", "replicates: 2", "levels: [ 2, 3 ]"),
        Case("TKT352", "rearrange: { replicates: 2 }", "noise: { standard-deviations: 1e-9 }"),
        Case("TKT353", "rewind-to: 0it", "retraining: learning-rate-rewind").And("rearrange: { replicates: 2 }", "rewind"),
        Case("TKT354", "rewind-to: 0it", "rewind-to: 0it, retraining: fine-tune"),
        Case("TKT355", "pruning-fraction: 0.1", "not-pruned:"),
        Case("TKT356", "rewind-to: 0it", "scope: global").And(", pruning-fraction: 0.1", ""),
        Pruned("TKT357", "random: { densities: [ 0.999, 0.001 ] }"),
        Pruned("TKT358", "random: { densities: [ 0.5, 0.49 ] }"),
        Pruned("TKT359", "random: { densities: [ 0.5 ] }"),
        Image("TKT360", "iterative: { fraction: 0.2, rounds: 3 }", "random: { densities: [ 0.013 ], ratio: uniform-plus }").And(", pruning-fraction: 0.15", "").And(", pruning-fraction: 0.1", ""),
        Pruned("TKT361", "random: { densities: [ 0.01 ], ratio: erk }"),
        Case("TKT362", "pruning-fraction: 0.1", "pruning-fraction: 0.1, prune: { granularity: channel, criterion: l2 }"),
        Pruned("TKT363", "iterative: { pattern: 1:2, rounds: 1 }"),
        Pruned("TKT364", "one-shot: { patterns: [ 3:4, 2:4 ] }"),
        Pruned("TKT365", "iterative: { pattern: 2:4, rounds: 2, granularity: weight, scope: layer }"),
        Pruned("TKT366", "iterative: { pattern: 1:4, rounds: 3 }"),
        Pruned("TKT367", "one-shot: { patterns: [ 3:4, 1:4 ] }"),

        Case("TKT401", "  - Hidden", "\n  # A\ttab in a comment.\n  - Hidden"),
        Case("TKT402", "# An experiment to break.\n", "\n\n"),
        Case("TKT403", "# An experiment to break.\n", "---\n"),
        Case("TKT404", "network:\n  - Hidden: { linear: 300, relu: }", "network:\n          - Hidden:\n                  linear: 300\n                  relu:").And("  - Output: {", "          - Output: {"),
        new("TKT405", Samples.Yaml with { Text = Samples.Yaml.Text + new string('#', 1_000_000 - Samples.Yaml.Text.Length) }),
        Case("TKT406", "summary: An experiment to break.\n", "seed: Other\n"),
        Case("TKT407", "summary: An experiment to break.\n", "summary: \"rounds: 3\"\n"),
        Case("TKT408", "0.125", "1"),
        Case("TKT409", "scaling: unit\n", ""),
        Case("TKT410", "summary: An experiment", "summary: An &experiment *and !tag"),
        Case("TKT411", "An experiment to break.\ndataset", "Ein Versuch für Fußgänger, кириллица, 試験.\ndataset"),
    ]);

    private const string Optimizer = "optimizer: { adam: { learning-rate: 0.001, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 } }\n";

    private const string Pruning = "pruning:\n  iterative: { fraction: 0.2, rounds: 3, rewind-to: 0it }\n";

    private static SoundCase Case(string id, string piece, string replacement) => new(id, Samples.Yaml.With(piece, replacement));

    private static SoundCase Image(string id, string piece, string replacement) => new(id, Samples.ImageYaml.With(piece, replacement));

    private static SoundCase Blocks(string id, string piece, string replacement) => new(id, Samples.BlockYaml.With(piece, replacement));

    private static SoundCase Pruned(string id, string pruning) =>
        Case(id, Pruning, $"pruning: {{ {pruning} }}\n").And(", pruning-fraction: 0.1", "");
}
