using TicketDsl;

namespace Papers.Networks;

/// <summary>VGG-11 with batch norm on CIFAR-10, iterative pruning (Simonyan &amp; Zisserman 2015, table 1, A).</summary>
/// <remarks>For 32×32 images one linear layer takes the place of their three, as in the VGG-19 of Frankle &amp; Carbin (2019, figure 2).</remarks>
[Experiment(Dataset.Cifar10, Replicates = 3, Scaling = InputScaling.Standardize)]
[Training("160ep", BatchSize = 64, Validation = 5_000, EvaluateEvery = "1ep")]
[Sgd(0.1, Momentum = 0.9, WeightDecay = 1e-4)]
[StepDecay(0.1, "80ep", "120ep")]
[WarmUp("10000it")]
[Augmentation(Flip = true, CropPadding = 4)]
[IterativePruning(Fraction = 0.20, Rounds = 15)]
public partial record Vgg11(
    [Conv(64), BatchNorm, Relu] Layer Conv1,
    [MaxPool(2)] Layer Pool1,
    [Conv(128), BatchNorm, Relu] Layer Conv2,
    [MaxPool(2)] Layer Pool2,
    [Conv(256), BatchNorm, Relu] Layer Conv3,
    [Conv(256), BatchNorm, Relu] Layer Conv4,
    [MaxPool(2)] Layer Pool3,
    [Conv(512), BatchNorm, Relu] Layer Conv5,
    [Conv(512), BatchNorm, Relu] Layer Conv6,
    [MaxPool(2)] Layer Pool4,
    [Conv(512), BatchNorm, Relu] Layer Conv7,
    [Conv(512), BatchNorm, Relu] Layer Conv8,
    [GlobalAveragePool] Layer Mean,
    [Linear(10), PruningFraction(0.10)] Layer Output);
