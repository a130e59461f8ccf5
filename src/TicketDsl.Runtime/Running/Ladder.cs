using System.Collections.Immutable;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Store;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Running;

/// <summary>
/// The way of a group of replicates through all levels: train, prune, rewind. Its controls are put in the queue as soon as
/// a level's masks are known. A replicate whose training diverged has no level that is pruned from it; the others go on.
/// </summary>
internal sealed class Ladder
{
    private readonly ExperimentDefinition _experiment;
    private readonly IEngine _engine;
    private readonly TrainingProblem _problem;
    private readonly IterationPlan _plan;
    private readonly Trainings _trainings;
    private readonly LevelTraining _training;
    private readonly TrainingIdentities? _identities;
    private readonly ImmutableArray<PairMeasure> _pairMeasures;
    private readonly ImmutableArray<RandomKey> _keys;
    private readonly ValidationSplit[] _splits;
    private readonly IRunObserver? _observer;
    private readonly MaskSet _dense;
    private readonly LevelResult?[][] _levels;
    private readonly BranchResult[][][] _branches;

    /// <summary>A ladder for the replicates of <paramref name="keys"/>.</summary>
    public Ladder(PlannedRun run, IEngine engine, TrainingProblem problem, ImmutableArray<RandomKey> keys, RunRecord? record, IRunObserver? observer)
    {
        var (experiment, data, measures) = run;
        (_experiment, _engine, _problem, _keys, _identities, _observer) = (experiment, engine, problem, keys, record?.Identities, observer);
        _plan = IterationPlan.Of(experiment);
        _training = new LevelTraining(problem, _plan, data, measures) { KeepsTrainings = run.KeepsTrainings };
        _trainings = new Trainings(_training, record, _plan, observer);
        _pairMeasures = [.. measures.OfType<PairMeasure>()];
        _splits = [.. keys.Select(key => ValidationSplit.Draw(key, data.Training.Count, experiment.Training.Validation))];
        _dense = MaskSet.Dense(experiment.Layers);
        _levels = [.. keys.Select(_ => new LevelResult?[experiment.Schedule.Length])];
        _branches = [.. keys.Select(_ => experiment.Schedule.Select(level => new BranchResult[experiment.Branches.Sum(branch => branch.RunsAt(level.Level))]).ToArray())];
    }

    /// <summary>The replicates' results, once the queue is empty.</summary>
    public IEnumerable<ReplicateResult> Results() => _keys.Select((key, r) => new ReplicateResult(
        key.Replicate, [.. _levels[r].OfType<LevelResult>().Select((level, n) => level with { Branches = [.. _branches[r][n]] })]));

    /// <summary>Climbs all levels.</summary>
    public void Run(WorkShare queue, CancellationToken cancellation)
    {
        int[] group = [.. Enumerable.Range(0, _keys.Length)];
        using var trainers = new TrainerOfGroup(_engine);
        var origins = Array.ConvertAll(group, r => new Origin(_experiment, _engine, _problem, _keys[r], _dense, () => Order(r, _keys[r])));
        var tickets = Array.ConvertAll(group, r => Ticket(r, level: 0, () => origins[r].Weights, () => _dense));
        _trainings.Find(tickets);
        Train(queue, trainers, _problem, group, tickets, level: 0, from: 0, cancellation);
        if (_experiment.Pruning is not { } pruning) return;

        var denseEnds = Array.ConvertAll(tickets, ticket => ticket.End!);
        var (ends, masks) = ((ReplicateEnd[])[.. denseEnds], Array.ConvertAll(group, _ => _dense));
        AddBranches(queue, level: 0, group, [.. masks], denseEnds, denseEnds);
        var retraining = RetrainingPlan.Of(pruning, _problem, _plan);
        for (var level = 1; level < _experiment.Schedule.Length; level++)
        {
            var (target, from) = (_experiment.Schedule[level], pruning is OneShotPruningDefinition ? denseEnds : ends);
            int[] left = [.. group.Where(r => pruning is RandomPruningDefinition || !from[r].Outcome.Diverged)];
            foreach (var r in group.Except(left)) LeaveOut(r, level);
            if (left.Length == 0) return;
            group = left;
            tickets = Array.ConvertAll(group, r => Ticket(
                r, level, () => retraining.Weights(denseEnds[r], from[r]), () => Pruned(r, origins[r], pruning, from[r], pruning is OneShotPruningDefinition ? _dense : masks[r], target)));
            _trainings.Find(tickets);

            // Each replicate's masks are pruned from those that it had until now.
            foreach (var (r, ticket) in group.Zip(tickets)) masks[r] = ticket.Masks;

            // Controls that are compared with their ticket wait for it.
            if (_pairMeasures.IsEmpty) AddBranches(queue, level, group, [.. masks], denseEnds, []);
            Train(queue, trainers, retraining.Problem, group, tickets, level, retraining.From, cancellation);
            foreach (var (r, ticket) in group.Zip(tickets)) ends[r] = ticket.End!;
            if (!_pairMeasures.IsEmpty) AddBranches(queue, level, group, [.. masks], denseEnds, [.. ends]);
        }
    }

    /// <summary>The masks of a level, pruned from a training and its masks.</summary>
    private MaskSet Pruned(int replicate, Origin origin, PruningDefinition pruning, ReplicateEnd from, MaskSet masks, ScheduleLevel target)
    {
        var key = _keys[replicate];
        var evidence = new PruningEvidence(from.Weights)
        {
            Initial = origin.Weights,
            Gradient = origin.Gradient,
            Random = layer => key.Stream(RandomPurpose.RandomScores, Controls.Stream(target.Level, 0, layer)),
        };
        return pruning is RandomPruningDefinition
            ? RandomMasks.OfLevel(_experiment.Layers, target, evidence, key)
            : Pruner.Prune(_experiment.Layers, pruning, evidence, masks, target);
    }

    private TrainingTask Ticket(int replicate, int level, Func<float[]> weights, Func<MaskSet> masks) => new(
        _identities?.Ticket(_keys[replicate].Replicate, level), masks, remains => Start(replicate, weights(), remains, _keys[replicate]));

    private ReplicateStart Start(int replicate, float[] weights, MaskSet masks, RandomKey batches) =>
        new(weights, masks, Order(replicate, batches), _splits[replicate]);

    private BatchOrder Order(int replicate, RandomKey batches) => new(batches, _splits[replicate].Training, _plan.BatchSize);

    /// <summary>Trains the tickets of the replicates of <paramref name="group"/>, in its order.</summary>
    private void Train(
        WorkShare queue, TrainerOfGroup trainers, TrainingProblem problem, int[] group, TrainingTask[] tickets, int level, int from, CancellationToken cancellation)
    {
        Train(queue, trainers, problem, tickets, from, Finished, cancellation);

        void Finished(TrainingTask ticket)
        {
            var r = group[Array.IndexOf(tickets, ticket)];
            var requested = (double)_experiment.Schedule[level].TotalWeights / _experiment.Weights;
            _levels[r][level] = new LevelResult(level, requested, ticket.Masks, ticket.End!.Outcome, []);
            _observer?.Finished(_keys[r].Replicate, level, null, ticket.End.Outcome);
        }
    }

    /// <summary>Trains until all have ended; what other processes train is waited for, with other work meanwhile.</summary>
    private void Train(
        WorkShare queue, TrainerOfGroup trainers, TrainingProblem problem, TrainingTask[] tasks, int from, Action<TrainingTask> finished, CancellationToken cancellation)
    {
        while (!_trainings.Run(tasks, from, replicates => trainers.Of(problem, replicates), finished, cancellation))
        {
            trainers.Dispose();
            queue.Help(cancellation);
            _trainings.Find(tasks.Where(task => task.End is null));
        }
    }

    /// <summary>Leaves all levels from <paramref name="first"/> on out of a replicate.</summary>
    private void LeaveOut(int replicate, int first)
    {
        for (var level = first; level < _experiment.Schedule.Length; level++)
        {
            _observer?.Advanced(ExperimentRunner.Iterations(_experiment, _plan, level));
            _observer?.NotRun(_keys[replicate].Replicate, level);
        }
    }

    /// <summary>Puts the controls of a level in the queue, as many of those that begin at one iteration together as the engine takes best.</summary>
    private void AddBranches(WorkShare queue, int level, int[] group, MaskSet[] masks, ReplicateEnd[] dense, ReplicateEnd[] tickets)
    {
        var runs = _experiment.Branches
            .SelectMany(branch => Enumerable.Range(0, branch.RunsAt(level)).Select(run => (branch, run)))
            .Select((one, place) => new ControlRun(one.branch, one.run, place));
        foreach (var together in runs.GroupBy(run => Controls.FirstIteration(run.Branch.Control, _plan)))
            foreach (var some in together.Chunk(Math.Max(1, _engine.PreferredReplicates(_problem) / group.Length)))
                queue.Add(urgent: false, cancellation => RunBranches(queue, some, together.Key, level, group, masks, dense, tickets, cancellation));
    }

    private void RunBranches(
        WorkShare queue, ControlRun[] runs, int from, int level, int[] group, MaskSet[] masks, ReplicateEnd[] dense, ReplicateEnd[] tickets,
        CancellationToken cancellation)
    {
        (ControlRun Run, int Replicate)[] all = [.. runs.SelectMany(run => group.Select(r => (run, r)))];
        using var trainers = new TrainerOfGroup(_engine);
        var tasks = Array.ConvertAll(all, one => Control(one.Run, one.Replicate, level, masks[one.Replicate], dense[one.Replicate]));
        _trainings.Find(tasks);
        Train(queue, trainers, _problem, tasks, from, Finished, cancellation);

        void Finished(TrainingTask task)
        {
            var ((branch, run, place), r) = all[Array.IndexOf(tasks, task)];
            var outcome = _pairMeasures.IsEmpty ? task.End!.Outcome
                : Compared(new PairedNetwork(masks[r], tickets[r].Weights), new PairedNetwork(task.Masks, task.End!.Weights), task.End.Outcome, cancellation);
            _branches[r][level][place] = new BranchResult(branch.Control, run, task.Masks, outcome) { StandardDeviations = branch.StandardDeviations };
            _observer?.Finished(_keys[r].Replicate, level, branch.Control, outcome);
        }
    }

    /// <summary>A control's outcome with the measures of it and its ticket.</summary>
    private TrainingOutcome Compared(PairedNetwork ticket, PairedNetwork control, TrainingOutcome outcome, CancellationToken cancellation)
    {
        using var trainer = _engine.CreateTrainer(_problem, 1);
        trainer.Start(0, control.Weights.Span, ticket.Masks.Union(control.Masks), Order(0, _keys[0]), 0);
        var pair = new TrainedPair(ticket, control, weights => _training.TestError(trainer, weights, cancellation));
        return outcome with { Measures = outcome.Measures.AddRange(_pairMeasures.Select(measure => KeyValuePair.Create(measure.Name, measure.Value(pair)))) };
    }

    private TrainingTask Control(ControlRun run, int replicate, int level, MaskSet masks, ReplicateEnd dense)
    {
        var start = new Lazy<ControlStart>(() => Controls.Make(run.Branch, _experiment, _keys[replicate], level, run.Run, masks, dense.RewindWeights));
        return new TrainingTask(
            _identities?.Control(_keys[replicate].Replicate, level, run.Branch, run.Run), () => start.Value.Masks,
            remains => Start(replicate, start.Value.Weights, remains, start.Value.Batches));
    }

    /// <summary>One repetition of a control.</summary>
    /// <param name="Branch">Which control, as declared.</param>
    /// <param name="Run">Which repetition of it, from 0.</param>
    /// <param name="Place">Its place among all of the level.</param>
    private readonly record struct ControlRun(BranchDefinition Branch, int Run, int Place);
}
