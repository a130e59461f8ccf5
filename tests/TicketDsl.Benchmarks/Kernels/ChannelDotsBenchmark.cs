using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>The weight gradient of 16 channels and three places of the window from a row of 32 places of a convolution of three by three from 64 to 64 channels, 16 examples.</summary>
public unsafe class ChannelDotsBenchmark : WidthBenchmark
{
    private const int Sources = 3;

    private readonly NativeArray<float> _copy = RandomValues.Of(16 * ConvPlaces.Row);
    private readonly NativeArray<float> _errors = RandomValues.Of(ConvPlaces.Channels * ConvPlaces.Floats);
    private readonly NativeArray<float> _gradients = new(ConvPlaces.Channels * Sources * 16);
    private readonly NativeArray<nint> _sources = new(Sources);
    private readonly NativeArray<int> _targets = new(Sources);
    private Action _kernel = () => { };

    /// <summary>Fills the lists.</summary>
    [GlobalSetup]
    public void Setup()
    {
        for (var source = 0; source < Sources; source++) (_sources.Span[source], _targets.Span[source]) = ((nint)(_copy.Pointer + source * 256), source * 16);
        _kernel = Of(Run<Lanes32>, Run<Lanes128>, Run<Lanes256>, Run<Lanes512>);
    }

    /// <summary>All units.</summary>
    [Benchmark]
    public void Row() => _kernel();

    private void Run<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes> => ChannelDots.Add<TLanes>(
            (float**)_sources.Pointer, Sources, 0, _errors.Pointer, 0, ConvPlaces.Floats, ConvPlaces.Channels, rows: 1, ConvPlaces.Floats,
            _gradients.Pointer, _targets.Pointer, Sources * 16);
}
