using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>What one replicate carries through its training in the row plan.</summary>
internal sealed unsafe class RowReplicate<TRule> : IDisposable
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly PaddedNetwork _network;
    private readonly NativeArray<float> _parameters;
    private readonly NativeArray<float> _firstMoments;
    private readonly NativeArray<float> _secondMoments;
    private readonly NativeArray<ushort> _maskBits;
    private readonly bool[] _isFull;
    private readonly NativeArray<float>?[] _transposed;
    private BatchOrder? _order;
    private int _from;

    public RowReplicate(PaddedNetwork network)
    {
        _network = network;
        _parameters = new NativeArray<float>(network.Length);
        _firstMoments = new NativeArray<float>(network.Length);
        _secondMoments = new NativeArray<float>(network.Length);
        _maskBits = new NativeArray<ushort>(network.Length / PaddedNetwork.Alignment);
        _isFull = new bool[network.Layers.Length];

        // The first layer hands no error back, so it needs no transpose.
        _transposed = [.. network.Layers.Select((layer, l) => l == 0 ? null : new NativeArray<float>(layer.Stride * PaddedNetwork.Pad(layer.Inputs)))];
    }

    public float* Parameters => _parameters.Pointer;

    public BatchRows? Batches { get; private set; }

    public TRule Rule { get; set; }

    /// <summary>Weights of a layer the other way round, [units, padded inputs].</summary>
    public float* Transposed(int layer) => _transposed[layer]!.Pointer;

    public void Start(ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration, TRule rule)
    {
        _network.Pack(weights, masks, _parameters.Span);
        _network.PackMask(masks, _maskBits.Span);
        _firstMoments.Span.Clear();
        _secondMoments.Span.Clear();
        for (var l = 1; l < _network.Layers.Length; l++) Transpose(l);
        for (var l = 0; l < _isFull.Length; l++) _isFull[l] = masks[l].Count == masks[l].Length;
        (Batches, Rule, _order, _from) = (new BatchRows(order, iteration), rule, order, iteration);
    }

    public TrainerState Save() => new(Batches!.Next, Batches.Next - _from, StateWalk.Save(Walk));

    public void Restore(TrainerState state, TRule rule)
    {
        StateWalk.Restore(state.Values, Walk);
        for (var l = 1; l < _network.Layers.Length; l++) Transpose(l);
        (Batches, Rule, _from) = (new BatchRows(_order!, state.Iteration), rule, state.Iteration - state.Steps);
    }

    public void ReadWeights(Span<float> weights) => _network.Unpack(_parameters.Pointer, weights);

    public void WriteWeights(ReadOnlySpan<float> weights)
    {
        _network.Pack(weights, null, _parameters.Span);
        for (var l = 1; l < _network.Layers.Length; l++) Transpose(l);
    }

    /// <summary>Updates <paramref name="count"/> parameters of a layer from <paramref name="start"/> on; the gradient of what is masked counts as 0.</summary>
    public void Update<TLanes>(in TRule rule, int layer, int start, int count, float* gradient)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (weights, first, second) = ((nint)(_parameters.Pointer + start), (nint)(_firstMoments.Pointer + start), (nint)(_secondMoments.Pointer + start));
        if (_isFull[layer]) WeightRows.Update<TLanes, TRule>(rule, count, (float*)weights, (float*)first, (float*)second, gradient);
        else WeightRows.Update<TLanes, TRule>(rule, count, (float*)weights, (float*)first, (float*)second, gradient, _maskBits.Pointer + start / PaddedNetwork.Alignment);
    }

    /// <summary>Gradients of some rows of a panel's weights, and their update.</summary>
    public void UpdatePanel<TLanes, TSource, TValues>(int layer, int panel, ReadOnlySpan<int> rows, int words, in TSource source, float* errors, float* buffer)
        where TLanes : unmanaged, ILanes<TLanes>
        where TSource : struct, ILitRows<TValues>
        where TValues : struct, ILitValues
    {
        if (_isFull[layer]) UpdatePanel<TLanes, TSource, TValues, AllKept>(layer, panel, rows, words, source, errors, buffer);
        else UpdatePanel<TLanes, TSource, TValues, KeptBits>(layer, panel, rows, words, source, errors, buffer);
    }

    private void UpdatePanel<TLanes, TSource, TValues, TKept>(
        int layer, int panel, ReadOnlySpan<int> rows, int words, in TSource source, float* errors, float* buffer)
        where TLanes : unmanaged, ILanes<TLanes>
        where TSource : struct, ILitRows<TValues>
        where TValues : struct, ILitValues
        where TKept : struct, IKept
    {
        var shape = _network.Layers[layer];
        var start = shape.Row(panel, 0);
        var width = shape.PanelWidth(panel);
        var update = new RowUpdate<TLanes, TRule, TKept>(
            Rule, width, _parameters.Pointer + start, _firstMoments.Pointer + start, _secondMoments.Pointer + start,
            _maskBits.Pointer + start / PaddedNetwork.Alignment);
        LitGradients.Panel<TLanes, TSource, TValues, RowUpdate<TLanes, TRule, TKept>>(
            rows, words, source, errors + shape.PanelStart(panel), shape.Stride, width, buffer, update);
    }

    /// <summary>Brings the transposed weights of a layer up to date.</summary>
    public void Transpose(int layer)
    {
        var shape = _network.Layers[layer];
        var stride = PaddedNetwork.Pad(shape.Inputs);
        for (var panel = 0; panel < shape.Panels; panel++)
        {
            var width = shape.PanelWidth(panel);
            var source = _parameters.Pointer + shape.Row(panel, 0);
            var target = Transposed(layer) + (long)shape.PanelStart(panel) * stride;
            var whole = shape.Inputs / 4 * 4;
            FloatTurn.Run(source, whole, width, width, target, stride);
            for (var input = whole; input < shape.Inputs; input++)
                for (var unit = 0; unit < width; unit++) target[unit * stride + input] = source[input * width + unit];
        }
    }

    public void Dispose()
    {
        _parameters.Dispose();
        _firstMoments.Dispose();
        _secondMoments.Dispose();
        _maskBits.Dispose();
        foreach (var transposed in _transposed) transposed?.Dispose();
    }

    private void Walk(StateWalk walk) => walk.Pass(_parameters, _firstMoments, _secondMoments);
}
