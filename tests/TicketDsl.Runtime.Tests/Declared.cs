using System.Collections.Immutable;

namespace TicketDsl.Runtime.Tests;

/// <summary>Experiments as the compiler would have made them.</summary>
internal static class Declared
{
    /// <summary>Fully connected layers of these sizes, the inputs first; ReLU after all but the last.</summary>
    public static ImmutableArray<Layer> Layers(params int[] sizes) =>
        [.. Enumerable.Range(0, sizes.Length - 1).Select(l => new Layer(
            $"Layer{l + 1}", sizes[l], sizes[l + 1], l == sizes.Length - 2 ? Activation.None : Activation.Relu))];

    /// <summary>XOR with full batches, unpruned.</summary>
    public static ExperimentDefinition Xor(int iterations = 30, int replicates = 2, int hidden = 10) => new()
    {
        Name = "XorOfTests",
        Seed = "XorOfTests",
        Dataset = Dataset.Xor,
        Scaling = InputScaling.Unit,
        Loss = Loss.SigmoidCrossEntropy,
        Replicates = replicates,
        Initialization = new InitializationDefinition(Initializer.TruncatedNormal, 0.5),
        Training = new TrainingDefinition(Step.Iterations(iterations), 0, 0, null),
        Optimizer = new AdamDefinition(0.01, 0.9, 0.999, 1e-8),
        Network = NetworkDefinition.Chain(Layers(2, hidden, 1)),
        Schedule = Dense(Layers(2, hidden, 1)),
    };

    /// <summary>Softmax over small batches with validation; the data set's name is MNIST, its examples and features may be fewer.</summary>
    public static ExperimentDefinition Digits(params int[] sizes) => new()
    {
        Name = "DigitsOfTests",
        Seed = "DigitsOfTests",
        Dataset = Dataset.Mnist,
        Scaling = InputScaling.Unit,
        Loss = Loss.SoftmaxCrossEntropy,
        Replicates = 2,
        Initialization = new InitializationDefinition(Initializer.GlorotNormal, 0),
        Training = new TrainingDefinition(Step.Iterations(24), 7, 20, Step.Iterations(5)),
        Optimizer = new AdamDefinition(0.01, 0.9, 0.999, 1e-8),
        Network = NetworkDefinition.Chain(Layers(sizes)),
        Schedule = Dense(Layers(sizes)),
    };

    /// <summary>
    /// Small photographs through all that a network can hold: batch norm, a residual block with a projection, pooling, dropout, biases or none;
    /// images are flipped and cropped, and the learning rate warms up and falls. The data set's name is CIFAR-10.
    /// </summary>
    public static ExperimentDefinition Photographs() => Digits(1, 4) with
    {
        Name = "PhotographsOfTests",
        Seed = "PhotographsOfTests",
        Dataset = Dataset.Cifar10,
        Training = new TrainingDefinition(Step.Iterations(12), 18, 20, Step.Iterations(5)) { Augmentation = new AugmentationDefinition(Flip: true, CropPadding: 1) },
        Optimizer = new SgdDefinition(0.05, 0.9) { Nesterov = true, WeightDecay = 1e-3, Decay = new CosineDecay(), WarmUp = Step.Iterations(3) },
        Network = ResidualNetwork(),
        Schedule = Dense(ResidualNetwork().Layers),
    };

    /// <summary>Prunes single weights, the same fraction of what is left each round.</summary>
    public static ExperimentDefinition PrunedByWeight(
        this ExperimentDefinition experiment, double fraction, int rounds, Step rewindTo = default, bool oneShot = false) => experiment with
        {
            Pruning = Pruning(Criterion.Magnitude, Granularity.Weight, rewindTo, oneShot),
            Schedule = WeightSchedule(experiment.Layers, fraction, rounds),
        };

    /// <summary>Prunes whole units, the same fraction of what is left each round.</summary>
    public static ExperimentDefinition PrunedByUnit(
        this ExperimentDefinition experiment, Criterion criterion, double fraction, int rounds, Step rewindTo = default, bool oneShot = false) => experiment with
        {
            Pruning = Pruning(criterion, Granularity.Unit, rewindTo, oneShot),
            Schedule = UnitSchedule(experiment.Layers, fraction, rounds),
        };

    /// <summary>Prunes whole filters, the same fraction of what is left each round.</summary>
    public static ExperimentDefinition PrunedByFilter(this ExperimentDefinition experiment, Criterion criterion, double fraction, int rounds)
    {
        var levels = Dense(experiment.Layers).ToBuilder();
        for (var level = 1; level <= rounds; level++)
        {
            var units = levels[level - 1].Units.Select(count => PruningCount.AfterFraction(count, fraction)).ToArray();
            levels.Add(new ScheduleLevel(level, [.. units], [.. units.Select((count, l) => count * experiment.Layers[l].Inputs)]));
        }

        return experiment with { Pruning = Pruning(criterion, Granularity.Filter, default, oneShot: false), Schedule = levels.ToImmutable() };
    }

    /// <summary>What is left of each layer when single weights are pruned.</summary>
    public static ImmutableArray<ScheduleLevel> WeightSchedule(ImmutableArray<Layer> layers, double fraction, int rounds)
    {
        var levels = Dense(layers).ToBuilder();
        for (var level = 1; level <= rounds; level++)
        {
            var weights = layers.Select((layer, l) => PruningCount.AfterFraction(levels[level - 1].Weights[l], layer.PruningFraction ?? fraction));
            levels.Add(new ScheduleLevel(level, levels[0].Units, [.. weights]));
        }

        return levels.ToImmutable();
    }

    /// <summary>What is left of each layer when hidden units are pruned.</summary>
    public static ImmutableArray<ScheduleLevel> UnitSchedule(ImmutableArray<Layer> layers, double fraction, int rounds)
    {
        var levels = Dense(layers).ToBuilder();
        for (var level = 1; level <= rounds; level++)
        {
            var units = layers.Select((layer, l) => l == layers.Length - 1 ? layer.Units : PruningCount.AfterFraction(levels[level - 1].Units[l], fraction)).ToArray();
            levels.Add(new ScheduleLevel(level, [.. units], [.. units.Select((count, l) => count * (l == 0 ? layers[0].Inputs : units[l - 1] * (layers[l].Inputs / layers[l - 1].Units)))]));
        }

        return levels.ToImmutable();
    }

    private static NetworkDefinition ResidualNetwork()
    {
        var stem = Layer.Conv("Stem", new Shape(3, 8, 8), 5, new Window(3, 1, 1), Activation.Relu) with { HasBatchNorm = true, HasBias = false };
        var first = Layer.Conv("Block.Conv1", stem.To, 24, new Window(3, 2, 1), Activation.Relu) with { HasBatchNorm = true };
        var second = Layer.Conv("Block.Conv2", first.To, 24, new Window(3, 1, 1), Activation.None) with { HasBatchNorm = true, HasBias = false };
        var projection = Layer.Conv("Block.Projection", stem.To, 24, new Window(1, 2, 0), Activation.None);
        var block = new ResidualPart("Block", [new LayerPart(first), new LayerPart(second)], projection, Activation.Relu);
        var last = Layer.Conv("Last", block.To, 9, new Window(2, 1, 1), Activation.Tanh) with { Dropout = 0.3 };
        var pool = Layer.Pool("Pool", LayerKind.MaxPool, last.To, new Window(2, 2, 0));
        var flat = Layer.Flatten("Flat", pool.To);
        Layer[] linear = [new("Fc", flat.Units, 11, Activation.Relu) { Dropout = 0.2, HasBatchNorm = true }, new("Output", 11, 4, Activation.None)];
        return new NetworkDefinition(stem.From, [new LayerPart(stem), block, .. ((Layer[])[last, pool, flat, .. linear]).Select(layer => new LayerPart(layer))]);
    }

    private static ImmutableArray<ScheduleLevel> Dense(ImmutableArray<Layer> layers) =>
        [new ScheduleLevel(0, [.. layers.Select(layer => layer.Units)], [.. layers.Select(layer => layer.Weights)])];

    private static PruningDefinition Pruning(Criterion criterion, Granularity granularity, Step rewindTo, bool oneShot) => oneShot
        ? new OneShotPruningDefinition(criterion, granularity, Scope.Layer, rewindTo)
        : new IterativePruningDefinition(criterion, granularity, Scope.Layer, rewindTo);
}
