using TicketDsl;

namespace Papers.FrankleCarbin2019;

/// <summary>LeNet-300-100 on MNIST, iterative pruning (Frankle &amp; Carbin 2019, section 2).</summary>
[Experiment(Dataset.Mnist, Replicates = 5)]
[Training("50000it", BatchSize = 60, Validation = 5_000, EvaluateEvery = "100it")]
[Adam(1.2e-3)]
[IterativePruning(Fraction = 0.20, Rounds = 20, RewindTo = "0it")]
[Branch(Control.Reinitialize, Replicates = 3)]
[Branch(Control.Rearrange, Replicates = 2)]
public partial record LenetMnist(
    [Linear(300), Relu] Layer Fc1,
    [Linear(100), Relu] Layer Fc2,
    [Linear(10), PruningFraction(0.10)] Layer Output);
