using TicketDsl;

namespace Papers.FrankleCarbin2019;

/// <summary>Conv-4 on CIFAR-10, iterative pruning (Frankle &amp; Carbin 2019, figure 2 and section 3).</summary>
[Experiment(Dataset.Cifar10, Replicates = 5)]
[Training("25000it", BatchSize = 60, Validation = 5_000, EvaluateEvery = "100it")]
[Adam(3e-4)]
[IterativePruning(Fraction = 0.20, Rounds = 20)]
[Branch(Control.Reinitialize, Replicates = 3)]
public partial record Conv4(
    [Channels(64), PruningFraction(0.10)] ConvPair Pair1,
    [Channels(128), PruningFraction(0.10)] ConvPair Pair2,
    [Linear(256), Relu] Layer Fc1,
    [Linear(256), Relu] Layer Fc2,
    [Linear(10), PruningFraction(0.10)] Layer Output);
