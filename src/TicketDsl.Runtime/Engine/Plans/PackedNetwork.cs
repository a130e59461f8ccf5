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

    private readonly ImmutableArray<Layer> _layers;
    private readonly Loss _loss;
    private readonly InputMatrix<TLanes> _inputs;
    private readonly NativeArray<float>[] _activations;
    private readonly NativeArray<float>[] _errors;
    private readonly NativeArray<float> _ones;
    private readonly NativeArray<int> _unitOffsets;
    private readonly byte[] _labels;

    /// <summary>Buffers for up to <paramref name="examples"/> examples.</summary>
    public PackedNetwork(TrainingProblem problem, int examples)
    {
        _layers = problem.Layers;
        _loss = problem.Loss;
        Stride = (examples + ExamplesAtOnce - 1) / ExamplesAtOnce * ExamplesAtOnce;
        _inputs = new InputMatrix<TLanes>(_layers[0].Inputs, Stride);
        _activations = [.. _layers.Select(layer => new NativeArray<float>(layer.Units * Stride))];
        _errors = [.. _layers.Select(layer => new NativeArray<float>(layer.Units * Stride))];
        _ones = new NativeArray<float>(Stride);
        _ones.Span.Fill(1);
        _unitOffsets = new NativeArray<int>(_layers.Max(layer => layer.Units));
        for (var unit = 0; unit < _unitOffsets.Length; unit++) _unitOffsets.Span[unit] = unit * Stride;
        _labels = new byte[Stride];
    }

    /// <summary>Floats from feature to feature.</summary>
    public int Stride { get; }

    /// <summary>The last layer's sums, [unit][example].</summary>
    public float* Outputs => _activations[^1].Pointer;

    /// <summary>Runs examples through the network. Order of a sum: the bias, then quiet inputs ascending, then the others ascending.</summary>
    /// <remarks><paramref name="isSpread"/> says that all rows of quiet inputs are spread out.</remarks>
    public void Forward(PackedLayer[] layers, QuietInputs<TLanes> quiet, int[] usedInputs, Examples examples, ReadOnlySpan<int> rows, bool isSpread)
    {
        _inputs.Fill(examples, rows, usedInputs);
        var isStarted = quiet.Forward(_inputs, examples, rows, isSpread, layers[0].Biases, _activations[0].Pointer);
        for (var l = 0; l < layers.Length; l++) layers[l].Forward<TLanes>(Source(l), l == 0 && isStarted, _activations[l].Pointer);
    }

    /// <summary>Errors of the last layer, and whether all its sums are finite. Examples that pad have no error.</summary>
    public bool OutputErrors(Examples examples, ReadOnlySpan<int> rows)
    {
        for (var r = 0; r < rows.Length; r++) _labels[r] = examples.Labels[rows[r]];
        return ColumnErrors.Of<TLanes>(_loss, Outputs, _layers[^1].Units, Stride, _labels.AsSpan(0, rows.Length), _errors[^1].Pointer);
    }

    /// <summary>The first layer that gave an example what is not finite.</summary>
    public int FirstNotFinite(int examples)
    {
        var l = 0;
        while (AreFinite(l, examples)) l++;
        return l;
    }

    /// <summary>Errors of all layers below the last, from above down, and the update of each.</summary>
    public void Backward<TRule>(PackedLayer[] layers, QuietInputs<TLanes> quiet, in TRule rule, Examples examples, BatchRows batches)
        where TRule : struct, IUpdateRule<TRule>
    {
        for (var l = layers.Length - 1; l >= 0; l--)
        {
            if (l > 0)
                layers[l].HandBack<TLanes>(_errors[l].Pointer, _layers[l - 1].Activation == Activation.Relu ? Source(l) : null, _errors[l - 1].Pointer);
            if (l == 0) batches.FetchNext(examples);
            layers[l].Update<TLanes, TRule>(rule, Source(l), _errors[l].Pointer, _ones.Pointer, _unitOffsets.Pointer);
        }

        quiet.Update(rule, _inputs, examples, _errors[0].Pointer);
    }

    public void Dispose()
    {
        _inputs.Dispose();
        foreach (var activations in _activations) activations.Dispose();
        foreach (var errors in _errors) errors.Dispose();
        _ones.Dispose();
        _unitOffsets.Dispose();
    }

    private bool AreFinite(int layer, int examples)
    {
        for (var unit = 0; unit < _layers[layer].Units; unit++)
            if (!Finite.AreAll(new ReadOnlySpan<float>(_activations[layer].Pointer + unit * Stride, examples))) return false;
        return true;
    }

    private float* Source(int layer) => layer == 0 ? _inputs.Values : _activations[layer - 1].Pointer;
}
