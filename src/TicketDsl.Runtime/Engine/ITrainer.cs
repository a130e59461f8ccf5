using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine;

/// <summary>Trains a fixed number of replicates of one network. Weights are flat: layer after layer, [units, inputs], then biases.</summary>
public interface ITrainer : IDisposable
{
    /// <summary>Begins a training: weights under masks, a cleared optimizer, the next iteration being <paramref name="iteration"/>.</summary>
    /// <param name="replicate">Which of the trainer's replicates, from 0.</param>
    /// <param name="weights">Initial weights; those that the masks do not keep are set to 0.</param>
    /// <param name="masks">Weights that are trained.</param>
    /// <param name="order">The replicate's batches.</param>
    /// <param name="iteration">From 0; later than 0 where a ticket rewinds to a later step.</param>
    void Start(int replicate, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration);

    /// <summary>
    /// Runs <paramref name="iterations"/> more iterations of every replicate. A replicate whose outputs are infinite or not a number stops
    /// before that iteration's step, with the weights it has, until it is started anew; the others go on.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the trainer can only be started anew.</exception>
    void Train(int iterations, CancellationToken cancellation);

    /// <summary>Where a replicate stopped for outputs that are not finite, or null; an engine that never says leaves it to who looks at the weights.</summary>
    StopPoint? Stopped(int replicate) => null;

    /// <summary>
    /// All that a replicate's training carries from iteration to iteration; null where it has stopped, or where the engine can not give it
    /// and a training can only be begun again.
    /// </summary>
    TrainerState? Save(int replicate) => null;

    /// <summary>Goes on where a training was saved. All replicates must be started first, and be at one iteration.</summary>
    /// <param name="replicate">Which replicate; it was started with what the saved training began with.</param>
    /// <param name="state">What <see cref="Save"/> gave.</param>
    /// <exception cref="ArgumentException">It is of another problem, or of other masks.</exception>
    void Restore(int replicate, TrainerState state) => throw new NotSupportedException("This engine can not go on in the middle of a training.");

    /// <summary>Copies the weights out.</summary>
    void ReadWeights(int replicate, Span<float> weights);

    /// <summary>Replaces the weights and leaves all else, to look at the outputs of other weights.</summary>
    void WriteWeights(int replicate, ReadOnlySpan<float> weights);

    /// <summary>The last layer's sums, before softmax or sigmoid: [rows, units of the last layer].</summary>
    /// <param name="replicate">Which replicate.</param>
    /// <param name="examples">What to look at.</param>
    /// <param name="rows">Which of the examples.</param>
    /// <param name="outputs">rows.Length × units values.</param>
    void Predict(int replicate, Examples examples, ReadOnlySpan<int> rows, Span<float> outputs);
}
