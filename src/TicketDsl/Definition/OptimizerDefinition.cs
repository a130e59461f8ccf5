namespace TicketDsl;

/// <summary>What updates the weights.</summary>
/// <param name="LearningRate">Step size, before warm-up and decay.</param>
public abstract record OptimizerDefinition(double LearningRate)
{
    /// <summary>λ of g ← g + λ · w, for weights, biases and batch norm alike (as PyTorch's optimizers have it).</summary>
    public double WeightDecay { get; init; }

    /// <summary>How the learning rate falls.</summary>
    public LearningRateDecay Decay { get; init; } = LearningRateDecay.None;

    /// <summary>Iterations over which the learning rate first rises in a line: iteration i of n runs at (i + 1) / n of it.</summary>
    public Step WarmUp { get; init; }
}

/// <summary>Adam (Kingma &amp; Ba 2015, algorithm 1).</summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
public sealed record AdamDefinition(double LearningRate, double Beta1, double Beta2, double Epsilon) : OptimizerDefinition(LearningRate);

/// <summary>Stochastic gradient descent, with momentum where it is above 0.</summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Momentum">μ of v ← μ · v + g.</param>
public sealed record SgdDefinition(double LearningRate, double Momentum) : OptimizerDefinition(LearningRate)
{
    /// <summary>Whether the step is lr · (g + μ · v) with the new v, not lr · v (Nesterov 1983, as Sutskever et al. 2013 and PyTorch have it).</summary>
    public bool Nesterov { get; init; }
}
