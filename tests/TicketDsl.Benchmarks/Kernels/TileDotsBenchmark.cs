using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>The weight gradient of three channels from a row of 32 places: of a first convolution to 64 channels.</summary>
public unsafe class TileDotsBenchmark : WidthBenchmark
{
    private const int Terms = 3 * ConvPlaces.Taps;

    private readonly NativeArray<int> _offsets = ConvPlaces.Offsets();
    private readonly NativeArray<float> _source = RandomValues.Of(3 * ConvPlaces.Channel);
    private readonly NativeArray<float> _errors = RandomValues.Of(ConvPlaces.Channels * ConvPlaces.Floats);
    private readonly NativeArray<float> _gradients = new(ConvPlaces.Channels * Terms);
    private Action _kernel = () => { };

    /// <summary>Chooses the width.</summary>
    [GlobalSetup]
    public void Setup() => _kernel = Of(Run<Lanes32>, Run<Lanes128>, Run<Lanes256>, Run<Lanes512>);

    /// <summary>All units.</summary>
    [Benchmark]
    public void Row() => _kernel();

    private void Run<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes> => TileDots.Add<TLanes>(
            _offsets.Pointer, Terms, _source.Pointer, ConvPlaces.Row, _errors.Pointer, ConvPlaces.Floats, ConvPlaces.Floats, ConvPlaces.Channels, rows: 1,
            ConvPlaces.Floats, _gradients.Pointer, Terms);
}
