using TicketDsl;

namespace Papers.Networks;

/// <summary>LeNet-5 with 59,838 weights on MNIST, iterative pruning (the network of Paganini &amp; Forde 2020).</summary>
/// <remarks>
/// Two convolutions of 3×3 without padding and three linear layers, after LeCun et al. (1998, section II.B), whose windows are 5×5. It is
/// trained like the LeNet-300-100 of Frankle &amp; Carbin (2019, section 2), so that the two can be compared; Paganini &amp; Forde take SGD
/// for 30 epochs and prune the output layer as fast as the others.
/// </remarks>
[Experiment(Dataset.Mnist, Replicates = 5)]
[Training("20000it", BatchSize = 60, Validation = 5_000, EvaluateEvery = "100it")]
[Adam(1.2e-3)]
[IterativePruning(Fraction = 0.20, Rounds = 15)]
public partial record LeNet5(
    [Conv(6, Padding = 0), Relu] Layer Conv1,
    [MaxPool(2)] Layer Pool1,
    [Conv(16, Padding = 0), Relu] Layer Conv2,
    [MaxPool(2)] Layer Pool2,
    [Linear(120), Relu] Layer Fc1,
    [Linear(84), Relu] Layer Fc2,
    [Linear(10), PruningFraction(0.10)] Layer Output);
