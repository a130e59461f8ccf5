using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>A row of 32 places of a convolution of three by three from 64 to 64 channels, 16 examples, dense.</summary>
public unsafe class TileSumsBenchmark : WidthBenchmark
{
    private readonly NativeArray<int> _offsets = ConvPlaces.Offsets();
    private readonly NativeArray<int> _weightOffsets = new(ConvPlaces.Channels * ConvPlaces.Taps);
    private readonly NativeArray<float> _weights = RandomValues.Of(ConvPlaces.Channels * ConvPlaces.Channels * ConvPlaces.Taps);
    private readonly NativeArray<float> _source = RandomValues.Of(ConvPlaces.Channels * ConvPlaces.Channel);
    private readonly NativeArray<float> _target = new(ConvPlaces.Channels * ConvPlaces.Floats);
    private Action _kernel = () => { };

    /// <summary>Fills the lists.</summary>
    [GlobalSetup]
    public void Setup()
    {
        for (var term = 0; term < _weightOffsets.Length; term++) _weightOffsets.Span[term] = term;
        _kernel = Of(Run<Lanes32>, Run<Lanes128>, Run<Lanes256>, Run<Lanes512>);
    }

    /// <summary>All units.</summary>
    [Benchmark]
    public void Row() => _kernel();

    private void Run<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes> => TileSums.Row<TLanes>(
            new Terms(_offsets.Length, _weightOffsets.Pointer, _offsets.Pointer), _weights.Pointer, _offsets.Length, ConvPlaces.Channels, _source.Pointer,
            _target.Pointer, ConvPlaces.Floats, ConvPlaces.Floats, SumStart.Zero);
}
