using BenchmarkDotNet.Attributes;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>A kernel in each width of vectors that this processor has.</summary>
public abstract class WidthBenchmark
{
    /// <summary>How wide.</summary>
    [ParamsSource(nameof(Widths))]
    public LaneWidth Width { get; set; }

    /// <summary>All that there are.</summary>
    public static IEnumerable<LaneWidth> Widths => Enum.GetValues<LaneWidth>().Where(width => width <= LaneWidths.Widest);

    /// <summary>The kernel in that width.</summary>
    protected Action Of(Action scalar, Action bits128, Action bits256, Action bits512) => Width switch
    {
        LaneWidth.Bits512 => bits512,
        LaneWidth.Bits256 => bits256,
        LaneWidth.Bits128 => bits128,
        _ => scalar,
    };
}
