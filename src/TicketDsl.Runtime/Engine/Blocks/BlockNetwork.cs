using TicketDsl.Runtime.Engine.Blocks.Layers;
using TicketDsl.Runtime.Engine.Blocks.Nodes;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>A network as nodes over blocks of examples, and what one replicate carries through its training.</summary>
internal sealed class BlockNetwork<TLanes, TRule> : IDisposable
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly TrainingProblem _problem;
    private readonly List<INode> _nodes = [];
    private readonly List<Signal> _signals = [];
    private readonly List<(ILayerNode Node, int Layer)> _layerNodes = [];
    private readonly int[] _starts;
    private readonly Func<TRule> _rule;
    private readonly Func<BatchOrder> _order;
    private readonly Signal _input;
    private readonly Signal _output;
    private readonly Stages _forward;
    private readonly Stages _backward;
    private readonly IReadOnlyList<Map> _gradients;
    private int _nextLayer;

    public BlockNetwork(TrainingProblem problem, MaskSet masks, PlanChoice choice, Func<TRule> rule, Func<BatchOrder> order)
    {
        (_problem, _rule, _order) = (problem, rule, order);
        _starts = new int[problem.Layers.Length];
        for (var l = 1; l < _starts.Length; l++) _starts[l] = _starts[l - 1] + problem.Layers[l - 1].Parameters;
        var network = problem.Network;
        _input = Add(new Signal(network.Input, isFlat: !network.Input.IsImage) { NeedsGradient = false });
        _output = Flat(Parts(network.Parts, _input, masks, choice));
        Blocks = MapShape.BlocksOf(problem.BatchSize);
        foreach (var signal in _signals) signal.Allocate(Blocks);
        _forward = Stages.Of(_nodes.SelectMany(node => node.ForwardSteps()));
        _backward = Stages.Of(Enumerable.Reverse(_nodes).SelectMany(node => node.BackwardSteps()));
        _gradients = GradientMaps.Share(_backward, _output);
        foreach (var node in _nodes) node.Allocate();
    }

    /// <summary>Blocks of 16 examples in a batch.</summary>
    public int Blocks { get; }

    /// <summary>Where a batch's inputs go.</summary>
    public Map Inputs => _input.Values;

    /// <summary>The last layer's sums.</summary>
    public Map Outputs => _output.Values;

    /// <summary>Where the gradient of the loss goes.</summary>
    public Map Errors => _output.Gradient;

    public void Read(ReadOnlySpan<float> weights, MaskSet? masks)
    {
        foreach (var (node, layer) in _layerNodes) node.Read(weights.Slice(_starts[layer], _problem.Layers[layer].Parameters), masks?[layer]);
    }

    public void Write(Span<float> weights)
    {
        foreach (var (node, layer) in _layerNodes) node.Write(weights.Slice(_starts[layer], _problem.Layers[layer].Parameters));
    }

    /// <summary>Weights, moments and running statistics.</summary>
    public void Walk(StateWalk walk)
    {
        foreach (var (node, _) in _layerNodes) node.Walk(walk);
    }

    public void Forward(in Pass pass) => _forward.Run(pass, Blocks);

    public void Backward(in Pass pass) => _backward.Run(pass, Blocks);

    /// <summary>The first layer that gave an example what is not finite; the last one's gave that to the outputs, where no other did.</summary>
    public int FirstNotFinite(int examples) =>
        _layerNodes.Where(node => !node.Node.Output.IsFinite(examples)).Select(node => node.Layer).DefaultIfEmpty(_starts.Length - 1).Min();

    public void Dispose()
    {
        foreach (var node in _nodes) node.Dispose();
        foreach (var signal in _signals) signal.Dispose();
        foreach (var map in _gradients) map.Dispose();
    }

    private Signal Parts(IReadOnlyList<NetworkPart> parts, Signal signal, MaskSet masks, PlanChoice choice)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (i + 1 < parts.Count && Rectified(parts[i], parts[i + 1]) is var (layer, pool))
            {
                signal = Pooled(layer, pool, signal, masks, choice);
                i++;
                continue;
            }

            signal = parts[i] switch
            {
                LayerPart single => Single(single.Layer, signal, null, Activation.None, masks, choice),
                ResidualPart residual => Residual(residual, signal, masks, choice),
                _ => throw new ArgumentOutOfRangeException(nameof(parts), parts[i], "There is no such part of a network."),
            };
        }

        return signal;
    }

    /// <summary>A convolution with ReLU and the pooling of the greatest that follows: ReLU can wait until there are fewer values.</summary>
    private static (Layer Layer, Layer Pool)? Rectified(NetworkPart part, NetworkPart next) =>
        part is LayerPart { Layer: { Kind: LayerKind.Conv, HasBatchNorm: false, Dropout: 0, Activation: Activation.Relu } layer }
        && next is LayerPart { Layer: { Kind: LayerKind.MaxPool } pool } ? (layer, pool) : null;

    private Signal Pooled(Layer layer, Layer pool, Signal input, MaskSet masks, PlanChoice choice)
    {
        var index = _nextLayer++;
        var isFed = PoolNode<TLanes>.IsQuarter(pool.Window!);
        var (signal, pooled) = (Add(new Signal(Read(layer.To, pool), isFlat: false) { PassesInRows = isFed }), Add(new Signal(pool.To, isFlat: false)));
        var node = new PoolNode<TLanes>(signal, pooled, pool.Window!, greatest: true, rectifies: true, isFed);
        AddLayer(Weighted(layer, index, input, signal, node, masks, choice), index);
        _nodes.Add(node);
        return pooled;
    }

    /// <summary>What a pooling reads of a convolution: rows and columns that no window reaches are never computed, and their errors are the border's zeros.</summary>
    private static Shape Read(Shape shape, Layer pool)
    {
        var window = pool.Window!;
        if (window.Padding != 0) return shape;
        return new Shape(
            shape.Channels, Math.Min(shape.Height, (pool.To.Height - 1) * window.Stride + window.Size),
            Math.Min(shape.Width, (pool.To.Width - 1) * window.Stride + window.Size));
    }

    private ILayerNode Weighted(Layer layer, int index, Signal input, Signal output, IPooling? pooling, MaskSet masks, PlanChoice choice)
    {
        var decay = (float)_problem.Optimizer.WeightDecay;
        return choice.IsListed(layer, masks[index])
            ? new ListNode<TLanes, TRule>(layer, masks[index], input, output, pooling, _rule, decay)
            : new DenseNode<TLanes, TRule>(layer, input, output, pooling, _rule, decay);
    }

    private Signal Residual(ResidualPart part, Signal input, MaskSet masks, PlanChoice choice)
    {
        // Batch norm at the end of the body takes the sum and its activation into its own pass.
        var last = (part.Body[^1] as LayerPart)?.Layer;
        var fuses = last is { HasBatchNorm: true, Activation: Activation.None, Dropout: 0 } && part.Activation is Activation.None or Activation.Relu;
        var first = _nextLayer;
        var before = Parts(fuses ? part.Body[..^1] : part.Body, input, masks, choice);
        var afterBody = _nextLayer;
        var shortcut = input;
        if (part.Projection is { } projection)
        {
            _nextLayer = first + part.Body.Sum(inner => inner.Layers.Count());
            shortcut = Single(projection, input, null, Activation.None, masks, choice);
        }

        var end = _nextLayer;
        if (!fuses)
        {
            var sum = Add(new Signal(before.Shape, before.IsFlat));
            _nodes.Add(new AddNode<TLanes>(before, shortcut, sum, part.Activation));
            return sum;
        }

        _nextLayer = afterBody;
        var output = Single(last!, before, shortcut, part.Activation, masks, choice);
        _nextLayer = Math.Max(end, _nextLayer);
        return output;
    }

    private Signal Single(Layer layer, Signal input, Signal? residual, Activation afterSum, MaskSet masks, PlanChoice choice)
    {
        switch (layer.Kind)
        {
            case LayerKind.Flatten:
                return Flat(input);
            case LayerKind.MaxPool or LayerKind.AveragePool:
                var pooled = Add(new Signal(layer.To, isFlat: false) { NeedsGradient = input.NeedsGradient });
                _nodes.Add(new PoolNode<TLanes>(input, pooled, layer.Window!, layer.Kind == LayerKind.MaxPool, rectifies: false, isFed: false));
                return pooled;
            case LayerKind.GlobalAveragePool:
                var means = Add(new Signal(layer.To, isFlat: true) { NeedsGradient = input.NeedsGradient });
                _nodes.Add(new GlobalAveragePoolNode<TLanes>(input, means));
                return means;
        }

        var isLinear = layer.Kind == LayerKind.Linear;
        if (isLinear) input = Flat(input);
        var index = _nextLayer++;
        var signal = Add(new Signal(layer.To, isLinear));
        AddLayer(Weighted(layer, index, input, signal, null, masks, choice), index);
        if (layer.HasBatchNorm)
        {
            var normed = Add(new Signal(layer.To, isLinear));
            var rectifies = layer.Activation == Activation.Relu || afterSum == Activation.Relu;
            AddLayer(new BatchNormNode<TLanes, TRule>(layer, signal, residual, normed, rectifies, _rule, (float)_problem.Optimizer.WeightDecay), index);
            signal = normed;
        }

        if (layer.Activation is Activation.Sigmoid or Activation.Tanh) _nodes.Add(new ActivationNode<TLanes>(signal, layer.Activation));
        if (layer.Dropout == 0) return signal;
        var dropped = Add(new Signal(layer.To, isLinear));
        _nodes.Add(new DropoutNode<TLanes>(signal, dropped, layer.Dropout, index, _order));
        return dropped;
    }

    private Signal Flat(Signal signal)
    {
        if (signal.IsFlat) return signal;

        // A pooling can write what it gives as features at once.
        if (_nodes.Count > 0 && _nodes[^1] is PoolNode<TLanes> pool && pool.Output == signal)
        {
            signal.IsFlat = true;
            return signal;
        }

        var flat = Add(new Signal(Shape.Flat(signal.Shape.Features), isFlat: true) { NeedsGradient = signal.NeedsGradient });
        _nodes.Add(new FlattenNode<TLanes>(signal, flat));
        return flat;
    }

    private void AddLayer(ILayerNode node, int layer)
    {
        _nodes.Add(node);
        _layerNodes.Add((node, layer));
    }

    private Signal Add(Signal signal)
    {
        _signals.Add(signal);
        return signal;
    }
}
