using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>
/// <see cref="OutputError"/> for sums that lie [unit][example]: lanes hold different examples of one network. The same bits, example by
/// example.
/// </summary>
internal static unsafe class ColumnErrors
{
    /// <param name="loss">Which loss.</param>
    /// <param name="sums">z, [units, stride].</param>
    /// <param name="units">Units of the last layer.</param>
    /// <param name="stride">Examples with what pads them, a multiple of 16.</param>
    /// <param name="labels">The class of each example, or 0 or 1; as many as there are examples.</param>
    /// <param name="errors">Where the gradient of the mean loss goes, [units, stride]; 0 for examples that pad.</param>
    /// <returns>Whether the sums of all examples are finite; if not, so is no mean loss.</returns>
    public static bool Of<TLanes>(Loss loss, float* sums, int units, int stride, ReadOnlySpan<byte> labels, float* errors)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var x = 0; x < stride; x += TLanes.Count)
        {
            if (loss == Loss.SigmoidCrossEntropy) Sigmoid<TLanes>(sums + x, errors + x);
            else Softmax<TLanes>(sums + x, units, stride, errors + x);
        }

        if (loss == Loss.SigmoidCrossEntropy)
        {
            for (var x = 0; x < labels.Length; x++) errors[x] -= labels[x];
        }
        else
        {
            for (var x = 0; x < labels.Length; x++) errors[labels[x] * stride + x] -= 1;
        }

        var share = TLanes.Broadcast(1f / labels.Length);
        for (var unit = 0; unit < units; unit++)
        {
            for (var x = unit * stride; x < (unit + 1) * stride; x += TLanes.Count) (TLanes.Load(errors + x) * share).Store(errors + x);
            new Span<float>(errors + unit * stride + labels.Length, stride - labels.Length).Clear();
        }

        return AreFinite<TLanes>(sums, units, stride, labels.Length);
    }

    /// <summary>A value times 0 is 0, unless it is infinite or not a number; lanes hold examples.</summary>
    private static bool AreFinite<TLanes>(float* sums, int units, int stride, int examples)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var zero = TLanes.Broadcast(0f);
        for (var x = 0; x < examples; x += TLanes.Count)
        {
            var zeros = zero;
            for (var unit = 0; unit < units; unit++) zeros = TLanes.FusedMultiplyAdd(TLanes.Load(sums + unit * stride + x), zero, zeros);
            if ((TLanes.NotZeroBits(zeros) & ((1u << Math.Min(examples - x, TLanes.Count)) - 1)) != 0) return false;
        }

        return true;
    }

    private static void Sigmoid<TLanes>(float* sums, float* probabilities)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var one = TLanes.Broadcast(1f);
        (one / (one + Exponential.Of(TLanes.Broadcast(0f) - TLanes.Load(sums)))).Store(probabilities);
    }

    private static void Softmax<TLanes>(float* sums, int units, int stride, float* probabilities)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var highest = TLanes.Load(sums);
        for (var unit = 1; unit < units; unit++) highest = TLanes.AtLeast(highest, TLanes.Load(sums + unit * stride));
        var denominator = TLanes.Broadcast(0f);
        for (var unit = 0; unit < units; unit++)
        {
            var power = Exponential.Of(TLanes.Load(sums + unit * stride) - highest);
            power.Store(probabilities + unit * stride);
            denominator += power;
        }

        for (var unit = 0; unit < units; unit++) (TLanes.Load(probabilities + unit * stride) / denominator).Store(probabilities + unit * stride);
    }
}
