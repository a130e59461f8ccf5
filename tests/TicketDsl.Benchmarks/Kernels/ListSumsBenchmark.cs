using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>Two rows of eight places of a convolution of three by three from 64 to 64 channels, 16 examples, a tenth of its weights left.</summary>
public unsafe class ListSumsBenchmark : WidthBenchmark
{
    private readonly (NativeArray<int> Starts, NativeArray<int> Offsets) _survivors = ConvPlaces.Survivors();
    private readonly NativeArray<float> _weights = RandomValues.Of(ConvPlaces.Channels * ConvPlaces.Channels * ConvPlaces.Taps);
    private readonly NativeArray<float> _source = RandomValues.Of(ConvPlaces.Channels * ConvPlaces.Channel);
    private readonly NativeArray<float> _target = new(2 * ConvPlaces.Channels * ConvPlaces.Floats);
    private Action _kernel = () => { };

    /// <summary>Chooses the width.</summary>
    [GlobalSetup]
    public void Setup() => _kernel = Of(Run<Lanes32>, Run<Lanes128>, Run<Lanes256>, Run<Lanes512>);

    /// <summary>All units.</summary>
    [Benchmark]
    public void Tile() => _kernel();

    private void Run<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var most = ListSums.MostPositions<TLanes>();
        for (var place = 0; place < 8; place += most)
        {
            ListSums.Tile<TLanes>(
                ListSums.MostRows, most, _survivors.Starts.Pointer, ConvPlaces.Channels, _survivors.Offsets.Pointer, _weights.Pointer, _source.Pointer + 16 * place,
                ConvPlaces.Row, _target.Pointer + 16 * place, ConvPlaces.Floats, 2 * ConvPlaces.Floats, SumStart.Zero);
        }
    }
}
