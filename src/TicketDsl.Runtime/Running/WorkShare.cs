namespace TicketDsl.Runtime.Running;

/// <summary>The work of one experiment in a queue that it shares with others: goes before that of later ones, and tells when all of it is done.</summary>
/// <param name="queue">The queue.</param>
/// <param name="place">Its place among the experiments, from 0.</param>
/// <param name="done">Told once, by the thread that did the last of it; never where work failed or was stopped.</param>
internal sealed class WorkShare(WorkQueue queue, int place, Action done)
{
    private int _unfinished;

    /// <summary>Adds a piece of work; from within work, or before the queue runs.</summary>
    public void Add(bool urgent, Action<CancellationToken> work)
    {
        Interlocked.Increment(ref _unfinished);
        queue.Add(place, urgent, stop =>
        {
            work(stop);
            if (Interlocked.Decrement(ref _unfinished) == 0) done();
        });
    }

    /// <summary>What a piece of work does while it waits for something outside of this queue: other work, or nothing for a moment.</summary>
    /// <exception cref="OperationCanceledException">The rest is not to be done.</exception>
    public void Help(CancellationToken cancellation) => queue.Help(cancellation);
}
