using System.Globalization;

namespace TicketDsl;

/// <summary>Where a training stopped because weights, outputs or the loss were infinite or not a number.</summary>
/// <param name="Iteration">Iterations until then: the last one's step made it so. Where outputs hide it, as a ReLU may, those until the next evaluation.</param>
/// <param name="Layer">The first layer whose weights are not finite, or else whose sums are not; null where an evaluation alone shows it, in the outputs.</param>
/// <param name="Cause">The likely cause, with what to do.</param>
public sealed record Divergence(int Iteration, string? Layer, string Cause)
{
    /// <summary>Where, in words: <c>at iteration 100 in layer Fc1</c>.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"at iteration {Iteration} in {(Layer is null ? "the outputs" : $"layer {Layer}")}");

    /// <summary>Where and why, in one line.</summary>
    public override string ToString() => $"diverged {Place}: {Cause}";
}
