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
    private readonly NativeArray<float>[] _sums;

    /// <summary>Room for <paramref name="capacity"/> examples.</summary>
    public ForwardPass(PaddedNetwork network, int capacity)
    {
        _network = network;
        _inputs = [.. network.Layers.Select(layer => new SparseRows(capacity, layer.Inputs))];
        _sums = [.. network.Layers.Select(layer => new NativeArray<float>(capacity * layer.Stride))];
    }

    /// <summary>The last layer's sums, [examples, stride].</summary>
    public float* Outputs => _sums[^1].Pointer;

    /// <summary>What layer <paramref name="layer"/> takes, by example.</summary>
    public SparseRows Inputs(int layer) => _inputs[layer];

    /// <summary>What layer <paramref name="layer"/> gives, [examples, stride], the activation applied unless it is the last.</summary>
    public float* Activations(int layer) => _sums[layer].Pointer;

    public void Dispose()
    {
        foreach (var inputs in _inputs) inputs.Dispose();
        foreach (var sums in _sums) sums.Dispose();
    }

    /// <summary>Runs the rows of <paramref name="examples"/> through the network with these parameters.</summary>
    public void Run(Examples examples, ReadOnlySpan<int> rows, float* parameters)
    {
        InputRows.Fill(_inputs[0], examples, rows);
        for (var l = 0; l < _network.Layers.Length; l++)
        {
            var layer = _network.Layers[l];
            var sums = _sums[l].Pointer;
            RowSums.All<TLanes>(_inputs[l], rows.Length, parameters + layer.Start, layer.Stride, parameters + layer.BiasStart, sums);
            if (layer.Activation == Activation.Relu) Relu(sums, rows.Length * layer.Stride);
            if (l + 1 < _network.Layers.Length) _inputs[l + 1].FromDense(sums, rows.Length, layer.Units, layer.Stride);
        }
    }

    private static void Relu(float* values, int count)
    {
        var zero = TLanes.Broadcast(0f);
        for (var i = 0; i < count; i += TLanes.Count)
        {
            var value = TLanes.Load(values + i);
            TLanes.ZeroWhereNotGreater(value, zero, value).Store(values + i);
        }
    }
}
