using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>Softmax, cross-entropy and their gradient for 60 examples of ten classes, a network a lane.</summary>
public unsafe class OutputErrorBenchmark : WidthBenchmark
{
    private const int Examples = 60;
    private const int Units = 10;

    private readonly NativeArray<float> _sums = RandomValues.Of(Units * 16);
    private readonly NativeArray<float> _errors = new(Units * 16);
    private Action _kernel = () => { };

    /// <summary>Chooses the width.</summary>
    [GlobalSetup]
    public void Setup() => _kernel = Of(Run<Lanes32>, Run<Lanes128>, Run<Lanes256>, Run<Lanes512>);

    /// <summary>All examples.</summary>
    [Benchmark]
    public void Of60() => _kernel();

    private void Run<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var example = 0; example < Examples; example++)
            OutputError.Of<TLanes>(Loss.SoftmaxCrossEntropy, _sums.Pointer, Units, example % Units, 1f / Examples, _errors.Pointer);
    }
}
