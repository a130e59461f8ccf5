namespace TicketDsl.Generators.Model;

/// <summary>What updates the weights, as it was declared.</summary>
/// <param name="LearningRate">Step size; null where it could not be read.</param>
internal abstract record OptimizerSpec(double? LearningRate)
{
    /// <summary>Share of each value that is added to its gradient.</summary>
    public double WeightDecay { get; init; }
}

/// <summary>Adam.</summary>
/// <param name="LearningRate">Step size; null where it could not be read.</param>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
internal sealed record AdamSpec(double? LearningRate, double Beta1, double Beta2, double Epsilon) : OptimizerSpec(LearningRate)
{
    /// <summary>The defaults of <c>AdamAttribute</c>, which are the paper's.</summary>
    public static AdamSpec Default { get; } = new(null, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8);
}

/// <summary>Stochastic gradient descent.</summary>
/// <param name="LearningRate">Step size; null where it could not be read.</param>
/// <param name="Momentum">0 for none.</param>
internal sealed record SgdSpec(double? LearningRate, double Momentum) : OptimizerSpec(LearningRate)
{
    /// <summary>Whether momentum is Nesterov's.</summary>
    public bool Nesterov { get; init; }
}

/// <summary>One that was declared but could not be read; a diagnostic said so.</summary>
internal sealed record UnreadableOptimizerSpec() : OptimizerSpec((double?)null);
