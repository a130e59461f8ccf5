using TicketDsl;

namespace Papers.PaganiniForde2020;

// Of conv1's 54 weights whole ones can only be kept: 2 of 54 at the last levels.
#pragma warning disable TKT344

/// <summary>LeNet with 59,838 weights on MNIST, single weights pruned by magnitude in each layer (Paganini &amp; Forde 2020, "L1 unstructured").</summary>
/// <remarks>The base of all other techniques; another data set than MNIST here, of the same shape, is the whole study on that.</remarks>
[Experiment(Dataset.Mnist, Replicates = 5)]
[Training("30ep", BatchSize = 32)]
[Sgd(0.01)]
[IterativePruning(Fraction = 0.20, Rounds = 20)]
public partial record LenetL1Unstructured(
    [Conv(6, Padding = 0), Relu] Layer Conv1,
    [MaxPool(2)] Layer Pool1,
    [Conv(16, Padding = 0), Relu] Layer Conv2,
    [MaxPool(2)] Layer Pool2,
    [Linear(120), Relu] Layer Fc1,
    [Linear(84), Relu] Layer Fc2,
    [Linear(10), PruningFraction(0.20)] Layer Output);

#pragma warning restore TKT344
