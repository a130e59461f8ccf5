using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>
/// The passes of a layer where every lane is another network. Activations lie [block][unit][example of the block][lane], so that a
/// weight is read once for a block of examples. Orders: sums over inputs ascending from the bias on; errors over units ascending;
/// gradients over examples ascending, all from 0 and in fused multiply-adds.
/// </summary>
internal static unsafe class LaneBlocks
{
    /// <summary>Examples of a block.</summary>
    public const int Examples = 4;

    /// <summary>Where an example's value of one of <paramref name="units"/> units lies.</summary>
    public static int Place<TLanes>(int example, int unit, int units)
        where TLanes : unmanaged, ILanes<TLanes> =>
        ((example / Examples * units + unit) * Examples + example % Examples) * TLanes.Count;

    /// <summary>target = activation(biases + weights · source).</summary>
    public static void Forward<TLanes>(Layer layer, int blocks, float* parameters, float* source, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (inputs, units) = (layer.Inputs, layer.Units);
        var relu = layer.Activation == Activation.Relu;
        var zero = TLanes.Broadcast(0f);
        for (var block = 0; block < blocks; block++, source += inputs * Examples * TLanes.Count)
        {
            var weight = parameters;
            var bias = parameters + inputs * units * TLanes.Count;
            for (var unit = 0; unit < units; unit++, bias += TLanes.Count, target += Examples * TLanes.Count)
            {
                var sum0 = TLanes.Load(bias);
                var (sum1, sum2, sum3) = (sum0, sum0, sum0);
                var value = source;
                for (var input = 0; input < inputs; input++, weight += TLanes.Count, value += Examples * TLanes.Count)
                {
                    var shared = TLanes.Load(weight);
                    sum0 = TLanes.FusedMultiplyAdd(shared, value, 0, sum0);
                    sum1 = TLanes.FusedMultiplyAdd(shared, value, TLanes.Count, sum1);
                    sum2 = TLanes.FusedMultiplyAdd(shared, value, 2 * TLanes.Count, sum2);
                    sum3 = TLanes.FusedMultiplyAdd(shared, value, 3 * TLanes.Count, sum3);
                }

                if (relu)
                {
                    sum0 = TLanes.ZeroWhereNotGreater(sum0, zero, sum0);
                    sum1 = TLanes.ZeroWhereNotGreater(sum1, zero, sum1);
                    sum2 = TLanes.ZeroWhereNotGreater(sum2, zero, sum2);
                    sum3 = TLanes.ZeroWhereNotGreater(sum3, zero, sum3);
                }

                Store(target, sum0, sum1, sum2, sum3);
            }
        }
    }

    /// <summary>below = weightsᵀ · errors, 0 where a ReLU below let nothing through.</summary>
    public static void HandBack<TLanes>(
        Layer layer, Activation activationBelow, int blocks, float* parameters, float* errors, float* activations, float* below)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (inputs, units) = (layer.Inputs, layer.Units);
        var relu = activationBelow == Activation.Relu;
        var zero = TLanes.Broadcast(0f);
        for (var block = 0; block < blocks; block++, errors += units * Examples * TLanes.Count)
        {
            for (var input = 0; input < inputs; input++, activations += Examples * TLanes.Count, below += Examples * TLanes.Count)
            {
                var (sum0, sum1, sum2, sum3) = (zero, zero, zero, zero);
                var error = errors;
                for (var unit = 0; unit < units; unit++, error += Examples * TLanes.Count)
                {
                    var shared = TLanes.Load(parameters + (unit * inputs + input) * TLanes.Count);
                    sum0 = TLanes.FusedMultiplyAdd(shared, error, 0, sum0);
                    sum1 = TLanes.FusedMultiplyAdd(shared, error, TLanes.Count, sum1);
                    sum2 = TLanes.FusedMultiplyAdd(shared, error, 2 * TLanes.Count, sum2);
                    sum3 = TLanes.FusedMultiplyAdd(shared, error, 3 * TLanes.Count, sum3);
                }

                if (relu)
                {
                    sum0 = TLanes.ZeroWhereNotGreater(TLanes.Load(activations), zero, sum0);
                    sum1 = TLanes.ZeroWhereNotGreater(TLanes.Load(activations + TLanes.Count), zero, sum1);
                    sum2 = TLanes.ZeroWhereNotGreater(TLanes.Load(activations + 2 * TLanes.Count), zero, sum2);
                    sum3 = TLanes.ZeroWhereNotGreater(TLanes.Load(activations + 3 * TLanes.Count), zero, sum3);
                }

                Store(below, sum0, sum1, sum2, sum3);
            }
        }
    }

    /// <summary>gradient = errors · sourceᵀ, [units, inputs] and then the biases, whose input is always 1.</summary>
    public static void Gradient<TLanes>(Layer layer, int blocks, float* source, float* errors, float* gradient)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (inputs, units) = (layer.Inputs, layer.Units);
        var one = TLanes.Broadcast(1f);
        for (var block = 0; block < blocks; block++, source += inputs * Examples * TLanes.Count)
        {
            for (var unit = 0; unit < units; unit++, errors += Examples * TLanes.Count)
            {
                var error0 = TLanes.Load(errors);
                var error1 = TLanes.Load(errors + TLanes.Count);
                var error2 = TLanes.Load(errors + 2 * TLanes.Count);
                var error3 = TLanes.Load(errors + 3 * TLanes.Count);
                var value = source;
                var target = gradient + unit * inputs * TLanes.Count;
                for (var input = 0; input < inputs; input++, target += TLanes.Count, value += Examples * TLanes.Count)
                {
                    var sum = block == 0 ? TLanes.Broadcast(0f) : TLanes.Load(target);
                    sum = TLanes.FusedMultiplyAdd(error0, value, 0, sum);
                    sum = TLanes.FusedMultiplyAdd(error1, value, TLanes.Count, sum);
                    sum = TLanes.FusedMultiplyAdd(error2, value, 2 * TLanes.Count, sum);
                    sum = TLanes.FusedMultiplyAdd(error3, value, 3 * TLanes.Count, sum);
                    sum.Store(target);
                }

                target = gradient + (inputs * units + unit) * TLanes.Count;
                var bias = block == 0 ? TLanes.Broadcast(0f) : TLanes.Load(target);
                bias = TLanes.FusedMultiplyAdd(one, error0, bias);
                bias = TLanes.FusedMultiplyAdd(one, error1, bias);
                bias = TLanes.FusedMultiplyAdd(one, error2, bias);
                bias = TLanes.FusedMultiplyAdd(one, error3, bias);
                bias.Store(target);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLanes>(float* target, TLanes value0, TLanes value1, TLanes value2, TLanes value3)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        value0.Store(target);
        value1.Store(target + TLanes.Count);
        value2.Store(target + 2 * TLanes.Count);
        value3.Store(target + 3 * TLanes.Count);
    }
}
