using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine;

/// <summary>
/// Trains networks. An engine knows nothing of pruning, levels or papers: it is given weights, masks and batches, and gives back
/// weights and outputs. Randomness never comes from it.
/// </summary>
public interface IEngine
{
    /// <summary>The name that results carry.</summary>
    string Name { get; }

    /// <summary>What bits depend on besides the problem: engines of one kind train the same problem to the same bits, or as near as they can.</summary>
    string Kind => Name;

    /// <summary>How many replicates a trainer for this problem takes best; the bits of a replicate do not depend on it.</summary>
    int PreferredReplicates(TrainingProblem problem);

    /// <summary>A trainer for <paramref name="replicates"/> replicates at once; used by one thread at a time.</summary>
    ITrainer CreateTrainer(TrainingProblem problem, int replicates);

    /// <summary>
    /// The gradient of the loss over one batch, without weight decay, with the dropout and the augmentation of its iteration: flat as the weights are;
    /// 0 where the masks keep nothing, and for batch norm's running mean and variance; not a number where the outputs are not finite.
    /// </summary>
    /// <param name="problem">What is trained; its optimizer does not matter.</param>
    /// <param name="weights">Where it is taken; those that the masks do not keep count as 0.</param>
    /// <param name="masks">Weights that are trained.</param>
    /// <param name="order">The replicate's batches.</param>
    /// <param name="iteration">Whose batch, from 0.</param>
    float[] Gradient(TrainingProblem problem, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration);
}
