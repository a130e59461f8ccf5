using TicketDsl.Benchmarks.Convolutions;

namespace TicketDsl.Benchmarks.Losses;

/// <summary>Experiments of the convolutional networks that are timed: the same training on real images.</summary>
internal static class ConvExperiment
{
    /// <summary>Dense, from Glorot's weights, with 5,000 images set apart (Frankle &amp; Carbin 2019, figure 2).</summary>
    public static ExperimentDefinition Of(ConvCase one, Dataset dataset)
    {
        var layers = one.Network.Layers;
        return new ExperimentDefinition
        {
            Name = one.Name,
            Seed = one.Name,
            Dataset = dataset,
            Scaling = InputScaling.Unit,
            Loss = Loss.SoftmaxCrossEntropy,
            Replicates = 5,
            Initialization = new InitializationDefinition(Initializer.GlorotNormal, 0),
            Training = new TrainingDefinition(Step.Iterations(20_000), one.BatchSize, 5_000, Step.Iterations(100)),
            Optimizer = one.Optimizer,
            Network = one.Network,
            Schedule = [new ScheduleLevel(0, [.. layers.Select(layer => layer.Units)], [.. layers.Select(layer => layer.Weights)])],
        };
    }
}
