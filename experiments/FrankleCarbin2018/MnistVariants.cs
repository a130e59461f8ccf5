using TicketDsl;

namespace Papers.FrankleCarbin2018;

/// <summary>784-300-100-10 on MNIST without controls, down to 5.6 %: what the explorations of the first version vary.</summary>
[Extends(typeof(MnistIterative), Without = [ExperimentPart.Branches])]
[IterativePruning(Rounds = 13)]
public partial record MnistTickets;

/// <summary>784-100-34-10, a third as wide (Frankle &amp; Carbin, first version, March 2018: network size).</summary>
[Extends(typeof(MnistTickets))]
[Set("Fc1.Units", 100)]
[Set("Fc2.Units", 34)]
public partial record MnistNarrow;

/// <summary>784-900-300-10, three times as wide (Frankle &amp; Carbin, first version, March 2018: network size).</summary>
[Extends(typeof(MnistTickets))]
[Set("Fc1.Units", 900)]
[Set("Fc2.Units", 300)]
public partial record MnistWide;

/// <summary>784-300-100-10, a tenth a round (Frankle &amp; Carbin, first version, March 2018: pruning fraction).</summary>
[Extends(typeof(MnistTickets))]
[IterativePruning(Fraction = 0.1, Rounds = 27)]
[Set("Output.PruningFraction", 0.05)]
public partial record MnistTenth;

/// <summary>784-300-100-10, 40 % a round (Frankle &amp; Carbin, first version, March 2018: pruning fraction).</summary>
[Extends(typeof(MnistTickets))]
[IterativePruning(Fraction = 0.4, Rounds = 6)]
[Set("Output.PruningFraction", 0.2)]
public partial record MnistTwoFifths;
