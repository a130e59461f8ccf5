namespace TicketDsl;

/// <summary>Trains with stochastic gradient descent: v ← μ · v + g, w ← w − lr · v, where g has the weight decay.</summary>
/// <param name="learningRate">Step size, above 0.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SgdAttribute(double learningRate) : Attribute
{
    /// <summary>Changes a variant's gradient descent; its learning rate is the base's.</summary>
    public SgdAttribute()
        : this(double.NaN)
    {
    }

    /// <summary>Step size.</summary>
    public double LearningRate { get; } = learningRate;

    /// <summary>μ, in [0, 1); 0 for plain gradient descent.</summary>
    public double Momentum { get; set; }

    /// <summary>Whether the step is lr · (g + μ · v) with the new v (Nesterov 1983, as Sutskever et al. 2013, section 2, have it); needs momentum.</summary>
    public bool Nesterov { get; set; }

    /// <summary>λ of g ← g + λ · w, at least 0; for weights, biases and batch norm alike.</summary>
    public double WeightDecay { get; set; }
}
