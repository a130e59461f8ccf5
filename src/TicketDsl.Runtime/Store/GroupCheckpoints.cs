using System.Diagnostics;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Store;

/// <summary>The checkpoints of trainings that run together.</summary>
internal sealed class GroupCheckpoints(RunRecord record, TrainingTask[] tasks, IterationPlan plan) : ICheckpoints, IDisposable
{
    private readonly FollowedMetrics?[] _metrics = new FollowedMetrics?[tasks.Length];
    private long _lastTime = Stopwatch.GetTimestamp();
    private int _lastIteration = tasks[0].Checkpoint?.State.Iteration ?? 0;

    public TrainingCheckpoint? Last(int replicate) => tasks[replicate].Checkpoint;

    public bool IsDue(int iteration)
    {
        // The clock is the machine's own counter: a date that jumps changes nothing.
        var isDue = record.Checkpoints.Iterations is { } iterations ? iteration - _lastIteration >= iterations
            : record.Checkpoints.Time is { } time && Stopwatch.GetElapsedTime(_lastTime) >= time;
        if (isDue) (_lastTime, _lastIteration) = (Stopwatch.GetTimestamp(), iteration);
        return isDue;
    }

    public void Save(int replicate, TrainingCheckpoint checkpoint) => record.SaveCheckpoint(tasks[replicate].Identity!, checkpoint);

    public void Validated(int replicate, ValidationPoint point)
    {
        // The last one comes into the training's own folder with all others.
        if (point.Iteration == plan.Total) return;
        var metrics = _metrics[replicate] ??= record.FollowMetrics(tasks[replicate].Identity!, tasks[replicate].Checkpoint?.Curve ?? []);
        metrics.Add(point);
    }

    public void Dispose()
    {
        foreach (var metrics in _metrics) metrics?.Dispose();
    }
}
