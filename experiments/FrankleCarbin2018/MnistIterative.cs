using TicketDsl;

namespace Papers.FrankleCarbin2018;

/// <summary>784-300-100-10 on MNIST, iterative pruning with both controls (Frankle &amp; Carbin, first version, March 2018).</summary>
[Experiment(Dataset.Mnist, Replicates = 5, Seed = "Mnist2018")]
[Training("20000it", BatchSize = 100, Validation = 5_000, EvaluateEvery = "100it")]
[Sgd(0.05)]
[Initialization(Initializer.TruncatedNormal, StandardDeviation = 0.1)]
[IterativePruning(Fraction = 0.20, Rounds = 15, RewindTo = "0it")]
[Branch(Control.Reinitialize)]
[Branch(Control.Rearrange)]
public partial record MnistIterative(
    [Linear(300), Relu] Layer Fc1,
    [Linear(100), Relu] Layer Fc2,
    [Linear(10), PruningFraction(0.10)] Layer Output);
