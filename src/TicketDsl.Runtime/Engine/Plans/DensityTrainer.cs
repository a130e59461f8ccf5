using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// Trains each replicate by the plan that its masks call for: rows of all weights, or packed weights. The density alone decides,
/// never a timing, since the two plans sum gradients in different orders.
/// </summary>
internal sealed class DensityTrainer<TLanes, TRule>(TrainingProblem problem, int replicates, double packedDensity) : ITrainer
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly RowTrainer<TLanes, TRule>?[] _rows = new RowTrainer<TLanes, TRule>?[replicates];
    private readonly PackedTrainer<TLanes, TRule>?[] _packed = new PackedTrainer<TLanes, TRule>?[replicates];
    private readonly bool[] _isPacked = new bool[replicates];

    public void Start(int replicate, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
    {
        _isPacked[replicate] = masks.Density <= packedDensity;
        if (_isPacked[replicate]) (_packed[replicate] ??= new(problem)).Start(weights, masks, order, iteration);
        else (_rows[replicate] ??= new(problem)).Start(weights, masks, order, iteration);
    }

    public void Train(int iterations, CancellationToken cancellation)
    {
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            if (_isPacked[replicate]) _packed[replicate]!.Train(iterations, cancellation);
            else _rows[replicate]!.Train(iterations, cancellation);
        }
    }

    public void ReadWeights(int replicate, Span<float> weights)
    {
        if (_isPacked[replicate]) _packed[replicate]!.ReadWeights(weights);
        else _rows[replicate]!.ReadWeights(weights);
    }

    public void WriteWeights(int replicate, ReadOnlySpan<float> weights)
    {
        if (_isPacked[replicate]) _packed[replicate]!.WriteWeights(weights);
        else _rows[replicate]!.WriteWeights(weights);
    }

    public void Predict(int replicate, Examples examples, ReadOnlySpan<int> rows, Span<float> outputs)
    {
        if (_isPacked[replicate]) _packed[replicate]!.Predict(examples, rows, outputs);
        else _rows[replicate]!.Predict(examples, rows, outputs);
    }

    public void Dispose()
    {
        foreach (var rows in _rows) rows?.Dispose();
        foreach (var packed in _packed) packed?.Dispose();
    }
}
