using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>
/// The gradient of the mean loss with respect to the last layer's sums, 16 examples at once: what <see cref="OutputError"/> gives for
/// each, in the same order and so with the same bits. Places without an example have no error.
/// </summary>
internal static unsafe class BlockErrors
{
    /// <param name="loss">Which loss.</param>
    /// <param name="sums">The sums of 16 examples a unit.</param>
    /// <param name="stride">Floats from unit to unit of sums and errors.</param>
    /// <param name="units">Units of the last layer.</param>
    /// <param name="labels">The classes, or 0 or 1, of up to 16 examples.</param>
    /// <param name="share">1/n.</param>
    /// <param name="errors">Where the gradient goes.</param>
    public static void Set<TLanes>(Loss loss, float* sums, long stride, int units, ReadOnlySpan<byte> labels, float share, float* errors)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
        {
            if (loss == Loss.SigmoidCrossEntropy) Sigmoid<TLanes>(sums + lane, errors + lane);
            else Softmax<TLanes>(sums + lane, stride, units, errors + lane);
        }

        // errors hold probabilities so far.
        for (var example = 0; example < labels.Length; example++) errors[(loss == Loss.SigmoidCrossEntropy ? 0 : labels[example] * stride) + example] -= Target(loss, labels[example]);
        var bits = (1u << labels.Length) - 1;
        for (var unit = 0; unit < units; unit++)
            for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
            {
                var error = errors + unit * stride + lane;
                TLanes.WhereBits(bits >> lane, TLanes.Load(error) * TLanes.Broadcast(share)).Store(error);
            }
    }

    private static float Target(Loss loss, byte label) => loss == Loss.SigmoidCrossEntropy ? label : 1f;

    private static void Sigmoid<TLanes>(float* sums, float* errors)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var one = TLanes.Broadcast(1f);
        (one / (one + Exponential.Of(TLanes.Broadcast(0f) - TLanes.Load(sums)))).Store(errors);
    }

    private static void Softmax<TLanes>(float* sums, long stride, int units, float* errors)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var highest = TLanes.Load(sums);
        for (var unit = 1; unit < units; unit++) highest = TLanes.AtLeast(highest, TLanes.Load(sums + unit * stride));
        var denominator = TLanes.Broadcast(0f);
        for (var unit = 0; unit < units; unit++)
        {
            var power = Exponential.Of(TLanes.Load(sums + unit * stride) - highest);
            power.Store(errors + unit * stride);
            denominator += power;
        }

        for (var unit = 0; unit < units; unit++) (TLanes.Load(errors + unit * stride) / denominator).Store(errors + unit * stride);
    }
}
