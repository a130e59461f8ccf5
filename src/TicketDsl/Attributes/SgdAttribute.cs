namespace TicketDsl;

/// <summary>Trains with stochastic gradient descent: v ← μ · v + g, w ← w − lr · v.</summary>
/// <param name="learningRate">Step size, above 0.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SgdAttribute(double learningRate) : Attribute
{
    /// <summary>Step size.</summary>
    public double LearningRate { get; } = learningRate;

    /// <summary>μ, in [0, 1); 0 for plain gradient descent.</summary>
    public double Momentum { get; set; }
}
