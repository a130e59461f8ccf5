using System.Collections.Immutable;
using System.Runtime.Intrinsics;
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
    private readonly NativeArray<int> _unitNumbers;
    private readonly NativeArray<float> _error;
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
        _unitNumbers = new NativeArray<int>(_layers.Max(layer => layer.Units));
        for (var unit = 0; unit < _unitNumbers.Length; unit++) _unitNumbers.Span[unit] = unit;
        _sums = new NativeArray<float>(_layers[^1].Units);
        _error = new NativeArray<float>(_layers[^1].Units);
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
            var (layer, units) = (layers[l], _layers[l].Units);
            var sums = _activations[l + 1].Pointer;
            for (var unit = 0; unit < units; unit++) new Span<float>(sums + unit * Stride, Stride).Fill(layer.Weights[layer.BiasStart + unit]);
            for (var tile = 0; tile < layer.Tiles; tile++)
            {
                for (var unit = 0; unit < units; unit++)
                {
                    var start = layer.TileStarts[tile * units + unit];
                    var count = layer.TileStarts[(tile + 1) * units + unit] - start;
                    AddProducts(count, layer.Inputs + start, layer.Weights + start, null, _activations[l].Pointer, sums + unit * Stride);
                }
            }

            if (_layers[l].Activation == Activation.Relu) Gate(sums, sums, units * Stride);
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
        _unitNumbers.Dispose();
        _error.Dispose();
        _sums.Dispose();
    }

    private void OutputErrors(Examples examples, ReadOnlySpan<int> rows)
    {
        var units = _layers[^1].Units;
        var errors = _errors[^1].Pointer;
        for (var example = 0; example < rows.Length; example++)
        {
            for (var unit = 0; unit < units; unit++) _sums.Pointer[unit] = Outputs[unit * Stride + example];
            OutputError.Of<Lanes32>(_loss, _sums.Pointer, units, examples.Labels[rows[example]], 1f / rows.Length, _error.Pointer);
            for (var unit = 0; unit < units; unit++) errors[unit * Stride + example] = _error.Pointer[unit];
        }

        for (var unit = 0; unit < units; unit++) new Span<float>(errors + unit * Stride + rows.Length, Stride - rows.Length).Clear();
    }

    /// <summary>The error of the layer below: Σ over units ascending of error × weight, where its ReLU let something through.</summary>
    private void HandBack(PackedLayer layer, int l)
    {
        var errors = _errors[l - 1];
        errors.Span.Clear();
        for (var input = 0; input < _layers[l].Inputs; input++)
        {
            var start = layer.StartsByInput[input];
            var count = layer.StartsByInput[input + 1] - start;
            AddProducts(count, layer.UnitsByInput + start, layer.Weights, layer.PlacesByInput + start, _errors[l].Pointer, errors.Pointer + input * Stride);
        }

        if (_layers[l - 1].Activation == Activation.Relu) Gate(_activations[l].Pointer, errors.Pointer, errors.Length);
    }

    /// <summary>target[x] += Σ weight · source[row of the entry][x], entries ascending in fused multiply-adds.</summary>
    private void AddProducts(int count, int* rows, float* weights, int* places, float* source, float* target)
    {
        if (count == 0) return;
        for (var x = 0; x < Stride; x += Vectors * TLanes.Count)
        {
            var sum0 = TLanes.Load(target + x);
            var sum1 = TLanes.Load(target + x + TLanes.Count);
            var sum2 = TLanes.Load(target + x + 2 * TLanes.Count);
            var sum3 = TLanes.Load(target + x + 3 * TLanes.Count);
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
    }

    /// <summary>0 where <paramref name="gate"/> is not above 0; with the target as its own gate, a ReLU.</summary>
    private static void Gate(float* gate, float* target, int count)
    {
        var zero = TLanes.Broadcast(0f);
        for (var x = 0; x < count; x += TLanes.Count)
            TLanes.ZeroWhereNotGreater(TLanes.Load(gate + x), zero, TLanes.Load(target + x)).Store(target + x);
    }

    /// <summary>Gradients, each a product over examples folded from 16 sums to 1, and then the update of the whole layer.</summary>
    private void Update<TRule>(PackedLayer layer, int l, in TRule rule)
        where TRule : struct, IUpdateRule<TRule>
    {
        var gradient = layer.Gradient;
        var units = _layers[l].Units;
        for (var tile = 0; tile < layer.Tiles; tile++)
        {
            for (var unit = 0; unit < units; unit++)
            {
                var start = layer.TileStarts[tile * units + unit];
                var count = layer.TileStarts[(tile + 1) * units + unit] - start;
                Dots(count, layer.Inputs + start, _activations[l].Pointer, _errors[l].Pointer + unit * Stride, gradient + start);
            }
        }

        // The bias is the weight of an input that is always 1.
        Dots(units, _unitNumbers.Pointer, _errors[l].Pointer, _ones.Pointer, gradient + layer.BiasStart);
        layer.Update<TLanes, TRule>(rule);
    }

    /// <summary>target[entry] = the product of source[row of the entry] with <paramref name="other"/>, four entries at once.</summary>
    private void Dots(int count, int* rows, float* source, float* other, float* target)
    {
        for (var entry = 0; entry < count; entry += 4)
        {
            // The last four may be fewer: then the last row comes again, and what is too much is not stored.
            var last = count - 1;
            var four = TLanes.FourDots(
                source + (long)rows[entry] * Stride, source + (long)rows[Math.Min(entry + 1, last)] * Stride,
                source + (long)rows[Math.Min(entry + 2, last)] * Stride, source + (long)rows[Math.Min(entry + 3, last)] * Stride, other, Stride);
            if (entry + 4 <= count)
            {
                four.Store(target + entry);
                continue;
            }

            for (var e = entry; e < count; e++) target[e] = four[e - entry];
        }
    }
}
