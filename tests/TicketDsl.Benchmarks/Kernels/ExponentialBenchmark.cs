using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>eˣ of 4096 values.</summary>
public unsafe class ExponentialBenchmark : WidthBenchmark
{
    private const int Count = 4096;

    private readonly NativeArray<float> _values = RandomValues.Of(Count);
    private readonly NativeArray<float> _powers = new(Count);
    private Action _kernel = () => { };

    /// <summary>Chooses the width.</summary>
    [GlobalSetup]
    public void Setup() => _kernel = Of(Run<Lanes32>, Run<Lanes128>, Run<Lanes256>, Run<Lanes512>);

    /// <summary>All of them.</summary>
    [Benchmark]
    public void Of4096() => _kernel();

    private void Run<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var i = 0; i < Count; i += TLanes.Count) Exponential.Of(TLanes.Load(_values.Pointer + i)).Store(_powers.Pointer + i);
    }
}
