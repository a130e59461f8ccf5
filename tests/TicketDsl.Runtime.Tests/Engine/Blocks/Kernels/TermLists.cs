using TicketDsl.Runtime.Engine;

namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

/// <summary>Lists of terms as a mask leaves them: some units have none, others any number; their sources lie before and behind the tile.</summary>
internal sealed unsafe class TermLists : IDisposable
{
    public const int MostOffset = 40;

    public TermLists(Random random, int units, double edges)
    {
        Units = units;
        Starts = new NativeArray<int>(units + 1);
        for (var unit = 0; unit < units; unit++) Starts.Span[unit + 1] = Starts.Span[unit] + random.Next(10) * random.Next(2);
        Offsets = Numbers.Offsets(random, Count, rows: 2 * MostOffset + 1, stride: 1);
        foreach (ref var offset in Offsets.Span) offset -= MostOffset;
        Values = Numbers.Of(random, Count, edges);
    }

    public int Units { get; }

    public int Count => Starts.Span[Units];

    public NativeArray<int> Starts { get; }

    public NativeArray<int> Offsets { get; }

    /// <summary>A value a term: its weight, or its gradient so far.</summary>
    public NativeArray<float> Values { get; }

    public void Dispose()
    {
        Starts.Dispose();
        Offsets.Dispose();
        Values.Dispose();
    }
}
