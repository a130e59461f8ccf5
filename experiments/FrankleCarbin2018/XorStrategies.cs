using TicketDsl;

namespace Papers.FrankleCarbin2018;

/// <summary>XOR, 10 hidden units pruned at once to 4 and to 2 by product of magnitudes.</summary>
[Experiment(Dataset.Xor, Replicates = 1000)]
[Training("5000it")]
[Adam(0.005)]
[Initialization(Initializer.TruncatedNormal, StandardDeviation = 0.1)]
[OneShotPruning(Units = [6, 8], Granularity = Granularity.Unit, Criterion = Criterion.Product)]
public partial record XorOneShotProduct([Linear(10), Relu] Layer Hidden, [Linear(1)] Layer Output);

/// <summary>XOR, 10 hidden units pruned by two a round, the smallest mean incoming magnitude first.</summary>
[Experiment(Dataset.Xor, Replicates = 1000)]
[Training("5000it")]
[Adam(0.005)]
[Initialization(Initializer.TruncatedNormal, StandardDeviation = 0.1)]
[IterativePruning(Units = 2, Rounds = 4, Granularity = Granularity.Unit, Criterion = Criterion.InputMagnitude)]
public partial record XorInputMagnitude([Linear(10), Relu] Layer Hidden, [Linear(1)] Layer Output);

/// <summary>XOR, 10 hidden units pruned by two a round, the smallest outgoing magnitude first.</summary>
[Experiment(Dataset.Xor, Replicates = 1000)]
[Training("5000it")]
[Adam(0.005)]
[Initialization(Initializer.TruncatedNormal, StandardDeviation = 0.1)]
[IterativePruning(Units = 2, Rounds = 4, Granularity = Granularity.Unit, Criterion = Criterion.OutputMagnitude)]
public partial record XorOutputMagnitude([Linear(10), Relu] Layer Hidden, [Linear(1)] Layer Output);

/// <summary>XOR, 10 hidden units pruned by two a round, the smallest product of magnitudes first.</summary>
[Experiment(Dataset.Xor, Replicates = 1000)]
[Training("5000it")]
[Adam(0.005)]
[Initialization(Initializer.TruncatedNormal, StandardDeviation = 0.1)]
[IterativePruning(Units = 2, Rounds = 4, Granularity = Granularity.Unit, Criterion = Criterion.Product)]
public partial record XorProduct([Linear(10), Relu] Layer Hidden, [Linear(1)] Layer Output);
