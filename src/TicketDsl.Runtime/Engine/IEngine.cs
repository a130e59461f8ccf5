namespace TicketDsl.Runtime.Engine;

/// <summary>
/// Trains networks. An engine knows nothing of pruning, levels or papers: it is given weights, masks and batches, and gives back
/// weights and outputs. Randomness never comes from it.
/// </summary>
public interface IEngine
{
    /// <summary>The name that results carry.</summary>
    string Name { get; }

    /// <summary>How many replicates a trainer for this problem takes best; the bits of a replicate do not depend on it.</summary>
    int PreferredReplicates(TrainingProblem problem);

    /// <summary>A trainer for <paramref name="replicates"/> replicates at once; used by one thread at a time.</summary>
    ITrainer CreateTrainer(TrainingProblem problem, int replicates);
}
