using TicketDsl;

namespace Papers.PaganiniForde2020;

// Of 6 filters a fifth is 1.2, and of 2 none, so that the last rounds prune nothing: the paper prunes on all the same, and so do these.
#pragma warning disable TKT332, TKT344

/// <summary>Filters and units by the sum of their weights' magnitudes (Paganini &amp; Forde 2020, "L1 structured").</summary>
[Extends(typeof(LenetL1Unstructured))]
[IterativePruning(Granularity = Granularity.Filter, Criterion = Criterion.L1)]
public partial record LenetL1Structured;

/// <summary>Filters and units by the square root of the sum of their weights' squares (Paganini &amp; Forde 2020, "L2 structured").</summary>
[Extends(typeof(LenetL1Unstructured))]
[IterativePruning(Granularity = Granularity.Filter, Criterion = Criterion.L2)]
public partial record LenetL2Structured;

/// <summary>Filters and units by their smallest weight's magnitude (Paganini &amp; Forde 2020, "L−∞ structured").</summary>
[Extends(typeof(LenetL1Unstructured))]
[IterativePruning(Granularity = Granularity.Filter, Criterion = Criterion.LMinusInfinity)]
public partial record LenetLMinusInfinityStructured;

/// <summary>Filters and units at random (Paganini &amp; Forde 2020, "random structured").</summary>
[Extends(typeof(LenetL1Unstructured))]
[IterativePruning(Granularity = Granularity.Filter, Criterion = Criterion.Random)]
public partial record LenetRandomStructured;

/// <summary>Filters of convolutions, single weights of linear layers (Paganini &amp; Forde 2020, "hybrid"; which norm scores filters is not stated, here L1).</summary>
[Extends(typeof(LenetL1Unstructured))]
public partial record LenetHybrid(
    [Conv(6, Padding = 0), Relu, Prune(Granularity.Filter, Criterion.L1)] Layer Conv1,
    [MaxPool(2)] Layer Pool1,
    [Conv(16, Padding = 0), Relu, Prune(Granularity.Filter, Criterion.L1)] Layer Conv2,
    [MaxPool(2)] Layer Pool2,
    [Linear(120), Relu] Layer Fc1,
    [Linear(84), Relu] Layer Fc2,
    [Linear(10), PruningFraction(0.20)] Layer Output);

#pragma warning restore TKT332, TKT344

/// <summary>Single weights by magnitude, but trained on from where they are instead of rewound (Paganini &amp; Forde 2020, "Should I rewind or fine-tune?").</summary>
[Extends(typeof(LenetL1Unstructured))]
[IterativePruning(Retraining = Retraining.FineTune)]
public partial record LenetL1FineTuned;
