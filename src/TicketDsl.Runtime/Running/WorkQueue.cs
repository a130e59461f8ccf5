using System.Runtime.ExceptionServices;

namespace TicketDsl.Runtime.Running;

/// <summary>
/// Runs pieces of work on a fixed number of threads. Work may add more work; that of an earlier experiment goes first, and of one
/// experiment urgent work, on which other work waits.
/// The first failure stops the rest and is thrown to the caller.
/// </summary>
internal sealed class WorkQueue(int threads)
{
    private const int Deepest = 32;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    [ThreadStatic]
    private static int _depth;

    private readonly object _gate = new();
    private readonly PriorityQueue<Action<CancellationToken>, (int Place, int Urgency, int Order)> _waiting = new();
    private ExceptionDispatchInfo? _failure;
    private CancellationTokenSource? _stop;
    private int _added;
    private int _unfinished;

    /// <summary>Adds a piece of work.</summary>
    /// <param name="place">The place of its experiment, from 0.</param>
    /// <param name="urgent">Whether other work waits on it.</param>
    /// <param name="work">The work.</param>
    public void Add(int place, bool urgent, Action<CancellationToken> work)
    {
        lock (_gate)
        {
            _waiting.Enqueue(work, (place, urgent ? 0 : 1, _added++));
            _unfinished++;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Runs all work to its end.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Run(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _stop = stop;
        var workers = Enumerable.Range(0, threads).Select(i => new Thread(() => Work(stop)) { IsBackground = true, Name = $"ticket worker {i}" }).ToArray();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        _failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
    }

    private void Work(CancellationTokenSource stop)
    {
        while (Next(stop.Token) is { } work) Do(work, stop);
    }

    /// <summary>
    /// What a piece of work does while it waits for something outside of this queue: other work, or nothing for a moment. Work that waits
    /// in its turn is done within it, down to <see cref="Deepest"/>.
    /// </summary>
    /// <exception cref="OperationCanceledException">The rest is not to be done.</exception>
    public void Help(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Action<CancellationToken>? work = null;
        lock (_gate)
        {
            if (_depth < Deepest) _waiting.TryDequeue(out work, out _);
        }

        if (work is null)
        {
            cancellation.WaitHandle.WaitOne(Moment);
            return;
        }

        _depth++;
        try
        {
            Do(work, _stop!);
        }
        finally
        {
            _depth--;
        }
    }

    private void Do(Action<CancellationToken> work, CancellationTokenSource stop)
    {
        try
        {
            work(stop.Token);
        }
        catch (Exception failure)
        {
            // Rethrown by Run: a worker has nobody above it.
            lock (_gate) _failure ??= ExceptionDispatchInfo.Capture(failure);
            stop.Cancel();
        }

        lock (_gate)
        {
            _unfinished--;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for work; null when there is none left, or none is to be begun.</summary>
    private Action<CancellationToken>? Next(CancellationToken stop)
    {
        lock (_gate)
        {
            // Whoever cancels stops the work under way, which then wakes those who wait here.
            while (_waiting.Count == 0 && _unfinished > 0 && !stop.IsCancellationRequested) Monitor.Wait(_gate);
            return _unfinished == 0 || stop.IsCancellationRequested ? null : _waiting.Dequeue();
        }
    }
}
