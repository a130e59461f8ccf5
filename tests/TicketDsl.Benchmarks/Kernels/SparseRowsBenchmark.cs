using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>A batch of 60 rows of 300 values, half of them 0, by their entries; no vectors.</summary>
public unsafe class SparseRowsBenchmark
{
    private const int Rows = 60;
    private const int Columns = 300;

    private readonly NativeArray<float> _dense = RandomValues.Of(Rows * Columns, share: 0.5);
    private readonly SparseRows _entries = new(Rows, Columns);
    private readonly SparseRows _transposed = new(Columns, Rows);

    /// <summary>Fills the rows.</summary>
    [GlobalSetup]
    public void Setup() => FromDense();

    /// <summary>Takes what is not 0.</summary>
    [Benchmark]
    public void FromDense() => _entries.FromDense(_dense.Pointer, Rows, Columns, Columns);

    /// <summary>Sorts by column.</summary>
    [Benchmark]
    public void FromTranspose() => _transposed.FromTranspose(_entries, Rows, Columns);
}
