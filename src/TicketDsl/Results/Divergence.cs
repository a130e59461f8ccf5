using System.Globalization;

namespace TicketDsl;

/// <summary>Where a training stopped because weights, outputs or the loss were infinite or not a number.</summary>
/// <param name="Iteration">The iteration after which it was seen; it came about since the evaluation before.</param>
/// <param name="Layer">The first layer whose weights are not finite; null where all are, and only the outputs are not.</param>
/// <param name="Cause">The likely cause, with what to do.</param>
public sealed record Divergence(int Iteration, string? Layer, string Cause)
{
    /// <summary>Where, in words: <c>at iteration 100 in layer Fc1</c>.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"at iteration {Iteration} in {(Layer is null ? "the outputs" : $"layer {Layer}")}");

    /// <summary>Where and why, in one line.</summary>
    public override string ToString() => $"diverged {Place}: {Cause}";
}
