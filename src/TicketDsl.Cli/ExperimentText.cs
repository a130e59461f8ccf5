using System.Globalization;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Cli;

/// <summary>An experiment in words.</summary>
internal static class ExperimentText
{
    /// <summary>What is trained, how it is pruned, and how much of it will run.</summary>
    public static IEnumerable<string> Lines(ExperimentDefinition experiment)
    {
        var plan = IterationPlan.Of(experiment);
        var facts = DatasetFacts.Of(experiment.Dataset);
        yield return string.Create(CultureInfo.InvariantCulture,
            $"Data: {experiment.Dataset}, {facts.TrainingExamples - experiment.Training.Validation:N0} training, {experiment.Training.Validation:N0} validation, {facts.TestExamples:N0} test examples; {Scaling(experiment.Scaling)}.");
        yield return string.Create(CultureInfo.InvariantCulture,
            $"Training: {experiment.Training.Steps}, {(plan.IsFullBatch ? "full batch" : $"batch {plan.BatchSize}")}, {Optimizer(experiment.Optimizer)}; initial weights {Initial(experiment.Initialization)}.");
        if (Schedule(experiment.Optimizer) is { Length: > 0 } schedule) yield return $"Learning rate: {schedule}.";
        if (experiment.Training.Augmentation is var augmentation && augmentation != AugmentationDefinition.None)
            yield return $"Augmentation: {Augmentation(augmentation)}.";
        if (experiment.Training.Validation > 0)
            yield return $"Early stop: the iteration of least validation loss, taken every {plan.EvaluateEvery}it; training runs its full length.";
        if (experiment.Pruning is { } pruning) yield return Pruning(pruning, experiment.Schedule.Length - 1);
        foreach (var branch in experiment.Branches)
            yield return string.Create(CultureInfo.InvariantCulture, $"Control at {(branch.Levels.IsEmpty ? "each pruned level" : $"level {string.Join(", ", branch.Levels)}")}: {LevelTable.Name(branch.Control, branch.StandardDeviations)}, {branch.Replicates} for each ticket.");
        yield return string.Create(CultureInfo.InvariantCulture,
            $"Will run: {experiment.Replicates:N0} replicates, {ExperimentRunner.TotalIterations(experiment):N0} iterations in all; seed '{experiment.Seed}'.");
        if (!experiment.Shortened.IsEmpty) yield return Shortened(experiment);
    }

    /// <summary>The mark of a result that is not the declared experiment's.</summary>
    public static string Shortened(ExperimentDefinition experiment) =>
        $"SHORTENED: {string.Join(", ", experiment.Shortened)}; not the declared experiment.";

    private static string Scaling(InputScaling scaling) => scaling switch
    {
        InputScaling.Unit => "inputs in [0, 1]",
        InputScaling.UnitNorm => "each image of unit Euclidean norm",
        InputScaling.Standardize => "inputs standardised",
        _ => throw new ArgumentOutOfRangeException(nameof(scaling)),
    };

    private static string Optimizer(OptimizerDefinition optimizer)
    {
        var text = optimizer switch
        {
            AdamDefinition adam => string.Create(CultureInfo.InvariantCulture, $"Adam {adam.LearningRate}"),
            SgdDefinition { Momentum: 0 } sgd => string.Create(CultureInfo.InvariantCulture, $"SGD {sgd.LearningRate}"),
            SgdDefinition sgd => string.Create(CultureInfo.InvariantCulture, $"SGD {sgd.LearningRate}, {(sgd.Nesterov ? "Nesterov momentum" : "momentum")} {sgd.Momentum}"),
            _ => throw new ArgumentOutOfRangeException(nameof(optimizer)),
        };
        return optimizer.WeightDecay > 0 ? string.Create(CultureInfo.InvariantCulture, $"{text}, weight decay {optimizer.WeightDecay}") : text;
    }

    private static string Schedule(OptimizerDefinition optimizer)
    {
        var warmUp = optimizer.WarmUp.Count > 0 ? $"rises over {optimizer.WarmUp}" : "";
        var decay = optimizer.Decay switch
        {
            NoDecay => "",
            StepDecay steps => string.Create(CultureInfo.InvariantCulture, $"times {steps.Factor} at {string.Join(" and at ", steps.Milestones)}"),
            CosineDecay => "falls to 0 along a cosine",
            _ => throw new ArgumentOutOfRangeException(nameof(optimizer)),
        };
        return string.Join(", ", new[] { warmUp, decay }.Where(part => part.Length > 0));
    }

    private static string Augmentation(AugmentationDefinition augmentation) => string.Join(", ", new[]
    {
        augmentation.Flip ? "half of the images mirrored" : "",
        augmentation.CropPadding > 0 ? string.Create(CultureInfo.InvariantCulture, $"cut out at random after padding by {augmentation.CropPadding}") : "",
    }.Where(part => part.Length > 0));

    private static string Initial(InitializationDefinition initialization) => initialization.Initializer switch
    {
        Initializer.GlorotNormal => "Glorot normal",
        Initializer.KaimingNormal => "Kaiming normal",
        Initializer.TruncatedNormal => string.Create(CultureInfo.InvariantCulture, $"N(0, {initialization.StandardDeviation}) truncated at 2σ"),
        Initializer.GlorotUniform => "Glorot uniform",
        Initializer.KaimingUniform => "Kaiming uniform",
        Initializer.Uniform => string.Create(CultureInfo.InvariantCulture, $"uniform in ±{initialization.Limit}"),
        _ => throw new ArgumentOutOfRangeException(nameof(initialization)),
    };

    private static string Pruning(PruningDefinition pruning, int levels)
    {
        if (pruning is RandomPruningDefinition random)
            return string.Create(CultureInfo.InvariantCulture, $"Pruning: random before training, {levels} pruned levels, {Ratio(random.Ratio)}; initial weights are kept.");
        var (way, what) = (pruning is OneShotPruningDefinition ? "one-shot" : "iterative", Pieces(pruning.Granularity));
        var scope = pruning.PatternLength > 0 ? string.Create(CultureInfo.InvariantCulture, $"as many of every {pruning.PatternLength} consecutive inputs")
            : pruning.Scope == Scope.Global ? "among all layers" : "layer by layer";
        return string.Create(CultureInfo.InvariantCulture, $"Pruning: {way}, {levels} pruned levels, {what} by {Criterion(pruning.Criterion)}, {scope}; {Retrained(pruning)}.");
    }

    /// <summary>What is pruned as one piece, in words.</summary>
    private static string Pieces(Granularity granularity) => granularity switch
    {
        Granularity.Weight => "weights",
        Granularity.Unit => "whole units",
        Granularity.Filter => "filters",
        Granularity.Channel => "input channels",
        _ => throw new ArgumentOutOfRangeException(nameof(granularity)),
    };

    /// <summary>How a layer is pruned that says so itself.</summary>
    public static string Own(LayerPruning pruning) => $"{Pieces(pruning.Granularity)} by {Criterion(pruning.Criterion)}";

    private static string Ratio(RatioRule rule) => rule switch
    {
        RatioRule.Uniform => "the same density in every layer",
        RatioRule.UniformPlus => "the first convolution dense, a fifth or more of the last layer, one density for the others",
        RatioRule.Erk => "densities by Erdős–Rényi-Kernel",
        RatioRule.SnipRatio => "each layer's density as SNIP would have it on the first batch",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static string Retrained(PruningDefinition pruning) => pruning.Retraining switch
    {
        Retraining.Rewind => $"rewound to {pruning.RewindTo}",
        Retraining.FineTune => "fine-tuned at the last learning rate",
        Retraining.LearningRateRewind => $"learning rate rewound to {pruning.RewindTo}, weights kept",
        _ => throw new ArgumentOutOfRangeException(nameof(pruning)),
    };

    private static string Criterion(Criterion criterion) => criterion switch
    {
        TicketDsl.Criterion.Magnitude => "magnitude",
        TicketDsl.Criterion.InputMagnitude => "input magnitude",
        TicketDsl.Criterion.OutputMagnitude => "output magnitude",
        TicketDsl.Criterion.Product => "product of input and output magnitude",
        TicketDsl.Criterion.SmallFinal => "small final magnitude",
        TicketDsl.Criterion.LargeInitial => "large initial magnitude",
        TicketDsl.Criterion.SmallInitial => "small initial magnitude",
        TicketDsl.Criterion.LargeInitialLargeFinal => "large initial and large final magnitude",
        TicketDsl.Criterion.MagnitudeIncrease => "increase of magnitude",
        TicketDsl.Criterion.Movement => "movement",
        TicketDsl.Criterion.MagnitudeSameSign => "magnitude, same sign",
        TicketDsl.Criterion.MagnitudeIncreaseSameSign => "increase of magnitude, same sign",
        TicketDsl.Criterion.MovementSameSign => "movement, same sign",
        TicketDsl.Criterion.Snip => "SNIP on the first batch",
        TicketDsl.Criterion.Random => "random numbers",
        TicketDsl.Criterion.L1 => "L1 norm",
        TicketDsl.Criterion.L2 => "L2 norm",
        TicketDsl.Criterion.LMinusInfinity => "smallest magnitude",
        _ => throw new ArgumentOutOfRangeException(nameof(criterion)),
    };
}
