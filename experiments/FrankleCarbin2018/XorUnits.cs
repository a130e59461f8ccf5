using TicketDsl;

namespace Papers.FrankleCarbin2018;

/// <summary>XOR with 10 hidden units, trained without pruning.</summary>
[Experiment(Dataset.Xor, Replicates = 1000)]
[Training("5000it")]
[Adam(0.005)]
[Initialization(Initializer.TruncatedNormal, StandardDeviation = 0.1)]
public partial record XorUnits10([Linear(10), Relu] Layer Hidden, [Linear(1)] Layer Output);

/// <summary>XOR with 8 hidden units, trained without pruning.</summary>
[Extends(typeof(XorUnits10))]
[Experiment(Seed = nameof(XorUnits8))]
[Set("Hidden.Units", 8)]
public partial record XorUnits8;

/// <summary>XOR with 6 hidden units, trained without pruning.</summary>
[Extends(typeof(XorUnits10))]
[Experiment(Seed = nameof(XorUnits6))]
[Set("Hidden.Units", 6)]
public partial record XorUnits6;

/// <summary>XOR with 4 hidden units, trained without pruning.</summary>
[Extends(typeof(XorUnits10))]
[Experiment(Seed = nameof(XorUnits4))]
[Set("Hidden.Units", 4)]
public partial record XorUnits4;

/// <summary>XOR with 2 hidden units, trained without pruning.</summary>
[Extends(typeof(XorUnits10))]
[Experiment(Seed = nameof(XorUnits2))]
[Set("Hidden.Units", 2)]
public partial record XorUnits2;
