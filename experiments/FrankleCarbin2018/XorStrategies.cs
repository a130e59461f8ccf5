using TicketDsl;

namespace Papers.FrankleCarbin2018;

/// <summary>XOR, 10 hidden units pruned at once to 4 and to 2 by product of magnitudes.</summary>
[Extends(typeof(XorUnits10))]
[Experiment(Seed = nameof(XorOneShotProduct))]
[OneShotPruning(Units = [6, 8], Granularity = Granularity.Unit, Criterion = Criterion.Product)]
public partial record XorOneShotProduct;

/// <summary>XOR, 10 hidden units pruned by two a round, the smallest mean incoming magnitude first.</summary>
[Extends(typeof(XorUnits10))]
[Experiment(Seed = nameof(XorInputMagnitude))]
[IterativePruning(Units = 2, Rounds = 4, Granularity = Granularity.Unit, Criterion = Criterion.InputMagnitude)]
public partial record XorInputMagnitude;

/// <summary>XOR, 10 hidden units pruned by two a round, the smallest outgoing magnitude first.</summary>
[Extends(typeof(XorUnits10))]
[Experiment(Seed = nameof(XorOutputMagnitude))]
[IterativePruning(Units = 2, Rounds = 4, Granularity = Granularity.Unit, Criterion = Criterion.OutputMagnitude)]
public partial record XorOutputMagnitude;

/// <summary>XOR, 10 hidden units pruned by two a round, the smallest product of magnitudes first.</summary>
[Extends(typeof(XorUnits10))]
[Experiment(Seed = nameof(XorProduct))]
[IterativePruning(Units = 2, Rounds = 4, Granularity = Granularity.Unit, Criterion = Criterion.Product)]
public partial record XorProduct;
