namespace TicketDsl.Runtime.Running;

/// <summary>Told how a run goes on, from any of its threads; must be quick and safe to call from several at once.</summary>
public interface IRunObserver
{
    /// <summary>A run with a store begins.</summary>
    /// <param name="store">Where its trainings are kept.</param>
    /// <param name="found">Those that are there.</param>
    /// <param name="trainings">All of the run.</param>
    void Begun(string store, int found, int trainings)
    {
    }

    /// <summary>Iterations of single replicates that were trained since the last call.</summary>
    void Advanced(long iterations);

    /// <summary>Iterations of single replicates that need not be trained, since the store has them.</summary>
    void Found(long iterations) => Advanced(iterations);

    /// <summary>A training of one replicate is over.</summary>
    /// <param name="replicate">From 0.</param>
    /// <param name="level">0 is the dense network.</param>
    /// <param name="control">Which control it was, or null for the ticket itself.</param>
    /// <param name="outcome">How it went.</param>
    void Finished(int replicate, int level, Control? control, TrainingOutcome outcome);

    /// <summary>A level and its controls will not run in one replicate, since the training that it is pruned from diverged.</summary>
    /// <param name="replicate">From 0.</param>
    /// <param name="level">1 or more.</param>
    void NotRun(int replicate, int level)
    {
    }
}
