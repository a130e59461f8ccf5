using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>Both transforms of eight tiles of each of 64 channels, 16 examples.</summary>
public unsafe class WinogradTransformsBenchmark : WidthBenchmark
{
    private const int Tiles = 8;
    private const int Between = ConvPlaces.Channels * Tiles * 16 + 16;

    private readonly NativeArray<float> _source = RandomValues.Of(ConvPlaces.Channels * ConvPlaces.Channel);
    private readonly NativeArray<float> _products = new(WinogradTransforms.Products * Between);
    private readonly NativeArray<float> _target = new(2 * ConvPlaces.Channels * ConvPlaces.Floats);
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
            var products = _products.Pointer + channel * Tiles * 16;
            WinogradTransforms.Inputs<TLanes>(_source.Pointer + channel * ConvPlaces.Channel, ConvPlaces.Row, Tiles, products, Between);
            WinogradTransforms.Outputs<TLanes>(products, Between, Tiles, _target.Pointer + 2 * channel * ConvPlaces.Floats, ConvPlaces.Floats, SumStart.Zero);
        }
    }
}
