using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Store;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Running;

/// <summary>Trains what is asked for: what the store has is taken from there, all else is trained and kept.</summary>
/// <param name="training">Trains.</param>
/// <param name="record">What the store has; null where nothing is kept.</param>
/// <param name="plan">The steps of a training.</param>
/// <param name="observer">Told of iterations.</param>
internal sealed class Trainings(LevelTraining training, RunRecord? record, IterationPlan plan, IRunObserver? observer)
{
    /// <summary>Looks for those that the store has.</summary>
    public void Find(IEnumerable<TrainingTask> tasks)
    {
        foreach (var task in tasks)
            if (task.Identity is { } identity && record?.Find(identity) is { } found) task.Take(found);
    }

    /// <summary>Trains those that were not found, but for those that another process trains just now.</summary>
    /// <param name="tasks">Those of one problem that begin at one iteration; <see cref="Find"/> has looked for them.</param>
    /// <param name="from">The iteration to begin at.</param>
    /// <param name="trainerOf">A trainer for so many replicates; not disposed of here.</param>
    /// <param name="finished">Told of each that ended, once.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether all have ended; if not, it is to be called again.</returns>
    public bool Run(TrainingTask[] tasks, int from, Func<int, ITrainer> trainerOf, Action<TrainingTask> finished, CancellationToken cancellation)
    {
        TakeFound();
        TrainingTask[] open = [.. tasks.Where(task => task.End is null)];
        if (record is null)
        {
            if (open.Length > 0) Train(open, from, from, trainerOf, finished, cancellation);
            return true;
        }

        try
        {
            foreach (var task in open) task.Claim = record.Claim(task.Identity!);

            // Who had the claim before may have finished since the last look.
            Find(open);
            TakeFound();
            TrainingTask[] claimed = [.. open.Where(task => task.End is null && task.Claim is not null)];
            foreach (var task in claimed) task.Checkpoint = record.LastCheckpoint(task.Identity!);

            // A trainer has all its replicates at one iteration.
            foreach (var group in claimed.GroupBy(task => task.Checkpoint?.State.Iteration ?? from).ToArray()) Train([.. group], from, group.Key, trainerOf, finished, cancellation);
        }
        finally
        {
            foreach (var task in open) GiveBack(task);
        }

        return Array.TrueForAll(tasks, task => task.End is not null);

        void TakeFound()
        {
            foreach (var task in tasks.Where(task => task.End is null))
            {
                if (task.Found is not { } found || TakenOver(task, found, from, trainerOf, cancellation) is not { } end) continue;
                task.Finish(end);
                observer?.Found(plan.Total - from);
                finished(task);
            }
        }
    }

    private void Train(TrainingTask[] tasks, int from, int at, Func<int, ITrainer> trainerOf, Action<TrainingTask> finished, CancellationToken cancellation)
    {
        if (at > from) observer?.Found((long)(at - from) * tasks.Length);
        using var checkpoints = record is null ? null : new GroupCheckpoints(record, tasks, plan);
        var ends = training.Train(
            trainerOf(tasks.Length), Array.ConvertAll(tasks, task => task.Start), from, iterations => observer?.Advanced(iterations), checkpoints, cancellation);
        foreach (var (task, end) in tasks.Zip(ends))
        {
            record?.Keep(task.Identity!, task.Masks, end, task.Claim!);
            task.Claim = null;
            task.Finish(end);
            finished(task);
        }
    }

    /// <summary>Lets others train what was claimed here and not trained, once its last checkpoint is written.</summary>
    private void GiveBack(TrainingTask task)
    {
        if (task.Claim is { } claim) record!.GiveBack(claim);
        task.Claim = null;
    }

    /// <summary>The end of a training that was found, with what is asked for and was not kept; null where it must be trained for that.</summary>
    private ReplicateEnd? TakenOver(TrainingTask task, StoredTraining found, int from, Func<int, ITrainer> trainerOf, CancellationToken cancellation)
    {
        var end = found.End;
        if (end.RewindWeights.Length == 0)
        {
            if (task.Identity!.IsDense && plan.RewindTo > 0)
            {
                // Those of another step were kept. What diverged may never have come to this one.
                if (end.Outcome.Diverged) return null;
                end = end with { RewindWeights = training.WeightsAt(trainerOf(1), task.Start, from, plan.RewindTo, cancellation) };
                record!.KeepRewind(task.Identity, end.RewindWeights);
            }
            else
            {
                end = end with { RewindWeights = task.Identity.IsDense ? task.Start.Weights : end.RewindWeights };
            }
        }

        var measures = record!.Measures(found) ?? training.Measure(trainerOf(1), task.Start, end, cancellation);
        var kept = training.KeepsTrainings ? training.Kept(trainerOf(1), task.Start, end, cancellation) : null;
        return end with { Outcome = end.Outcome with { Measures = measures, Kept = kept } };
    }
}
