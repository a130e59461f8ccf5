namespace TicketDsl;

/// <summary>What updates the weights.</summary>
/// <param name="LearningRate">Step size.</param>
public abstract record OptimizerDefinition(double LearningRate);

/// <summary>Adam (Kingma &amp; Ba 2015, algorithm 1).</summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
public sealed record AdamDefinition(double LearningRate, double Beta1, double Beta2, double Epsilon) : OptimizerDefinition(LearningRate);

/// <summary>Stochastic gradient descent, with momentum where it is above 0.</summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Momentum">μ of v ← μ · v + g.</param>
public sealed record SgdDefinition(double LearningRate, double Momentum) : OptimizerDefinition(LearningRate);
