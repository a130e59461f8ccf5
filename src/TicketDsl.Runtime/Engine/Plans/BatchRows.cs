using System.Runtime.Intrinsics.X86;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// The batches of a training, one after the other, each known an iteration ahead: its rows lie anywhere in the data set, so the processor
/// is told to fetch them while there is still work to do.
/// </summary>
internal sealed unsafe class BatchRows
{
    private const int CacheLine = 64;

    private readonly BatchOrder _order;
    private readonly int[] _rows;
    private readonly int[] _next;
    private int _iteration;

    /// <summary>Batches from <paramref name="iteration"/> on.</summary>
    public BatchRows(BatchOrder order, int iteration)
    {
        _order = order;
        _iteration = iteration;
        _rows = new int[order.BatchSize];
        _next = order.Batch(iteration).ToArray();
    }

    /// <summary>The iteration of the rows that were taken last.</summary>
    public int Iteration => _iteration - 1;

    /// <summary>The iteration whose rows are taken next.</summary>
    public int Next => _iteration;

    /// <summary>The rows of the next iteration; valid until the next call.</summary>
    public ReadOnlySpan<int> Take()
    {
        _next.CopyTo(_rows, 0);
        _order.Batch(++_iteration).CopyTo(_next);
        return _rows;
    }

    /// <summary>Has the rows of the batch after the one taken fetched.</summary>
    public void FetchNext(Examples examples) => Fetch(examples, _next);

    /// <summary>Has rows fetched.</summary>
    public static void Fetch(Examples examples, ReadOnlySpan<int> rows)
    {
        if (!Sse.IsSupported) return;
        fixed (byte* inputs = examples.PaddedInputs.Span)
        {
            foreach (var row in rows)
            {
                var start = inputs + (long)row * examples.Features;
                for (var octet = 0; octet < examples.Features + CacheLine; octet += CacheLine) Sse.Prefetch1(start + octet);
            }
        }
    }
}
