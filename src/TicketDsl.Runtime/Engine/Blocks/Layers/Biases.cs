using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>
/// A bias a unit, and the ReLU that follows it. The gradient of a bias is the sum of its unit's errors: of each block 16 sums, rows and
/// columns ascending, added up as <see cref="FoldSixteen"/> says and then added block after block.
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="output">What it gives.</param>
/// <param name="pooling">Where a pooling takes the greatest of what the layer gives, and then ReLU. Its errors are fewer and have the same sum.</param>
internal sealed unsafe class Biases<TRule>(Layer layer, Signal output, IPooling? pooling) : IDisposable
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly Parameters<TRule>? _biases = layer.HasBias ? Kept(layer.Units) : null;
    private readonly NativeArray<float> _gradients = new(Parameters<TRule>.Pad(layer.Units));

    /// <summary>The biases, or null where there are none.</summary>
    public float* Values => _biases is null ? null : _biases.Values;

    /// <summary>Whether ReLU follows at once.</summary>
    public bool Rectifies { get; } = pooling is null && layer is { HasBatchNorm: false, Activation: Activation.Relu };

    /// <summary>Whether errors of the layer, or of the pooling, are those after a ReLU.</summary>
    private bool Gates => pooling is not null || Rectifies;

    public void Read(ReadOnlySpan<float> biases)
    {
        if (_biases is not null) biases.CopyTo(new Span<float>(_biases.Values, layer.Units));
    }

    public void Write(Span<float> biases)
    {
        if (_biases is not null) new ReadOnlySpan<float>(_biases.Values, layer.Units).CopyTo(biases);
    }

    public void Walk(StateWalk walk) => _biases?.Walk(walk);

    /// <summary>Forgets the last iteration's sums.</summary>
    public void Clear() => _gradients.Span.Clear();

    /// <summary>Sets a block's error to 0 where ReLU let nothing through, and adds it up a unit; of a linear layer, all blocks'.</summary>
    public void Prepare<TLanes>(int block)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (_biases is null && !Gates) return;
        var blocks = output.IsFlat ? output.Gradient.Shape.Blocks : 1;
        for (var b = block; b < block + blocks; b++)
            for (var unit = 0; unit < layer.Units; unit++) _gradients.Pointer[unit] += Prepare<TLanes>(b, unit);
    }

    public void Update<TLanes>(in TRule rule, float weightDecay)
        where TLanes : unmanaged, ILanes<TLanes> =>
        _biases?.Update<TLanes>(rule, weightDecay, 0, _biases.Length, _gradients.Pointer);

    public void Dispose()
    {
        _biases?.Dispose();
        _gradients.Dispose();
    }

    private static Parameters<TRule> Kept(int units)
    {
        var biases = new Parameters<TRule>(units);
        for (var unit = 0; unit < units; unit++) biases.Keep(unit);
        return biases;
    }

    private float Prepare<TLanes>(int block, int unit)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var sums = stackalloc float[MapShape.Lanes];
        var (summed, zero) = (pooling?.Output ?? output, TLanes.Broadcast(0f));
        var (errorStride, valueStride) = (summed.Gradient.Shape.PlaceStride, summed.Values.Shape.PlaceStride);
        for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
        {
            var sum = zero;
            for (var row = 0; row < summed.Shape.Height; row++)
            {
                var error = summed.Gradient.At(block, unit, row, 0) + lane;
                var value = summed.Values.At(block, unit, row, 0) + lane;
                for (var column = 0; column < summed.Shape.Width; column++, error += errorStride, value += valueStride)
                {
                    var e = TLanes.Load(error);
                    if (Gates)
                    {
                        e = TLanes.ZeroWhereNotGreater(TLanes.Load(value), zero, e);
                        e.Store(error);
                    }

                    sum += e;
                }
            }

            sum.Store(sums + lane);
        }

        return FoldSixteen.One(sums);
    }
}
