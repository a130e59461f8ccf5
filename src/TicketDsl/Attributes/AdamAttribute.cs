using System.ComponentModel;

namespace TicketDsl;

/// <summary>Trains with Adam (Kingma &amp; Ba 2015, algorithm 1): w ← w − lr · m̂ / (√v̂ + ε).</summary>
/// <param name="learningRate">Step size, above 0.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdamAttribute(double learningRate) : Attribute
{
    /// <summary>Changes a variant's Adam; its learning rate is the base's.</summary>
    public AdamAttribute()
        : this(double.NaN)
    {
    }

    /// <summary>Step size.</summary>
    public double LearningRate { get; } = learningRate;

    /// <summary>Decay of the first moment, in [0, 1).</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1).</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Added to the root of the second moment, above 0.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Not for Adam, whose first moment decays by <see cref="Beta1"/>. It is here so that rule TKT339 can say so.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public double Momentum { get; set; }

    /// <summary>λ of g ← g + λ · w, at least 0; for weights, biases and batch norm alike. It is part of the gradient, not decoupled.</summary>
    public double WeightDecay { get; set; }
}
