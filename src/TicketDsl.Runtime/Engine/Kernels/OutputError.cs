using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>
/// The gradient of the mean loss with respect to the last layer's sums z of one example.
/// Sigmoid and cross-entropy: (σ(z) − y)/n. Softmax and cross-entropy: (softmax(z) − onehot(y))/n, with the largest z subtracted first
/// and the denominator summed over classes in ascending order. Lanes hold different networks, or only lane 0 is used.
/// </summary>
internal static unsafe class OutputError
{
    /// <param name="loss">Which loss.</param>
    /// <param name="sums">z, a group of lanes a unit.</param>
    /// <param name="units">Units of the last layer.</param>
    /// <param name="label">The class, or 0 or 1.</param>
    /// <param name="share">1/n.</param>
    /// <param name="error">Where the gradient goes, a group of lanes a unit.</param>
    public static void Of<TLanes>(Loss loss, float* sums, int units, int label, float share, float* error)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var one = TLanes.Broadcast(1f);
        var scale = TLanes.Broadcast(share);
        if (loss == Loss.SigmoidCrossEntropy)
        {
            var probability = one / (one + Exponential.Of(TLanes.Broadcast(0f) - TLanes.Load(sums)));
            ((probability - TLanes.Broadcast(label)) * scale).Store(error);
            return;
        }

        var highest = TLanes.Load(sums);
        for (var unit = 1; unit < units; unit++) highest = TLanes.AtLeast(highest, TLanes.Load(sums + unit * TLanes.Count));
        var denominator = TLanes.Broadcast(0f);
        for (var unit = 0; unit < units; unit++)
        {
            var power = Exponential.Of(TLanes.Load(sums + unit * TLanes.Count) - highest);
            power.Store(error + unit * TLanes.Count);
            denominator += power;
        }

        for (var unit = 0; unit < units; unit++)
        {
            var probability = TLanes.Load(error + unit * TLanes.Count) / denominator;
            var target = TLanes.Broadcast(unit == label ? 1f : 0f);
            ((probability - target) * scale).Store(error + unit * TLanes.Count);
        }
    }
}
