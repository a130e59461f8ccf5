using System.Collections.Immutable;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;
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
    private readonly LevelTraining _training;
    private readonly ImmutableArray<PairMeasure> _pairMeasures;
    private readonly ImmutableArray<RandomKey> _keys;
    private readonly ValidationSplit[] _splits;
    private readonly IRunObserver? _observer;
    private readonly LevelResult?[][] _levels;
    private readonly BranchResult[][][] _branches;

    /// <summary>A ladder for the replicates of <paramref name="keys"/>.</summary>
    public Ladder(PlannedRun run, IEngine engine, TrainingProblem problem, ImmutableArray<RandomKey> keys, IRunObserver? observer)
    {
        var (experiment, data, measures) = run;
        (_experiment, _engine, _problem, _keys, _observer) = (experiment, engine, problem, keys, observer);
        _plan = IterationPlan.Of(experiment);
        _training = new LevelTraining(problem, _plan, data, measures) { KeepsTrainings = run.KeepsTrainings };
        _pairMeasures = [.. measures.OfType<PairMeasure>()];
        _splits = [.. keys.Select(key => ValidationSplit.Draw(key, data.Training.Count, experiment.Training.Validation))];
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
        var trainer = _engine.CreateTrainer(_problem, group.Length);
        try
        {
            var dense = MaskSet.Dense(_experiment.Layers);
            var starts = Array.ConvertAll(group, r => Start(r, InitialWeights.Draw(
                _experiment.Layers, _experiment.Initialization, layer => _keys[r].Stream(RandomPurpose.InitialWeights, (uint)layer)), dense));
            var denseEnds = Train(trainer, group, starts, level: 0, from: 0, cancellation);
            if (_experiment.Pruning is not { } pruning) return;

            var gradients = Array.ConvertAll(group, r => PruningEvidence.NeedsGradient(pruning)
                ? _engine.Gradient(_problem, starts[r].Weights, dense, starts[r].Order, iteration: 0)
                : []);
            AddBranches(queue, level: 0, group, Array.ConvertAll(starts, start => start.Masks), denseEnds, denseEnds);
            var retraining = RetrainingPlan.Of(pruning, _problem, _plan);
            var (ends, masks) = ((ReplicateEnd[])[.. denseEnds], Array.ConvertAll(starts, start => start.Masks));
            for (var level = 1; level < _experiment.Schedule.Length; level++)
            {
                var (target, from) = (_experiment.Schedule[level], pruning is OneShotPruningDefinition ? denseEnds : ends);
                int[] left = [.. group.Where(r => pruning is RandomPruningDefinition || !from[r].Outcome.Diverged)];
                foreach (var r in group.Except(left)) LeaveOut(r, level);
                if (left.Length == 0) return;
                if (left.Length < group.Length || (level == 1 && !ReferenceEquals(retraining.Problem, _problem)))
                {
                    trainer.Dispose();
                    trainer = _engine.CreateTrainer(retraining.Problem, left.Length);
                    group = left;
                }

                foreach (var r in group)
                {
                    var (scored, key) = (target.Level, _keys[r]);
                    var evidence = new PruningEvidence(from[r].Weights)
                    {
                        Initial = starts[r].Weights,
                        Gradient = gradients[r],
                        Random = layer => key.Stream(RandomPurpose.RandomScores, Controls.Stream(scored, 0, layer)),
                    };
                    masks[r] = pruning is RandomPruningDefinition
                        ? RandomMasks.OfLevel(_experiment.Layers, target, evidence, key)
                        : Pruner.Prune(_experiment.Layers, pruning, evidence, pruning is OneShotPruningDefinition ? dense : masks[r], target);
                }

                // Controls that are compared with their ticket wait for it.
                if (_pairMeasures.IsEmpty) AddBranches(queue, level, group, [.. masks], denseEnds, []);
                var tickets = Array.ConvertAll(group, r => Start(r, retraining.Weights(denseEnds[r], from[r]), masks[r]));
                foreach (var (r, end) in group.Zip(Train(trainer, group, tickets, level, retraining.From, cancellation))) ends[r] = end;
                if (!_pairMeasures.IsEmpty) AddBranches(queue, level, group, [.. masks], denseEnds, [.. ends]);
            }
        }
        finally
        {
            trainer.Dispose();
        }
    }

    private ReplicateStart Start(int replicate, float[] weights, MaskSet masks) => Start(replicate, weights, masks, _keys[replicate]);

    private ReplicateStart Start(int replicate, float[] weights, MaskSet masks, RandomKey batches) => new(
        weights, masks, new BatchOrder(batches, _splits[replicate].Training, _plan.BatchSize), _splits[replicate]);

    /// <summary>Trains the tickets of the replicates of <paramref name="group"/>, in its order.</summary>
    private ReplicateEnd[] Train(ITrainer trainer, int[] group, ReplicateStart[] starts, int level, int from, CancellationToken cancellation)
    {
        var ends = _training.Train(trainer, starts, from, Advanced, cancellation);
        for (var place = 0; place < group.Length; place++)
        {
            var requested = (double)_experiment.Schedule[level].TotalWeights / _experiment.Weights;
            _levels[group[place]][level] = new LevelResult(level, requested, starts[place].Masks, ends[place].Outcome, []);
            _observer?.Finished(_keys[group[place]].Replicate, level, null, ends[place].Outcome);
        }

        return ends;
    }

    /// <summary>Leaves all levels from <paramref name="first"/> on out of a replicate.</summary>
    private void LeaveOut(int replicate, int first)
    {
        for (var level = first; level < _experiment.Schedule.Length; level++)
        {
            Advanced(ExperimentRunner.Iterations(_experiment, _plan, level));
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
                queue.Add(urgent: false, cancellation => RunBranches(some, together.Key, level, group, masks, dense, tickets, cancellation));
    }

    private void RunBranches(ControlRun[] runs, int from, int level, int[] group, MaskSet[] masks, ReplicateEnd[] dense, ReplicateEnd[] tickets, CancellationToken cancellation)
    {
        (ControlRun Run, int Replicate)[] all = [.. runs.SelectMany(run => group.Select(r => (run, r)))];
        using var trainer = _engine.CreateTrainer(_problem, all.Length);
        var starts = Array.ConvertAll(all, one =>
        {
            var start = Controls.Make(one.Run.Branch, _experiment, _keys[one.Replicate], level, one.Run.Run, masks[one.Replicate], dense[one.Replicate].RewindWeights);
            return Start(one.Replicate, start.Weights, start.Masks, start.Batches);
        });
        var ends = _training.Train(trainer, starts, from, Advanced, cancellation);
        for (var i = 0; i < all.Length; i++)
        {
            var ((branch, run, place), r) = all[i];
            var outcome = _pairMeasures.IsEmpty ? ends[i].Outcome
                : Compared(new PairedNetwork(masks[r], tickets[r].Weights), new PairedNetwork(starts[i].Masks, ends[i].Weights), ends[i].Outcome, cancellation);
            _branches[r][level][place] = new BranchResult(branch.Control, run, starts[i].Masks, outcome) { StandardDeviations = branch.StandardDeviations };
            _observer?.Finished(_keys[r].Replicate, level, branch.Control, outcome);
        }
    }

    /// <summary>A control's outcome with the measures of it and its ticket.</summary>
    private TrainingOutcome Compared(PairedNetwork ticket, PairedNetwork control, TrainingOutcome outcome, CancellationToken cancellation)
    {
        using var trainer = _engine.CreateTrainer(_problem, 1);
        trainer.Start(0, control.Weights.Span, ticket.Masks.Union(control.Masks), new BatchOrder(_keys[0], _splits[0].Training, _plan.BatchSize), 0);
        var pair = new TrainedPair(ticket, control, weights => _training.TestError(trainer, weights, cancellation));
        return outcome with { Measures = outcome.Measures.AddRange(_pairMeasures.Select(measure => KeyValuePair.Create(measure.Name, measure.Value(pair)))) };
    }

    private void Advanced(long iterations) => _observer?.Advanced(iterations);

    /// <summary>One repetition of a control.</summary>
    /// <param name="Branch">Which control, as declared.</param>
    /// <param name="Run">Which repetition of it, from 0.</param>
    /// <param name="Place">Its place among all of the level.</param>
    private readonly record struct ControlRun(BranchDefinition Branch, int Run, int Place);
}
