using System.Numerics;
using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// The first layer's kept weights of inputs that are seldom lit. Such an input costs less by its few lit examples, all units at once,
/// than by its list of weights: a row of weights is spread out for a batch in which its input is lit.
/// Weights lie packed, input after input, units ascending; inputs that no example of the data set ever lights come last and are never
/// updated, since their gradient is 0.
/// </summary>
internal sealed unsafe class QuietInputs<TLanes> : IDisposable
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const int FewEntries = 4;

    private readonly Layer _layer;
    private readonly int[] _inputs;
    private readonly int _everLit;
    private readonly int _updatedEnd;
    private readonly int _unitStride;
    private readonly int[] _starts;

    /// <summary>Where each weight lies among flat ones; of what pads, nowhere.</summary>
    private readonly int[] _places;
    private readonly NativeArray<ushort> _kept;
    private readonly NativeArray<float> _weights;
    private readonly NativeArray<float> _firstMoments;
    private readonly NativeArray<float> _secondMoments;
    private readonly NativeArray<float> _gradient;
    private readonly NativeArray<float> _gradientRow;
    private readonly NativeArray<float> _spread;
    private readonly NativeArray<float> _rows;
    private readonly LitBits _lit;
    private readonly SparseRows _entries;

    /// <summary>Packs the kept weights of <paramref name="inputs"/>, ascending.</summary>
    public QuietInputs(Layer layer, Mask mask, int[] inputs, FeatureActivity activity, int stride, ReadOnlySpan<float> parameters)
    {
        _layer = layer;
        _inputs = [.. inputs.OrderBy(input => activity[input] > 0 ? 0 : 1)];
        _everLit = inputs.Count(input => activity[input] > 0);
        _unitStride = PaddedNetwork.Pad(layer.Units);
        _starts = new int[_inputs.Length + 1];
        _kept = new NativeArray<ushort>(_inputs.Length * _unitStride / PaddedNetwork.Alignment);
        for (var i = 0; i < _inputs.Length; i++)
        {
            // What is updated and what is not are groups of their own.
            if (i == _everLit)
            {
                _updatedEnd = _starts[i];
                _starts[i] = PaddedNetwork.Pad(_starts[i]);
            }

            _starts[i + 1] = _starts[i];
            for (var unit = 0; unit < layer.Units; unit++)
            {
                if (!mask[unit, _inputs[i]]) continue;
                Kept(i)[unit / PaddedNetwork.Alignment] |= (ushort)(1 << unit % PaddedNetwork.Alignment);
                _starts[i + 1]++;
            }
        }

        if (_everLit == _inputs.Length) _updatedEnd = _starts[^1];
        var updated = PaddedNetwork.Pad(_updatedEnd);
        _weights = new NativeArray<float>(_starts[^1] + PaddedNetwork.Alignment);
        _firstMoments = new NativeArray<float>(updated);
        _secondMoments = new NativeArray<float>(updated);
        _gradient = new NativeArray<float>(updated + PaddedNetwork.Alignment);
        _gradientRow = new NativeArray<float>(_unitStride);
        _spread = new NativeArray<float>(_inputs.Length * _unitStride);
        _rows = new NativeArray<float>(stride * _unitStride);
        _lit = new LitBits(_inputs.Length, stride);
        _entries = new SparseRows(stride, _inputs.Length);
        _places = Places();
        Write(parameters);
    }

    /// <summary>Copies the weights it has in, from flat ones.</summary>
    public void Write(ReadOnlySpan<float> parameters)
    {
        var weights = _weights.Span;
        for (var i = 0; i < _places.Length; i++)
            if (_places[i] >= 0) weights[i] = parameters[_places[i]];
    }

    /// <summary>Weights and moments.</summary>
    public void Walk(StateWalk walk) => walk.Pass(_weights, _firstMoments, _secondMoments);

    /// <summary>Copies the weights it has out, to flat ones.</summary>
    public void Read(Span<float> parameters)
    {
        var weights = _weights.Span;
        for (var i = 0; i < _places.Length; i++)
            if (_places[i] >= 0) parameters[_places[i]] = weights[i];
    }

    /// <summary>Spreads all rows out, for forward passes that follow one another without an update.</summary>
    public void SpreadAll()
    {
        for (var i = 0; i < _inputs.Length; i++) Spread(i);
    }

    /// <summary>
    /// target = biases + weights · inputs, [unit][example], inputs ascending; where none is lit, nothing is done and false given.
    /// <paramref name="isSpread"/> after <see cref="SpreadAll"/>.
    /// </summary>
    public bool Forward(InputMatrix<TLanes> inputs, Examples examples, ReadOnlySpan<int> rows, bool isSpread, float* biases, float* target)
    {
        if (!_lit.Fill(inputs.Bytes, examples, rows.Length, _inputs)) return false;
        _lit.TurnToExamples(_inputs.Length);
        for (var i = 0; i < _inputs.Length && !isSpread; i++)
            if (IsLit(i)) Spread(i);
        _entries.FromLit(_lit, examples, rows, _inputs);

        // Both ways have the same order; tiles pay where an example comes back to one for more than a few entries.
        if (_entries.Starts[rows.Length] > FewEntries * rows.Length * _entries.Tiles)
            RowSums.TiledPanel<TLanes>(_entries, rows.Length, _unitStride, _spread.Pointer, _unitStride, biases, _rows.Pointer, _unitStride);
        else RowSums.All<TLanes>(_entries, rows.Length, _spread.Pointer, _unitStride, biases, _rows.Pointer);
        FloatTurn.Run(_rows.Pointer, inputs.Bytes.Stride, _layer.Units / 4 * 4, _unitStride, target, inputs.Bytes.Stride);
        for (var unit = _layer.Units / 4 * 4; unit < _layer.Units; unit++)
            for (var x = 0; x < inputs.Bytes.Stride; x++) target[(long)unit * inputs.Bytes.Stride + x] = _rows.Pointer[(long)x * _unitStride + unit];
        return true;
    }

    /// <summary>Gradients of the weights whose inputs are ever lit, and their update. The inputs are those of the last forward pass.</summary>
    public void Update<TRule>(in TRule rule, InputMatrix<TLanes> inputs, Examples examples, float* errors)
        where TRule : struct, IUpdateRule<TRule>
    {
        if (_everLit == 0) return;
        var stride = inputs.Bytes.Stride;
        FloatTurn.Run(errors, _layer.Units / 4 * 4, stride, stride, _rows.Pointer, _unitStride);
        for (var unit = _layer.Units / 4 * 4; unit < _layer.Units; unit++)
            for (var x = 0; x < stride; x++) _rows.Pointer[(long)x * _unitStride + unit] = errors[(long)unit * stride + x];
        fixed (float* table = examples.Values)
        {
            for (var i = 0; i < _everLit; i++)
            {
                var target = _gradient.Pointer + _starts[i];
                if (!IsLit(i))
                {
                    new Span<float>(target, _starts[i + 1] - _starts[i]).Clear();
                    continue;
                }

                var values = new ByteValues(inputs.Bytes.Column(_inputs[i]), table, inputs.Scales);
                LitGradients.Row<TLanes, ByteValues>(_lit.OfFeature(i), _lit.Words, values, _rows.Pointer, _unitStride, _unitStride, _gradientRow.Pointer);
                Gather(Kept(i), _gradientRow.Pointer, target);
            }
        }

        // What the last row wrote past its end belongs to no weight, but to a group of four.
        new Span<float>(_gradient.Pointer + _updatedEnd, PaddedNetwork.Alignment).Clear();
        WeightRows.Update<TLanes, TRule>(rule, _firstMoments.Length, _weights.Pointer, _firstMoments.Pointer, _secondMoments.Pointer, _gradient.Pointer);
    }

    public void Dispose()
    {
        foreach (var floats in (ReadOnlySpan<NativeArray<float>>)[_weights, _firstMoments, _secondMoments, _gradient, _gradientRow, _spread, _rows]) floats.Dispose();
        _kept.Dispose();
        _lit.Dispose();
        _entries.Dispose();
    }

    private ushort* Kept(int i) => _kept.Pointer + i * (_unitStride / PaddedNetwork.Alignment);

    private bool IsKept(int i, int unit) => (Kept(i)[unit / PaddedNetwork.Alignment] >> unit % PaddedNetwork.Alignment & 1) != 0;

    private int[] Places()
    {
        var places = new int[_starts[^1]];
        Array.Fill(places, -1);
        for (var i = 0; i < _inputs.Length; i++)
        {
            var place = _starts[i];
            for (var unit = 0; unit < _layer.Units; unit++)
                if (IsKept(i, unit)) places[place++] = unit * _layer.Inputs + _inputs[i];
        }

        return places;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsLit(int i)
    {
        var bits = _lit.OfFeature(i);
        if (bits[0] != 0) return true;
        for (var word = 1; word < _lit.Words; word++)
            if (bits[word] != 0) return true;
        return false;
    }

    private void Spread(int i)
    {
        var source = _weights.Pointer + _starts[i];
        var target = _spread.Pointer + (long)i * _unitStride;
        var kept = Kept(i);
        for (var unit = 0; unit < _unitStride; unit += PaddedNetwork.Alignment, kept++)
        {
            for (var lane = 0; lane < PaddedNetwork.Alignment; lane += TLanes.Count)
            {
                var bits = (uint)*kept >> lane & (uint)((1 << TLanes.Count) - 1);
                TLanes.LoadKept(source, bits).Store(target + unit + lane);
                source += BitOperations.PopCount(bits);
            }
        }
    }

    private void Gather(ushort* kept, float* source, float* target)
    {
        for (var unit = 0; unit < _unitStride; unit += PaddedNetwork.Alignment, kept++)
        {
            for (var lane = 0; lane < PaddedNetwork.Alignment; lane += TLanes.Count)
            {
                var bits = (uint)*kept >> lane & (uint)((1 << TLanes.Count) - 1);
                TLanes.StoreKept(TLanes.Load(source + unit + lane), bits, target);
                target += BitOperations.PopCount(bits);
            }
        }
    }
}
