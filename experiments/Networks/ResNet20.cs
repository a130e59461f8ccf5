using TicketDsl;

namespace Papers.Networks;

/// <summary>Two convolutions of 3×3 with batch norm (He et al. 2016, figure 2).</summary>
[Block]
public partial record BasicBlock(
    [Conv, BatchNorm, Relu] Layer Conv1,
    [Conv, BatchNorm] Layer Conv2);

/// <summary>ResNet-20 on CIFAR-10, iterative pruning with rewinding to iteration 500 (He et al. 2016, section 4.2; Frankle et al. 2020).</summary>
/// <remarks>
/// He et al. pad the shortcuts between stages with zeros; here they are 1×1 convolutions, their option B. The length is the usual 160
/// epochs of pruning studies, not their 64,000 iterations.
/// </remarks>
[Experiment(Dataset.Cifar10, Replicates = 3, Scaling = InputScaling.Standardize)]
[Training("160ep", BatchSize = 128, Validation = 5_000, EvaluateEvery = "1ep")]
[Sgd(0.1, Momentum = 0.9, WeightDecay = 1e-4)]
[StepDecay(0.1, "80ep", "120ep")]
[Augmentation(Flip = true, CropPadding = 4)]
[Initialization(Initializer.KaimingNormal)]
[IterativePruning(Fraction = 0.20, Rounds = 15, RewindTo = "500it")]
public partial record ResNet20(
    [Conv(16), BatchNorm, Relu] Layer Stem,
    [Repeat(3), Residual, Channels(16)] BasicBlock Stage1,
    [Repeat(3), Residual, Channels(32), Stride(2)] BasicBlock Stage2,
    [Repeat(3), Residual, Channels(64), Stride(2)] BasicBlock Stage3,
    [GlobalAveragePool] Layer Mean,
    [Linear(10), PruningFraction(0.10)] Layer Output);
