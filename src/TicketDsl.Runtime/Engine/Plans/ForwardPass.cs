using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>The buffers of a pass through a network for some examples at once, and the pass.</summary>
internal sealed unsafe class ForwardPass<TLanes> : IDisposable
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly PaddedNetwork _network;
    private readonly SparseRows[] _inputs;
    private readonly LitBits[] _lit;
    private readonly NativeArray<float>[] _sums;
    private readonly int[] _features;
    private readonly QuotientTable _quotients = new();

    /// <summary>Room for <paramref name="capacity"/> examples, a multiple of 64.</summary>
    public ForwardPass(PaddedNetwork network, int capacity)
    {
        _network = network;
        _inputs = [.. network.Layers.Select(layer => new SparseRows(capacity, layer.Inputs))];
        _lit = [.. network.Layers.Select(layer => new LitBits(layer.Inputs, capacity))];
        _sums = [.. network.Layers.Select(layer => new NativeArray<float>(capacity * layer.Stride))];
        _features = [.. Enumerable.Range(0, network.Layers[0].Inputs)];
    }

    /// <summary>The last layer's sums, [examples, stride].</summary>
    public float* Outputs => _sums[^1].Pointer;

    /// <summary>Which inputs of layer <paramref name="layer"/> are not 0, by example.</summary>
    public LitBits Lit(int layer) => _lit[layer];

    /// <summary>What layer <paramref name="layer"/> gives, [examples, stride], the activation applied unless it is the last.</summary>
    public float* Activations(int layer) => _sums[layer].Pointer;

    public void Dispose()
    {
        foreach (var inputs in _inputs) inputs.Dispose();
        foreach (var lit in _lit) lit.Dispose();
        foreach (var sums in _sums) sums.Dispose();
    }

    /// <summary>Runs the rows of <paramref name="examples"/> through the network with these parameters.</summary>
    public void Run(Examples examples, ReadOnlySpan<int> rows, float* parameters)
    {
        _lit[0].FillRows(examples, rows);
        _inputs[0].FromLit<TLanes>(_lit[0], examples, rows, _features, _quotients.Has(examples.Values));
        for (var l = 0; l < _network.Layers.Length; l++)
        {
            var layer = _network.Layers[l];
            var sums = _sums[l].Pointer;
            for (var panel = 0; panel < layer.Panels; panel++)
            {
                var (start, width) = (layer.PanelStart(panel), layer.PanelWidth(panel));
                RowSums.TiledPanel<TLanes>(
                    _inputs[l], rows.Length, width, parameters + layer.Row(panel, 0), width, parameters + layer.BiasStart + start, sums + start, layer.Stride);
            }

            if (layer.Activation == Activation.Relu) Relu(sums, rows.Length * layer.Stride);
            if (l + 1 < _network.Layers.Length) _inputs[l + 1].FromDense<TLanes>(sums, rows.Length, layer.Units, layer.Stride, _lit[l + 1]);
        }
    }

    private static void Relu(float* values, int count)
    {
        for (var i = 0; i < count; i += TLanes.Count) Gated.Store(TLanes.Load(values + i), values, values, i);
    }
}
