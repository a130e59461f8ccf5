using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>Trains one replicate: what <see cref="ITrainer"/> does for several.</summary>
internal interface IPlan : IDisposable
{
    void Start(ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration);

    void Train(int iterations, CancellationToken cancellation);

    StopPoint? Stopped { get; }

    TrainerState Save();

    void Restore(TrainerState state);

    void ReadWeights(Span<float> weights);

    void WriteWeights(ReadOnlySpan<float> weights);

    void Predict(Examples examples, ReadOnlySpan<int> rows, Span<float> outputs);
}
