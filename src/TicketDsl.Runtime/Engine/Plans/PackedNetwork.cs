using System.Collections.Immutable;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// The passes of the packed plan: activations lie [feature][example], examples padded to a multiple of 64, so that a weight is one
/// number for a whole vector of examples and a masked weight is simply not there.
/// </summary>
internal sealed unsafe class PackedNetwork<TLanes> : IDisposable
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>Examples are padded to a multiple of this.</summary>
    public const int ExamplesAtOnce = 64;

    /// <summary>Vectors of sums held in registers.</summary>
    private const int Vectors = 4;

    private readonly ImmutableArray<Layer> _layers;
    private readonly Loss _loss;
    private readonly NativeArray<float>[] _activations;
    private readonly NativeArray<float>[] _errors;
    private readonly NativeArray<float> _ones;
    private readonly NativeArray<float> _gradient;
    private readonly NativeArray<float> _sums;

    /// <summary>Buffers for up to <paramref name="examples"/> examples.</summary>
    public PackedNetwork(TrainingProblem problem, int examples)
    {
        _layers = problem.Layers;
        _loss = problem.Loss;
        Stride = (examples + ExamplesAtOnce - 1) / ExamplesAtOnce * ExamplesAtOnce;
        _activations = [.. _layers.Select(layer => layer.Units).Prepend(_layers[0].Inputs).Select(features => new NativeArray<float>(features * Stride))];
        _errors = [.. _layers.Select(layer => new NativeArray<float>(layer.Units * Stride))];
        _ones = new NativeArray<float>(Stride);
        _ones.Span.Fill(1);
        _gradient = new NativeArray<float>(_layers.Max(layer => PaddedNetwork.Pad(Math.Max(layer.Inputs, layer.Units))));
        _sums = new NativeArray<float>(PaddedNetwork.Pad(_layers[^1].Units));
    }

    /// <summary>Floats from feature to feature.</summary>
    public int Stride { get; }

    /// <summary>The last layer's sums, [unit][example].</summary>
    public float* Outputs => _activations[^1].Pointer;

    /// <summary>Runs examples through the network. Order of a sum: the bias, then inputs ascending.</summary>
    public void Forward(PackedLayer[] layers, Examples examples, ReadOnlySpan<int> rows)
    {
        InputColumns.Fill(_activations[0].Span, Stride, examples, rows);
        for (var l = 0; l < layers.Length; l++)
        {
            var relu = _layers[l].Activation == Activation.Relu;
            for (var unit = 0; unit < _layers[l].Units; unit++)
            {
                var layer = layers[l];
                var start = layer.Starts[unit];
                Sum(
                    layer.Weights[layer.BiasStart + unit], layer.Counts[unit], layer.Inputs + start, layer.Weights + start, null,
                    _activations[l].Pointer, _activations[l + 1].Pointer + unit * Stride, relu ? _activations[l + 1].Pointer + unit * Stride : null);
            }
        }
    }

    /// <summary>Errors of all layers, from the last one's down, and the update of each. Examples that pad have no error.</summary>
    public void Backward<TRule>(PackedLayer[] layers, in TRule rule, Examples examples, ReadOnlySpan<int> rows)
        where TRule : struct, IUpdateRule<TRule>
    {
        OutputErrors(examples, rows);
        for (var l = layers.Length - 1; l >= 0; l--)
        {
            if (l > 0) HandBack(layers[l], l);
            Update(layers[l], l, rule);
        }
    }

    public void Dispose()
    {
        foreach (var activations in _activations) activations.Dispose();
        foreach (var errors in _errors) errors.Dispose();
        _ones.Dispose();
        _gradient.Dispose();
        _sums.Dispose();
    }

    private void OutputErrors(Examples examples, ReadOnlySpan<int> rows)
    {
        var units = _layers[^1].Units;
        var errors = _errors[^1].Pointer;
        for (var example = 0; example < rows.Length; example++)
        {
            for (var unit = 0; unit < units; unit++) _sums.Pointer[unit] = Outputs[unit * Stride + example];
            OutputError.Of<Lanes32>(_loss, _sums.Pointer, units, examples.Labels[rows[example]], 1f / rows.Length, _gradient.Pointer);
            for (var unit = 0; unit < units; unit++) errors[unit * Stride + example] = _gradient.Pointer[unit];
        }

        for (var unit = 0; unit < units; unit++) new Span<float>(errors + unit * Stride + rows.Length, Stride - rows.Length).Clear();
    }

    /// <summary>The error of the layer below: Σ over units ascending of error × weight, where its ReLU let something through.</summary>
    private void HandBack(PackedLayer layer, int l)
    {
        var relu = _layers[l - 1].Activation == Activation.Relu;
        for (var input = 0; input < _layers[l].Inputs; input++)
        {
            var start = layer.StartsByInput[input];
            Sum(
                0, layer.StartsByInput[input + 1] - start, layer.UnitsByInput + start, layer.Weights, layer.PlacesByInput + start,
                _errors[l].Pointer, _errors[l - 1].Pointer + input * Stride, relu ? _activations[l].Pointer + input * Stride : null);
        }
    }

    /// <summary>
    /// target[x] = start + Σ weight · source[row of the entry][x], entries ascending in fused multiply-adds; 0 where <paramref name="gate"/>,
    /// if there is one, is not above 0. The gate may be the target: a ReLU.
    /// </summary>
    private void Sum(float start, int count, int* rows, float* weights, int* places, float* source, float* target, float* gate)
    {
        for (var x = 0; x < Stride; x += Vectors * TLanes.Count)
        {
            var sum0 = TLanes.Broadcast(start);
            var (sum1, sum2, sum3) = (sum0, sum0, sum0);
            for (var entry = 0; entry < count; entry++)
            {
                var weight = TLanes.Broadcast(weights[places is null ? entry : places[entry]]);
                var from = source + (long)rows[entry] * Stride + x;
                sum0 = TLanes.FusedMultiplyAdd(weight, TLanes.Load(from), sum0);
                sum1 = TLanes.FusedMultiplyAdd(weight, TLanes.Load(from + TLanes.Count), sum1);
                sum2 = TLanes.FusedMultiplyAdd(weight, TLanes.Load(from + 2 * TLanes.Count), sum2);
                sum3 = TLanes.FusedMultiplyAdd(weight, TLanes.Load(from + 3 * TLanes.Count), sum3);
            }

            sum0.Store(target + x);
            sum1.Store(target + x + TLanes.Count);
            sum2.Store(target + x + 2 * TLanes.Count);
            sum3.Store(target + x + 3 * TLanes.Count);
        }

        if (gate is null) return;
        var zero = TLanes.Broadcast(0f);
        for (var x = 0; x < Stride; x += TLanes.Count)
            TLanes.ZeroWhereNotGreater(TLanes.Load(gate + x), zero, TLanes.Load(target + x)).Store(target + x);
    }

    /// <summary>A unit's gradients, each a product over examples folded from 16 sums to 1, and their update.</summary>
    private void Update<TRule>(PackedLayer layer, int l, in TRule rule)
        where TRule : struct, IUpdateRule<TRule>
    {
        var gradient = _gradient.Pointer;
        for (var unit = 0; unit < _layers[l].Units; unit++)
        {
            var (start, count) = (layer.Starts[unit], layer.Counts[unit]);
            var error = _errors[l].Pointer + unit * Stride;
            for (var entry = 0; entry < count; entry++)
                gradient[entry] = Dot(_activations[l].Pointer + (long)layer.Inputs[start + entry] * Stride, error);
            var padded = layer.Starts[unit + 1] - start;
            new Span<float>(gradient + count, padded - count).Clear();
            layer.Update<TLanes, TRule>(rule, start, padded, gradient);
        }

        // The bias is the weight of an input that is always 1.
        var units = PaddedNetwork.Pad(_layers[l].Units);
        new Span<float>(gradient, units).Clear();
        for (var unit = 0; unit < _layers[l].Units; unit++) gradient[unit] = Dot(_ones.Pointer, _errors[l].Pointer + unit * Stride);
        layer.Update<TLanes, TRule>(rule, layer.BiasStart, units, gradient);
    }

    private float Dot(float* a, float* b)
    {
        var four = TLanes.DotInFour(a, b, Stride);
        return four[0] + four[2] + (four[1] + four[3]);
    }
}
