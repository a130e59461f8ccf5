using System.Collections.Concurrent;
using System.Collections.Immutable;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Store;

/// <summary>What a store has of one experiment's trainings; safe to use from several threads at once.</summary>
internal sealed class RunRecord
{
    private readonly RunStore _store;
    private readonly ExperimentDefinition _experiment;
    private readonly ImmutableArray<Measure> _measures;
    private readonly IterationPlan _plan;
    private readonly string _run;
    private readonly bool _flushes;
    private readonly BackgroundWriter _writer = new();
    private readonly ConcurrentDictionary<Claim, bool> _claims = new();

    private RunRecord(RunStore store, ExperimentDefinition experiment, TrainingIdentities identities, ImmutableArray<Measure> measures, bool flushes)
    {
        (_store, _experiment, Identities, _measures, _flushes) = (store, experiment, identities, measures, flushes);
        (_plan, _run) = (IterationPlan.Of(experiment), $"{experiment.Name}-{identities.ExperimentHash}");
    }

    /// <summary>The trainings' identities.</summary>
    public TrainingIdentities Identities { get; }

    /// <summary>Where the experiment's trainings are kept.</summary>
    public string Folder => Path.Combine(_store.Root, _run);

    /// <summary>How many of the experiment's trainings the store has, whole or not, and how many there are.</summary>
    public (int Found, int Trainings) Count(CancellationToken cancellation) => Guarded(() =>
    {
        var (found, trainings) = (0, 0);
        foreach (var identity in Enumerable.Range(0, _experiment.Replicates).SelectMany(replicate => _experiment.Schedule.SelectMany(level => AtLevel(replicate, level.Level))))
        {
            cancellation.ThrowIfCancellationRequested();
            trainings++;
            if (_store.Find(_run, identity) is not null) found++;
        }

        return (found, trainings);
    });

    private IEnumerable<TrainingIdentity> AtLevel(int replicate, int level) => _experiment.Branches
        .SelectMany(branch => Enumerable.Range(0, branch.RunsAt(level)).Select(run => Identities.Control(replicate, level, branch, run)))
        .Prepend(Identities.Ticket(replicate, level));

    /// <summary>The record of an experiment, or null where its trainings are too small to be kept.</summary>
    public static RunRecord? Of(RunStore store, ExperimentDefinition experiment, IEngine engine, LoadedDataset data, ImmutableArray<Measure> measures)
    {
        var work = TrainingWork.Of(experiment);
        if (work < store.LeastWork) return null;
        var identities = new TrainingIdentities(experiment, engine.Kind, DataChecksum.Of(data));
        return new RunRecord(store, experiment, identities, [.. measures.Where(measure => measure is NetworkMeasure)], flushes: work >= TrainingWork.WorthWaiting);
    }

    /// <summary>A training that was kept, or null. One that is damaged is named, set aside and not given.</summary>
    public StoredTraining? Find(TrainingIdentity identity)
    {
        return Guarded(() =>
        {
            if (_store.Find(_run, identity) is not { } path) return null;
            try
            {
                var found = TrainingFolder.Read(path, identity, _experiment.Layers, RewindTo(identity));
                _store.PointTo(_run, identity, path);
                return found;
            }
            catch (InvalidDataException damage)
            {
                _store.Announce($"{path} is damaged: {damage.Message}. It is set aside and trained anew.");
                _store.SetAside(path);
                return null;
            }
        });
    }

    /// <summary>The measures that are asked for, as they were kept; null where one was not.</summary>
    public ImmutableDictionary<string, double>? Measures(StoredTraining training) => _measures.All(measure => training.Measures.Any(kept => kept.IsOf(measure)))
        ? _measures.ToImmutableDictionary(measure => measure.Name, measure => training.Measures.First(kept => kept.IsOf(measure)).Value)
        : null;

    /// <summary>The right to train something; null where it is trained by another process, or another thread of this one.</summary>
    public Claim? Claim(TrainingIdentity identity)
    {
        var claim = Guarded(() => _store.Claims.Try(identity));
        if (claim is not null) _claims[claim] = true;
        return claim;
    }

    /// <summary>Gives a claim back after all that was to be written until now.</summary>
    public void GiveBack(Claim claim)
    {
        try
        {
            _writer.Add(() => Dispose(claim));
        }
        catch (TicketException)
        {
            // Nothing is written any more, which is told of where it failed.
            Dispose(claim);
        }
    }

    private void Dispose(Claim claim)
    {
        claim.Dispose();
        _claims.TryRemove(claim, out _);
    }

    /// <summary>Keeps a training and gives the claim to it back; it counts once <see cref="Finish"/> has returned, or before.</summary>
    /// <exception cref="TicketException">An earlier one could not be written.</exception>
    public void Keep(TrainingIdentity identity, MaskSet masks, ReplicateEnd end, Claim claim)
    {
        var measures = _measures.Select(measure => new StoredMeasure(measure.Name, measure.Legend, end.Outcome.Measures[measure.Name]));
        var training = new StoredTraining(masks, end, [.. measures]);
        _writer.Add(() => Guarded(() =>
        {
            var path = _store.Add(_run, identity, _flushes, path => TrainingFolder.Write(path, identity, _experiment.Layers, training, RewindTo(identity), _flushes));

            // A folder that was there may have the weights of another step only.
            if (RewindTo(identity) is { } iteration && !TrainingFolder.HasRewind(path, iteration))
                TrainingFolder.AddRewind(path, _experiment.Layers, end.RewindWeights, iteration, _flushes);
            _store.PartialOf(identity).Remove();
            Dispose(claim);
            return 0;
        }));
    }

    /// <summary>When trainings leave checkpoints.</summary>
    public CheckpointInterval Checkpoints => _store.Checkpoints;

    /// <summary>Where a training was left, or null. A damaged checkpoint is named and not given.</summary>
    public TrainingCheckpoint? LastCheckpoint(TrainingIdentity identity) => Guarded(() => _store.PartialOf(identity).Last(_experiment.Layers, _store.Announce));

    /// <summary>Leaves a checkpoint.</summary>
    public void SaveCheckpoint(TrainingIdentity identity, TrainingCheckpoint checkpoint) =>
        _writer.Add(() => Guarded(() => _store.PartialOf(identity).Save(_experiment.Layers, checkpoint, _flushes)));

    /// <summary>Begins to write what can be seen of a training on the way.</summary>
    public FollowedMetrics FollowMetrics(TrainingIdentity identity, ImmutableArray<ValidationPoint> until) => Guarded(() => _store.PartialOf(identity).Follow(_run, identity, until));

    /// <summary>Waits until all that is to be kept is on the disk; nothing can be kept after it.</summary>
    /// <exception cref="TicketException">Something could not be written.</exception>
    public void Finish()
    {
        try
        {
            _writer.Finish();
        }
        finally
        {
            // After a failure some were not given back.
            foreach (var claim in _claims.Keys) claim.Dispose();
        }
    }

    /// <summary>Puts the rewind step's weights beside a training of which those of another step were kept.</summary>
    public void KeepRewind(TrainingIdentity identity, float[] weights) => Guarded(() =>
    {
        if (_store.Find(_run, identity) is { } path && RewindTo(identity) is { } iteration)
            TrainingFolder.AddRewind(path, _experiment.Layers, weights, iteration, _flushes);
        return 0;
    });

    /// <summary>The step whose weights are kept besides the last: of the dense training that a later rewinding needs.</summary>
    private int? RewindTo(TrainingIdentity identity) => _plan.RewindTo > 0 && identity.IsDense ? _plan.RewindTo : null;

    private T Guarded<T>(Func<T> access)
    {
        try
        {
            return access();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TicketException(
                $"store {_store.Root}: {failure.Message.TrimEnd('.')}. What was kept until now stays; free space or mend the permissions, and the same command goes on from there.", inner: failure);
        }
    }
}
