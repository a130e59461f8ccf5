using System.Runtime.ExceptionServices;

namespace TicketDsl.Runtime.Store;

/// <summary>Writes one thing after the other on a thread of its own, so that training need not wait for the disk.</summary>
internal sealed class BackgroundWriter
{
    /// <summary>What may wait; whoever trains faster than the disk writes then waits too.</summary>
    private const int MostWaiting = 16;

    private readonly object _gate = new();
    private readonly Queue<Action> _waiting = new();
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;
    private bool _isFinished;

    public BackgroundWriter()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "ticket store" };
        _thread.Start();
    }

    /// <summary>Adds a piece of work; throws what an earlier one threw.</summary>
    public void Add(Action work)
    {
        lock (_gate)
        {
            while (_waiting.Count >= MostWaiting && _failure is null) Monitor.Wait(_gate);
            _failure?.Throw();
            _waiting.Enqueue(work);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until all is written; throws the first failure.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            _isFinished = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
        _failure?.Throw();
    }

    private void Run()
    {
        while (Next() is { } work)
        {
            try
            {
                work();
            }
            catch (Exception failure)
            {
                // After that, as of a full disk, nothing that follows would do better.
                lock (_gate)
                {
                    _failure = ExceptionDispatchInfo.Capture(failure);
                    _waiting.Clear();
                    Monitor.PulseAll(_gate);
                }

                return;
            }
        }
    }

    private Action? Next()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isFinished) Monitor.Wait(_gate);
            if (_waiting.Count == 0) return null;
            Monitor.PulseAll(_gate);
            return _waiting.Dequeue();
        }
    }
}
