using TicketDsl;

namespace Papers.FrankleCarbin2019;

/// <summary>LeNet-300-100 without controls, down to 3.6 %: what the explorations of the appendix vary.</summary>
[Extends(typeof(LenetMnist), Without = [ExperimentPart.Branches])]
[IterativePruning(Rounds = 15)]
public partial record LenetTickets;

/// <summary>LeNet-300-100 by Adam's learning rate (Frankle &amp; Carbin 2019, appendix on LeNet).</summary>
[Extends(typeof(LenetTickets))]
[Sweep("Adam.LearningRate", 2e-4, 6e-4, 2e-3)]
public partial record LenetAdam;

/// <summary>LeNet-300-100 with plain SGD, by learning rate (Frankle &amp; Carbin 2019, appendix on LeNet).</summary>
[Extends(typeof(LenetTickets))]
[Sgd(0.1)]
[Sweep("Sgd.LearningRate", 0.05, 0.1, 0.2)]
public partial record LenetSgd;

/// <summary>LeNet-300-100 with SGD and momentum 0.9, by learning rate (Frankle &amp; Carbin 2019, appendix on LeNet).</summary>
[Extends(typeof(LenetTickets))]
[Sgd(0.03, Momentum = 0.9)]
[Sweep("Sgd.LearningRate", 0.01, 0.03)]
public partial record LenetMomentum;

/// <summary>LeNet-300-100 from truncated normal weights, by their deviation (Frankle &amp; Carbin 2019, appendix on LeNet).</summary>
[Extends(typeof(LenetTickets))]
[Initialization(Initializer.TruncatedNormal)]
[Sweep("Initialization.StandardDeviation", 0.025, 0.05, 0.1)]
public partial record LenetDeviations;

/// <summary>LeNet-300-100 by the scaling of the inputs, which the paper does not state.</summary>
[Extends(typeof(LenetTickets))]
[Sweep("Experiment.Scaling", InputScaling.UnitNorm, InputScaling.Standardize)]
public partial record LenetScalings;

/// <summary>LeNet-150-50, half as wide (Frankle &amp; Carbin 2019, appendix on LeNet: sizes at 3:1).</summary>
[Extends(typeof(LenetTickets))]
[Set("Fc1.Units", 150)]
[Set("Fc2.Units", 50)]
public partial record Lenet150;

/// <summary>LeNet-600-200, twice as wide (Frankle &amp; Carbin 2019, appendix on LeNet: sizes at 3:1).</summary>
[Extends(typeof(LenetTickets))]
[Set("Fc1.Units", 600)]
[Set("Fc2.Units", 200)]
public partial record Lenet600;

/// <summary>LeNet-300-100, a tenth a round (Frankle &amp; Carbin 2019, appendix on LeNet: pruning fractions).</summary>
[Extends(typeof(LenetTickets))]
[IterativePruning(Fraction = 0.1, Rounds = 30)]
[Set("Output.PruningFraction", 0.05)]
public partial record LenetFraction1;

/// <summary>LeNet-300-100, 40 % a round (Frankle &amp; Carbin 2019, appendix on LeNet: pruning fractions).</summary>
[Extends(typeof(LenetTickets))]
[IterativePruning(Fraction = 0.4, Rounds = 6)]
[Set("Output.PruningFraction", 0.2)]
public partial record LenetFraction4;

/// <summary>LeNet-300-100, 60 % a round (Frankle &amp; Carbin 2019, appendix on LeNet: pruning fractions).</summary>
[Extends(typeof(LenetTickets))]
[IterativePruning(Fraction = 0.6, Rounds = 3)]
[Set("Output.PruningFraction", 0.3)]
public partial record LenetFraction6;

/// <summary>LeNet-300-100, 80 % a round (Frankle &amp; Carbin 2019, appendix on LeNet: pruning fractions).</summary>
[Extends(typeof(LenetTickets))]
[IterativePruning(Fraction = 0.8, Rounds = 2)]
[Set("Output.PruningFraction", 0.4)]
public partial record LenetFraction8;
