namespace TicketDsl.Generators.Tests.Harness;

/// <summary>A sound experiment in both languages, for tests to break, and code that uses its members.</summary>
public static class Samples
{
    /// <summary>As a record.</summary>
    public static TestFile Record { get; } = new("folder/Sample.cs", """
        using TicketDsl;

        namespace Tests;

        /// <summary>An experiment to break.</summary>
        [Experiment(Dataset.Mnist, Replicates = 5, Scaling = InputScaling.Unit)]
        [Training("5000it", BatchSize = 60, Validation = 4000, EvaluateEvery = "100it")]
        [Adam(0.001, Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8)]
        [Initialization(Initializer.TruncatedNormal, StandardDeviation = 0.125)]
        [IterativePruning(Fraction = 0.2, Rounds = 3, RewindTo = "0it")]
        [Branch(Control.Rearrange, Replicates = 2)]
        public partial record Sample(
            [Linear(300), Relu] Layer Hidden,
            [Linear(10), PruningFraction(0.1)] Layer Output);

        """.ReplaceLineEndings("\n"));

    /// <summary>Names by which a project is seen to reference TorchSharp and the engine on it.</summary>
    public static TestFile Torch { get; } = new("Torch.cs", """
        namespace TicketDsl.Torch.Layers { public abstract class TorchNetwork { } }

        namespace TorchSharp { public static class torch { } }

        """.ReplaceLineEndings("\n"));

    /// <summary>As a YAML file.</summary>
    public static TestFile Yaml { get; } = new("folder/sample.ticket.yaml", """
        # An experiment to break.
        experiment: Sample
        summary: An experiment to break.
        dataset: mnist
        scaling: unit
        replicates: 5
        initialization: { truncated-normal: 0.125 }
        training: { steps: 5000it, batch: 60, validation: 4000, evaluate-every: 100it }
        optimizer: { adam: { learning-rate: 0.001, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 } }
        pruning:
          iterative: { fraction: 0.2, rounds: 3, rewind-to: 0it }
        branches:
          - rearrange: { replicates: 2 }
        network:
          - Hidden: { linear: 300, relu: }
          - Output: { linear: 10, pruning-fraction: 0.1 }

        """.ReplaceLineEndings("\n"));

    /// <summary>A network with every kind of layer, as a record.</summary>
    public static TestFile ImageRecord { get; } = new("folder/Image.cs", """
        using TicketDsl;

        namespace Tests;

        /// <summary>Convolutions to break.</summary>
        [Experiment(Dataset.Cifar10)]
        [Training("30ep", BatchSize = 100, Validation = 5000)]
        [Sgd(0.1, Momentum = 0.9, Nesterov = true, WeightDecay = 0.0005)]
        [StepDecay(0.2, "10ep", "9000it")]
        [WarmUp("1ep")]
        [Initialization(Initializer.Uniform, Limit = 0.0625)]
        [Augmentation(Flip = true, CropPadding = 4)]
        [IterativePruning(Fraction = 0.2, Rounds = 3)]
        public partial record Sample(
            [Conv(16), BatchNorm, Relu] Layer Conv1,
            [MaxPool(2)] Layer Pool1,
            [Conv(32, Kernel = 5, Stride = 2, Padding = 0, Bias = false), Tanh, PruningFraction(0.15)] Layer Conv2,
            [AveragePool(3, Stride = 1)] Layer Pool2,
            [Linear(64), Sigmoid, Dropout(0.5)] Layer Fc1,
            [Linear(10), PruningFraction(0.1)] Layer Output);

        """.ReplaceLineEndings("\n"));

    /// <summary>The same as a YAML file.</summary>
    public static TestFile ImageYaml { get; } = new("folder/image.ticket.yaml", """
        # Convolutions to break, and all that can be said of how they are trained.
        experiment: Sample
        summary: Convolutions to break.
        dataset: cifar10
        training: { steps: 30ep, batch: 100, validation: 5000 }
        optimizer: { sgd: { learning-rate: 0.1, momentum: 0.9, nesterov: true, weight-decay: 0.0005 } }
        learning-rate: { step-decay: { factor: 0.2, milestones: [ 10ep, 9000it ] }, warm-up: 1ep }
        initialization: { uniform: 0.0625 }
        augmentation: { flip: true, crop: 4 }
        pruning: { iterative: { fraction: 0.2, rounds: 3 } }
        network:
          - Conv1: { conv: 16, batch-norm:, relu: }
          - Pool1: { max-pool: 2 }
          - Conv2: { conv: 32, kernel: 5, stride: 2, padding: 0, bias: false, tanh:, pruning-fraction: 0.15 }
          - Pool2: { average-pool: 3, stride: 1 }
          - Fc1: { linear: 64, sigmoid:, dropout: 0.5 }
          - Output: { linear: 10, pruning-fraction: 0.1 }

        """.ReplaceLineEndings("\n"));

    /// <summary>A network of blocks, as a record.</summary>
    public static TestFile BlockRecord { get; } = new("folder/Blocks.cs", """
        using TicketDsl;

        namespace Tests;

        /// <summary>Two convolutions.</summary>
        [Block]
        public partial record Basic(
            [Conv, BatchNorm, Relu] Layer Conv1,
            [Conv, BatchNorm] Layer Conv2);

        /// <summary>A convolution and its pooling.</summary>
        [Block]
        public partial record Pooled([Conv(24, Kernel = 5), Tanh] Layer Conv, [MaxPool(2)] Layer Pool);

        /// <summary>Blocks to break.</summary>
        [Experiment(Dataset.Cifar10)]
        [Training("30ep", BatchSize = 100, Validation = 5000)]
        [Sgd(0.1)]
        [IterativePruning(Fraction = 0.2, Rounds = 2)]
        public partial record Sample(
            [Conv(16), BatchNorm, Relu] Layer Stem,
            [Repeat(2), Residual, Channels(16)] Basic Stage1,
            [Repeat(2), Residual(Activation = Activation.Tanh), Channels(32), Stride(2), PruningFraction(0.3)] Basic Stage2,
            Pooled Last,
            [GlobalAveragePool] Layer Mean,
            [Linear(10), PruningFraction(0.1)] Layer Output);

        """.ReplaceLineEndings("\n"));

    /// <summary>The same as a YAML file.</summary>
    public static TestFile BlockYaml { get; } = new("folder/blocks.ticket.yaml", """
        # Blocks to break, with a comment in which there is nothing that could be broken.
        experiment: Sample
        summary: Blocks to break.
        dataset: cifar10
        training: { steps: 30ep, batch: 100, validation: 5000 }
        optimizer: { sgd: 0.1 }
        pruning: { iterative: { fraction: 0.2, rounds: 2 } }
        blocks:
          Basic:
            - Conv1: { conv:, batch-norm:, relu: }
            - Conv2: { conv:, batch-norm: }
          Pooled:
            - Conv: { conv: 24, kernel: 5, tanh: }
            - Pool: { max-pool: 2 }
        network:
          - Stem: { conv: 16, batch-norm:, relu: }
          - Stage1: { block: Basic, channels: 16, repeat: 2, residual: }
          - Stage2: { block: Basic, channels: 32, stride: 2, repeat: 2, residual: { activation: tanh }, pruning-fraction: 0.3 }
          - Last: { block: Pooled }
          - Mean: { global-average-pool: }
          - Output: { linear: 10, pruning-fraction: 0.1 }

        """.ReplaceLineEndings("\n"));

    /// <summary>A variant and a sweep in one file with their base.</summary>
    public static TestFile SweptRecord { get; } = Record with
    {
        Text = Record.Text + """

            /// <summary>A variant.</summary>
            [Extends(typeof(Sample), Without = [ExperimentPart.Branches])]
            [Experiment(Replicates = 2, Seed = "own")]
            [Sgd(0.1, Momentum = 0.9)]
            [Set("*.Dropout", 0.5)]
            public partial record Changed;

            /// <summary>A sweep of it.</summary>
            [Extends(typeof(Changed))]
            [Sweep("Sgd.Momentum", 0, 0.9)]
            [Sweep("Hidden.Units", 100, 300)]
            [Sweep("Training.Steps", "500it", "2ep")]
            public partial record Swept;

            """.ReplaceLineEndings("\n"),
    };

    /// <summary>A sweep as a YAML file.</summary>
    public static TestFile SweptYaml { get; } = Yaml.With("network:\n", """
        set: { network.*.dropout: 0.5, network.Output.bias: false }
        sweep:
          optimizer.adam: [ 2e-4, 0.001 ]
          network.Hidden.linear: [ 100, 300 ]
          training.steps: [ 500it, 2ep ]
        network:

        """.ReplaceLineEndings("\n"));

    /// <summary>Uses of the sample's members: what should not be an error as well when the sample has one.</summary>
    public static TestFile Use { get; } = new("Use.cs", """
        using TicketDsl;

        namespace Tests;

        /// <summary>Uses.</summary>
        public static class Use
        {
            /// <summary>A use.</summary>
            public static object[] Everything(ExperimentResult result, float[] values) =>
            [
                Sample.Definition.Name, Sample.Network, Definition<Sample>(),
                Sample.Schedule.Levels, Sample.Schedule.Level0.AllLayers, Sample.Masks.Dense.Density,
                new Sample.Weights(values), new Sample.Results(result).Replicate(0).Level(7).Masks.Density,
                Experiments.All,
            ];

            private static ExperimentDefinition Definition<T>() where T : IExperiment => T.Definition;
        }
        """.ReplaceLineEndings("\n"));
}
