using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Blocks.Layers;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Engine.Blocks.Nodes;

/// <summary>
/// Batch norm (Ioffe &amp; Szegedy 2015, algorithm 1), with the residual sum and the ReLU that may follow it in the same pass:
/// activation(scale · (x − mean) / √(variance + ε) + shift + residual).
/// Order: mean and variance from Σ(x − s) and Σ(x − s)², s being the channel's first value of the batch, so that a mean far above the
/// deviation cancels nothing; each 16 sums a block, rows and columns ascending, added up as <see cref="FoldSixteen"/> says and then in
/// double block after block; the two sums of the backward pass alike.
/// </summary>
internal sealed unsafe class BatchNormNode<TLanes, TRule> : ILayerNode
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly Layer _layer;
    private readonly Signal _input;
    private readonly Signal? _residual;
    private readonly Signal _output;
    private readonly bool _rectifies;
    private readonly Func<TRule> _rule;
    private readonly float _weightDecay;
    private readonly int _channels;
    private readonly Parameters<TRule> _scales;
    private readonly Parameters<TRule> _shifts;
    private readonly NativeArray<float> _scaleGradients;
    private readonly NativeArray<float> _shiftGradients;
    private readonly float[] _runningMean;
    private readonly float[] _runningVariance;
    private readonly float[] _appliedScale;
    private readonly float[] _appliedShift;
    private readonly (float Error, float Value, float Constant)[] _back;
    private readonly double[] _firstSums;
    private readonly double[] _secondSums;
    private readonly float[] _start;
    private readonly double[] _mean;
    private readonly double[] _inverse;

    public BatchNormNode(Layer layer, Signal input, Signal? residual, Signal output, bool rectifies, Func<TRule> rule, float weightDecay)
    {
        (_layer, _input, _residual, _output, _rectifies, _rule, _weightDecay) = (layer, input, residual, output, rectifies, rule, weightDecay);
        _channels = input.Shape.Channels;
        _scales = new Parameters<TRule>(_channels);
        _shifts = new Parameters<TRule>(_channels);
        for (var channel = 0; channel < _channels; channel++)
        {
            _scales.Keep(channel);
            _shifts.Keep(channel);
        }

        _scaleGradients = new NativeArray<float>(_scales.Length);
        _shiftGradients = new NativeArray<float>(_shifts.Length);
        (_runningMean, _runningVariance) = (new float[_channels], new float[_channels]);
        (_appliedScale, _appliedShift) = (new float[_channels], new float[_channels]);
        _back = new (float, float, float)[_channels];
        (_firstSums, _secondSums) = (new double[_channels], new double[_channels]);
        _start = new float[_channels];
        (_mean, _inverse) = (new double[_channels], new double[_channels]);
    }

    public Signal Output => _output;

    public void Allocate()
    {
    }

    public void Read(ReadOnlySpan<float> parameters, Mask? mask)
    {
        var own = parameters.Slice(_layer.Weights + _layer.Biases, _layer.BatchNormValues);
        own[.._channels].CopyTo(new Span<float>(_scales.Values, _channels));
        own.Slice(_channels, _channels).CopyTo(new Span<float>(_shifts.Values, _channels));
        own.Slice(2 * _channels, _channels).CopyTo(_runningMean);
        own[(3 * _channels)..].CopyTo(_runningVariance);
    }

    public void Write(Span<float> parameters)
    {
        var own = parameters.Slice(_layer.Weights + _layer.Biases, _layer.BatchNormValues);
        new ReadOnlySpan<float>(_scales.Values, _channels).CopyTo(own);
        new ReadOnlySpan<float>(_shifts.Values, _channels).CopyTo(own[_channels..]);
        _runningMean.CopyTo(own[(2 * _channels)..]);
        _runningVariance.CopyTo(own[(3 * _channels)..]);
    }

    public void Walk(StateWalk walk)
    {
        _scales.Walk(walk);
        _shifts.Walk(walk);
        walk.Pass(_runningMean);
        walk.Pass(_runningVariance);
    }

    public IEnumerable<Step> ForwardSteps() =>
    [
        new((pass, block) =>
        {
            if (pass.IsTraining) Measure(pass, block);
        })
        { Begin = _ => Clear(), End = Measured, IsBarrier = true },
        new((_, block) => Apply(block)),
    ];

    public IEnumerable<Step> BackwardSteps()
    {
        // The gradient of the sum with the residual is that of both its terms.
        var addsToResidual = _residual?.TakeTurn() ?? false;
        _input.TakeTurn();
        IReadOnlyList<Signal> touched = _residual is null ? [_output] : [_output, _residual];
        return
        [
            new((_, block) =>
            {
                Reduce(block);
                if (_residual is not null) Elementwise.HandOn<TLanes>(_output, _residual, block, addsToResidual);
            })
            { Begin = _ => Clear(), End = Reduced, IsBarrier = true, Gradients = touched },
            new(HandBack) { Gradients = [_input, _output] },
        ];
    }

    public void Dispose()
    {
        _scales.Dispose();
        _shifts.Dispose();
        _scaleGradients.Dispose();
        _shiftGradients.Dispose();
    }

    private void Clear()
    {
        Array.Clear(_firstSums);
        Array.Clear(_secondSums);
    }

    private void Measure(Pass pass, int block)
    {
        for (var channel = 0; channel < _channels; channel++)
        {
            if (block == 0) _start[channel] = *_input.Values.At(0, channel, 0, 0);
            var (sum, squares) = Sums(pass.Bits(block), block, channel);
            _firstSums[channel] += sum;
            _secondSums[channel] += squares;
        }
    }

    /// <summary>Makes of the sums, or of the running statistics, what each channel is multiplied by and added.</summary>
    private void Measured(Pass pass)
    {
        for (var channel = 0; channel < _channels; channel++)
        {
            if (pass.IsTraining) TakeStatistics(channel, Count(pass));
            else (_mean[channel], _inverse[channel]) = (_runningMean[channel], 1 / Math.Sqrt(_runningVariance[channel] + Layer.BatchNormEpsilon));
            var scale = _scales.Values[channel] * _inverse[channel];
            (_appliedScale[channel], _appliedShift[channel]) = ((float)scale, (float)(_shifts.Values[channel] - _mean[channel] * scale));
        }
    }

    private double Count(in Pass pass) => (double)pass.Examples * _input.Shape.Height * _input.Shape.Width;

    private void TakeStatistics(int channel, double count)
    {
        var fromStart = _firstSums[channel] / count;
        var mean = _start[channel] + fromStart;
        var variance = Math.Max(0, _secondSums[channel] / count - fromStart * fromStart);
        (_mean[channel], _inverse[channel]) = (mean, 1 / Math.Sqrt(variance + Layer.BatchNormEpsilon));

        // The running variance is the unbiased one (PyTorch's).
        var unbiased = count > 1 ? variance * count / (count - 1) : variance;
        _runningMean[channel] = (float)((1 - Layer.BatchNormMomentum) * _runningMean[channel] + Layer.BatchNormMomentum * mean);
        _runningVariance[channel] = (float)((1 - Layer.BatchNormMomentum) * _runningVariance[channel] + Layer.BatchNormMomentum * unbiased);
    }

    private (float Sum, float Squares) Sums(uint bits, int block, int channel)
    {
        var start = TLanes.Broadcast(_start[channel]);
        var folded = stackalloc float[2 * MapShape.Lanes];
        var floats = _input.Shape.Width * MapShape.Lanes;
        for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
        {
            var (sum, squares) = (default(TLanes), default(TLanes));
            for (var row = 0; row < _input.Shape.Height; row++)
            {
                var x = _input.Values.At(block, channel, row, 0);
                for (var i = lane; i < floats; i += MapShape.Lanes)
                {
                    var value = TLanes.Load(x + i) - start;
                    sum += value;
                    squares = TLanes.FusedMultiplyAdd(value, value, squares);
                }
            }

            TLanes.WhereBits(bits >> lane, sum).Store(folded + lane);
            TLanes.WhereBits(bits >> lane, squares).Store(folded + 16 + lane);
        }

        return (FoldSixteen.One(folded), FoldSixteen.One(folded + MapShape.Lanes));
    }

    private void Apply(int block)
    {
        var zero = TLanes.Broadcast(0f);
        var floats = _input.Shape.Width * MapShape.Lanes;
        for (var channel = 0; channel < _channels; channel++)
        {
            var (k, z) = (TLanes.Broadcast(_appliedScale[channel]), TLanes.Broadcast(_appliedShift[channel]));
            for (var row = 0; row < _input.Shape.Height; row++)
            {
                var x = _input.Values.At(block, channel, row, 0);
                var y = _output.Values.At(block, channel, row, 0);
                var r = _residual is null ? null : _residual.Values.At(block, channel, row, 0);
                for (var i = 0; i < floats; i += TLanes.Count)
                {
                    var value = TLanes.FusedMultiplyAdd(TLanes.Load(x + i), k, z);
                    if (r != null) value += TLanes.Load(r + i);
                    if (_rectifies) value = TLanes.ZeroWhereNotGreater(value, zero, value);
                    value.Store(y + i);
                }
            }
        }
    }

    /// <summary>Σe and Σe·(x − mean) of a block; where ReLU let nothing through, the error becomes 0 on the way.</summary>
    private void Reduce(int block)
    {
        for (var channel = 0; channel < _channels; channel++)
        {
            var (errors, products) = Reduce(block, channel);
            _firstSums[channel] += errors;
            _secondSums[channel] += products;
        }
    }

    /// <summary>
    /// Makes dx = a·e + b·x + c of the sums, from e's mean and its mean product with the normalised x, and updates scale and shift.
    /// </summary>
    private void Reduced(Pass pass)
    {
        var count = Count(pass);
        for (var channel = 0; channel < _channels; channel++)
        {
            var inverse = _inverse[channel];
            var scaleGradient = _secondSums[channel] * inverse;
            (_scaleGradients.Pointer[channel], _shiftGradients.Pointer[channel]) = ((float)scaleGradient, (float)_firstSums[channel]);
            var a = _scales.Values[channel] * inverse;
            var b = -a * inverse * scaleGradient / count;
            _back[channel] = ((float)a, (float)b, (float)(-a * _firstSums[channel] / count - b * _mean[channel]));
        }

        var rule = _rule();
        _scales.Update<TLanes>(rule, _weightDecay, 0, _scales.Length, _scaleGradients.Pointer);
        _shifts.Update<TLanes>(rule, _weightDecay, 0, _shifts.Length, _shiftGradients.Pointer);
    }

    private (float Errors, float Products) Reduce(int block, int channel)
    {
        var folded = stackalloc float[2 * MapShape.Lanes];
        var (k, z) = (TLanes.Broadcast(_appliedScale[channel]), TLanes.Broadcast(_appliedShift[channel]));
        var (mean, zero) = (TLanes.Broadcast((float)_mean[channel]), TLanes.Broadcast(0f));
        var floats = _input.Shape.Width * MapShape.Lanes;
        for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
        {
            var (errors, products) = (zero, zero);
            for (var row = 0; row < _input.Shape.Height; row++)
            {
                var x = _input.Values.At(block, channel, row, 0);
                var y = _output.Values.At(block, channel, row, 0);
                var e = _output.Gradient.At(block, channel, row, 0);
                for (var i = lane; i < floats; i += MapShape.Lanes)
                {
                    var (error, value) = (TLanes.Load(e + i), TLanes.Load(x + i));
                    if (_rectifies)
                    {
                        // What was given is worked out again where that is less than to fetch it.
                        var given = _residual is null ? TLanes.FusedMultiplyAdd(value, k, z) : TLanes.Load(y + i);
                        error = TLanes.ZeroWhereNotGreater(given, zero, error);
                        error.Store(e + i);
                    }

                    errors += error;
                    products = TLanes.FusedMultiplyAdd(error, value - mean, products);
                }
            }

            errors.Store(folded + lane);
            products.Store(folded + 16 + lane);
        }

        return (FoldSixteen.One(folded), FoldSixteen.One(folded + MapShape.Lanes));
    }

    private void HandBack(Pass pass, int block)
    {
        var bits = pass.Bits(block);
        var floats = _input.Shape.Width * MapShape.Lanes;
        for (var channel = 0; channel < _channels; channel++)
        {
            var (a, b, c) = _back[channel];
            var (ka, kb, kc) = (TLanes.Broadcast(a), TLanes.Broadcast(b), TLanes.Broadcast(c));
            for (var row = 0; row < _input.Shape.Height; row++)
            {
                var x = _input.Values.At(block, channel, row, 0);
                var e = _output.Gradient.At(block, channel, row, 0);
                var d = _input.Gradient.At(block, channel, row, 0);
                for (var i = 0; i < floats; i += TLanes.Count)
                {
                    var value = TLanes.FusedMultiplyAdd(ka, e + i, 0, TLanes.FusedMultiplyAdd(kb, x + i, 0, kc));

                    // Places of a block without an example get no gradient.
                    if (bits != 0xFFFF) value = TLanes.WhereBits(bits >> (i % MapShape.Lanes), value);
                    value.Store(d + i);
                }
            }
        }
    }
}
