using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>Pooling two rows of 32 places of 64 channels, 16 examples, and handing their errors back.</summary>
public unsafe class PoolRowsBenchmark : WidthBenchmark
{
    private readonly NativeArray<float> _source = RandomValues.Of(2 * ConvPlaces.Channels * ConvPlaces.Floats);
    private readonly NativeArray<float> _pooled = new(ConvPlaces.Channels * ConvPlaces.Floats / 2);
    private readonly NativeArray<ushort> _winners = new(ConvPlaces.Channels * ConvPlaces.Places / 2 * PoolRows.Winners);
    private readonly NativeArray<float> _gradient = new(2 * ConvPlaces.Channels * ConvPlaces.Floats);
    private Action _kernel = () => { };

    /// <summary>Chooses the width.</summary>
    [GlobalSetup]
    public void Setup() => _kernel = Of(Run<Lanes32>, Run<Lanes128>, Run<Lanes256>, Run<Lanes512>);

    /// <summary>All channels.</summary>
    [Benchmark]
    public void There_and_back() => _kernel();

    private void Run<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var channel = 0; channel < ConvPlaces.Channels; channel++)
        {
            var at = 2 * channel * ConvPlaces.Floats;
            var pooled = _pooled.Pointer + channel * ConvPlaces.Floats / 2;
            var winners = _winners.Pointer + channel * ConvPlaces.Places / 2 * PoolRows.Winners;
            PoolRows.Greatest<TLanes>(_source.Pointer + at, ConvPlaces.Floats, ConvPlaces.Places / 2, rectifies: true, pooled, 16, winners);
            PoolRows.GreatestBack<TLanes>(winners, ConvPlaces.Places / 2, pooled, 16, _gradient.Pointer + at, ConvPlaces.Floats);
        }
    }
}
