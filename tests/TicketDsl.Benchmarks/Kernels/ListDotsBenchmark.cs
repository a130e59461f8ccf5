using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>The weight gradient from two rows of eight places of a convolution of three by three from 64 to 64 channels, 16 examples, a tenth of its weights left.</summary>
public unsafe class ListDotsBenchmark : WidthBenchmark
{
    private readonly (NativeArray<int> Starts, NativeArray<int> Offsets) _survivors = ConvPlaces.Survivors();
    private readonly NativeArray<float> _source = RandomValues.Of(ConvPlaces.Channels * ConvPlaces.Channel);
    private readonly NativeArray<float> _errors = RandomValues.Of(2 * ConvPlaces.Channels * ConvPlaces.Floats);
    private readonly NativeArray<float> _gradients = new(ConvPlaces.Channels * ConvPlaces.Channels * ConvPlaces.Taps);
    private Action _kernel = () => { };

    /// <summary>Chooses the width.</summary>
    [GlobalSetup]
    public void Setup() => _kernel = Of(Run<Lanes32>, Run<Lanes128>, Run<Lanes256>, Run<Lanes512>);

    /// <summary>All units.</summary>
    [Benchmark]
    public void Tile() => _kernel();

    private void Run<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes> => ListDots.Add<TLanes>(
            ListDots.MostRows, ListDots.MostPlaces, _survivors.Starts.Pointer, ConvPlaces.Channels, _survivors.Offsets.Pointer, _source.Pointer, ConvPlaces.Row,
            _errors.Pointer, ConvPlaces.Floats, 2 * ConvPlaces.Floats, _gradients.Pointer);
}
