using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>A batch of 60 rows of 300 values, half of them 0, by their entries.</summary>
public unsafe class SparseRowsBenchmark : WidthBenchmark
{
    private const int Rows = 60;
    private const int Columns = 300;
    private const int Stride = 304;

    private readonly NativeArray<float> _dense = RandomValues.Of(Rows * Stride, share: 0.5);
    private readonly SparseRows _entries = new(Rows, Stride);
    private readonly LitBits _lit = new(Columns, stride: 64);
    private Action _kernel = () => { };

    /// <summary>Chooses the width.</summary>
    [GlobalSetup]
    public void Setup() => _kernel = Of(Run<Lanes32>, Run<Lanes128>, Run<Lanes256>, Run<Lanes512>);

    /// <summary>Takes what is not 0.</summary>
    [Benchmark]
    public void FromDense() => _kernel();

    private void Run<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes> => _entries.FromDense<TLanes>(_dense.Pointer, Rows, Columns, Stride, _lit);
}
