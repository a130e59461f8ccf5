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
/// a level's masks are known.
/// </summary>
internal sealed class Ladder
{
    private readonly ExperimentDefinition _experiment;
    private readonly IEngine _engine;
    private readonly TrainingProblem _problem;
    private readonly IterationPlan _plan;
    private readonly LevelTraining _training;
    private readonly ImmutableArray<RandomKey> _keys;
    private readonly ValidationSplit[] _splits;
    private readonly IRunObserver? _observer;
    private readonly LevelResult[][] _levels;
    private readonly BranchResult[][][] _branches;

    /// <summary>A ladder for the replicates of <paramref name="keys"/>.</summary>
    public Ladder(
        ExperimentDefinition experiment, IEngine engine, TrainingProblem problem, LoadedDataset data, ImmutableArray<Measure> measures,
        ImmutableArray<RandomKey> keys, IRunObserver? observer)
    {
        (_experiment, _engine, _problem, _keys, _observer) = (experiment, engine, problem, keys, observer);
        _plan = IterationPlan.Of(experiment);
        _training = new LevelTraining(problem, _plan, data, measures);
        _splits = [.. keys.Select(key => ValidationSplit.Draw(key, data.Training.Count, experiment.Training.Validation))];
        var controls = experiment.Branches.Sum(branch => branch.Replicates);
        _levels = [.. keys.Select(_ => new LevelResult[experiment.Schedule.Length])];
        _branches = [.. keys.Select(_ => experiment.Schedule.Select(level => new BranchResult[level.Level == 0 ? 0 : controls]).ToArray())];
    }

    /// <summary>The replicates' results, once the queue is empty.</summary>
    public IEnumerable<ReplicateResult> Results() => _keys.Select((key, r) => new ReplicateResult(
        key.Replicate, [.. _levels[r].Select((level, n) => level with { Branches = [.. _branches[r][n]] })]));

    /// <summary>Climbs all levels.</summary>
    public void Run(WorkQueue queue, CancellationToken cancellation)
    {
        using var trainer = _engine.CreateTrainer(_problem, _keys.Length);
        var dense = MaskSet.Dense(_experiment.Layers);
        var starts = _keys.Select((key, r) => Start(r, InitialWeights.Draw(
            _experiment.Layers, _experiment.Initialization, layer => key.Stream(RandomPurpose.InitialWeights, (uint)layer)), dense)).ToArray();
        var denseEnds = Train(trainer, starts, level: 0, from: 0, cancellation);
        if (_experiment.Pruning is not { } pruning) return;

        var (ends, masks) = (denseEnds, starts.Select(start => start.Masks).ToArray());
        for (var level = 1; level < _experiment.Schedule.Length; level++)
        {
            var target = _experiment.Schedule[level];
            masks = pruning is OneShotPruningDefinition
                ? [.. denseEnds.Select(end => Pruner.Prune(_experiment.Layers, pruning, end.Weights, dense, target))]
                : [.. ends.Select((end, r) => Pruner.Prune(_experiment.Layers, pruning, end.Weights, masks[r], target))];
            AddBranches(queue, level, masks);
            var tickets = denseEnds.Select((end, r) => Start(r, end.RewindWeights, masks[r])).ToArray();
            ends = Train(trainer, tickets, level, _plan.RewindTo, cancellation);
        }
    }

    private ReplicateStart Start(int replicate, float[] weights, MaskSet masks) => new(
        weights, masks, new BatchOrder(_keys[replicate], _splits[replicate].Training, _plan.BatchSize), _splits[replicate]);

    private ReplicateEnd[] Train(ITrainer trainer, ReplicateStart[] starts, int level, int from, CancellationToken cancellation)
    {
        var ends = _training.Train(trainer, starts, from, Advanced, cancellation);
        for (var r = 0; r < starts.Length; r++)
        {
            var requested = (double)_experiment.Schedule[level].TotalWeights / _experiment.Weights;
            _levels[r][level] = new LevelResult(level, requested, starts[r].Masks, ends[r].Outcome, []);
            _observer?.Finished(_keys[r].Replicate, level, null, ends[r].Outcome);
        }

        return ends;
    }

    private void AddBranches(WorkQueue queue, int level, MaskSet[] masks)
    {
        var first = 0;
        foreach (var branch in _experiment.Branches)
        {
            for (var run = 0; run < branch.Replicates; run++)
            {
                var (number, place) = (run, first + run);
                queue.Add(urgent: false, cancellation => RunBranch(branch.Control, level, number, place, masks, cancellation));
            }

            first += branch.Replicates;
        }
    }

    private void RunBranch(Control control, int level, int run, int place, MaskSet[] masks, CancellationToken cancellation)
    {
        using var trainer = _engine.CreateTrainer(_problem, _keys.Length);
        var starts = _keys.Select((key, r) =>
        {
            var start = Controls.Make(control, _experiment, key, level, run, masks[r]);
            return Start(r, start.Weights, start.Masks);
        }).ToArray();
        var ends = _training.Train(trainer, starts, from: 0, Advanced, cancellation);
        for (var r = 0; r < starts.Length; r++)
        {
            _branches[r][level][place] = new BranchResult(control, run, starts[r].Masks, ends[r].Outcome);
            _observer?.Finished(_keys[r].Replicate, level, control, ends[r].Outcome);
        }
    }

    private void Advanced(long iterations) => _observer?.Advanced(iterations);
}
