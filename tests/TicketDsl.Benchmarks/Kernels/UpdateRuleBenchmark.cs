using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>What each optimizer does to 4096 weights in an iteration.</summary>
public unsafe class UpdateRuleBenchmark : WidthBenchmark
{
    private const int Count = 4096;

    private readonly NativeArray<float> _weights = RandomValues.Of(Count);
    private readonly NativeArray<float> _gradients = RandomValues.Of(Count);
    private readonly NativeArray<float> _firstMoments = new(Count);
    private readonly NativeArray<float> _secondMoments = new(Count);
    private Action _adam = () => { };
    private Action _sgd = () => { };
    private Action _momentum = () => { };

    /// <summary>Chooses the width.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _adam = Of<AdamRule>(new AdamDefinition(1.2e-3, 0.9, 0.999, 1e-8));
        _sgd = Of<SgdRule>(new SgdDefinition(0.01, 0));
        _momentum = Of<MomentumRule>(new SgdDefinition(0.01, 0.9));
    }

    /// <summary>Adam.</summary>
    [Benchmark]
    public void Adam() => _adam();

    /// <summary>SGD.</summary>
    [Benchmark]
    public void Sgd() => _sgd();

    /// <summary>SGD with momentum.</summary>
    [Benchmark]
    public void Momentum() => _momentum();

    private Action Of<TRule>(OptimizerDefinition optimizer)
        where TRule : struct, IUpdateRule<TRule>
    {
        var rule = TRule.First(optimizer);
        return Of(() => Run<TRule, Lanes32>(rule), () => Run<TRule, Lanes128>(rule), () => Run<TRule, Lanes256>(rule), () => Run<TRule, Lanes512>(rule));
    }

    private void Run<TRule, TLanes>(TRule rule)
        where TRule : struct, IUpdateRule<TRule>
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var i = 0; i < Count; i += TLanes.Count)
            rule.Apply(_weights.Pointer + i, _firstMoments.Pointer + i, _secondMoments.Pointer + i, TLanes.Load(_gradients.Pointer + i), new AllKept());
    }
}
