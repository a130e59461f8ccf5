using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>The first layer's sums of LeNet-300-100: 60 rows of 784 inputs, 19 % of them not 0, into 304 columns.</summary>
public unsafe class RowSumsBenchmark : WidthBenchmark
{
    private const int Rows = 60;
    private const int Inputs = 784;
    private const int Stride = 304;

    private readonly SparseRows _entries = new(Rows, Inputs);
    private readonly NativeArray<float> _matrix = RandomValues.Of(Inputs * Stride);
    private readonly NativeArray<float> _start = RandomValues.Of(Stride);
    private readonly NativeArray<float> _target = new(Rows * Stride);
    private Action _kernel = () => { };

    /// <summary>Fills the rows.</summary>
    [GlobalSetup]
    public void Setup()
    {
        using var dense = RandomValues.Of(Rows * Inputs, share: 0.19);
        using var lit = new LitBits(Inputs, stride: 64);
        _entries.FromDense<Lanes32>(dense.Pointer, Rows, Inputs, Inputs, lit);
        _kernel = Of(Run<Lanes32>, Run<Lanes128>, Run<Lanes256>, Run<Lanes512>);
    }

    /// <summary>All columns of all rows.</summary>
    [Benchmark]
    public void All() => _kernel();

    private void Run<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes> => RowSums.All<TLanes>(_entries, Rows, _matrix.Pointer, Stride, _start.Pointer, _target.Pointer);
}
