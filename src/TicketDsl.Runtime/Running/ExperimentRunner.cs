using System.Collections.Immutable;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Store;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Running;

/// <summary>Runs experiments: replicates × levels, with controls as branches. The result does not depend on the number of threads.</summary>
public sealed class ExperimentRunner(IEngine engine, int threads)
{
    /// <summary>The embedded engine on as many threads as there are processors.</summary>
    public ExperimentRunner()
        : this(new EmbeddedEngine(), Environment.ProcessorCount)
    {
    }

    /// <summary>Where trainings are kept and found again; null keeps none.</summary>
    public RunStore? Store { get; init; }

    /// <summary>Runs an experiment that was declared as a record.</summary>
    public ExperimentResult Run<TExperiment>(LoadedDataset data, CancellationToken cancellation = default)
        where TExperiment : IExperiment => Run(TExperiment.Definition, data, [], null, cancellation);

    /// <summary>Runs an experiment.</summary>
    /// <param name="experiment">As declared, or shortened.</param>
    /// <param name="data">Its data set, scaled as it declares.</param>
    /// <param name="measures">Numbers to take of every training besides the usual ones.</param>
    /// <param name="observer">Told how it goes on.</param>
    /// <param name="cancellation">Stops it within an iteration.</param>
    /// <exception cref="TicketException">Its network can not be pruned as it declares, or the store can not be written to.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ExperimentResult Run(
        ExperimentDefinition experiment, LoadedDataset data, ImmutableArray<Measure> measures, IRunObserver? observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        ExperimentResult? result = null;
        RunAll([new PlannedRun(experiment, data, measures)], one => result = one, observer, cancellation);
        return result!;
    }

    /// <summary>Runs several experiments on the same threads: where one has no work left for all of them, the next one begins.</summary>
    /// <param name="runs">The experiments, the first of which is to be done first.</param>
    /// <param name="finished">Told of each result as soon as it is there, one at a time, from any of the threads.</param>
    /// <param name="observer">Told how they go on.</param>
    /// <param name="cancellation">Stops them within an iteration.</param>
    /// <exception cref="TicketException">A network can not be pruned as its experiment declares; nothing ran.</exception>
    /// <exception cref="OperationCanceledException">They were stopped.</exception>
    public void RunAll(IReadOnlyList<PlannedRun> runs, Action<ExperimentResult> finished, IRunObserver? observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(finished);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        foreach (var run in runs) RefuseUnitsOfResiduals(run.Experiment);
        var (queue, telling) = (new WorkQueue(threads), new Lock());
        var records = new RunRecord?[runs.Count];
        for (var i = 0; i < runs.Count; i++)
        {
            var (run, place) = (runs[i], i);
            Ladder[] ladders = [];
            var share = new WorkShare(queue, place, () =>
            {
                records[place]?.Finish();
                var result = new ExperimentResult(run.Experiment, engine.Name, [.. ladders.SelectMany(ladder => ladder.Results())]);
                ladders = [];
                lock (telling) finished(result);
            });
            share.Add(urgent: true, stop =>
            {
                records[place] = Recorded(run, observer, stop);
                ladders = Ladders(run, records[place], observer, stop);
                foreach (var ladder in ladders) share.Add(urgent: true, ladderStop => ladder.Run(share, ladderStop));
            });
        }

        try
        {
            queue.Run(cancellation);
        }
        finally
        {
            // What was trained before an interruption is kept too.
            foreach (var record in records) record?.Finish();
        }
    }

    /// <summary>What the store has of an experiment; null where nothing is kept.</summary>
    private RunRecord? Recorded(PlannedRun run, IRunObserver? observer, CancellationToken cancellation)
    {
        if (Store is null || RunRecord.Of(Store, run.Experiment, engine, run.Data, run.Measures) is not { } record) return null;
        if (observer is not null)
        {
            var (found, trainings) = record.Count(cancellation);
            observer.Begun(record.Folder, found, trainings);
        }

        return record;
    }

    private Ladder[] Ladders(PlannedRun run, RunRecord? record, IRunObserver? observer, CancellationToken cancellation)
    {
        var (experiment, data) = (run.Experiment, run.Data);
        var plan = IterationPlan.Of(experiment);
        var problem = new TrainingProblem(experiment.Network, experiment.Loss, experiment.Optimizer, data.Training, plan.BatchSize, plan.IsFullBatch)
        {
            LearningRates = LearningRates.Of(experiment.Optimizer, plan.PerEpoch, plan.Total),
            Augmentation = experiment.Training.Augmentation,
        };
        return
        [
            .. Enumerable.Range(0, experiment.Replicates)
                .Select(replicate =>
                {
                    // A million replicates take seconds to set up.
                    cancellation.ThrowIfCancellationRequested();
                    return new RandomKey(experiment.Seed, replicate);
                })
                .Chunk(engine.PreferredReplicates(problem))
                .Select(keys => new Ladder(run, engine, problem, [.. keys], record, observer)),
        ];
    }

    // The sum of a residual block ties units of several layers together, so none of them goes by itself.
    private static void RefuseUnitsOfResiduals(ExperimentDefinition experiment)
    {
        if (experiment.Pruning is { Granularity: Granularity.Unit } && experiment.Network.Parts.OfType<ResidualPart>().FirstOrDefault() is { } residual)
            throw new TicketException($"{experiment.Name} prunes units, but those of residual block '{residual.Name}' are tied to others by its sum; prune weights instead.", badUse: true);
    }

    /// <summary>Iterations of single replicates that a run will train, controls included.</summary>
    public static long TotalIterations(ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var plan = IterationPlan.Of(experiment);
        return experiment.Replicates * experiment.Schedule.Sum(level => Iterations(experiment, plan, level.Level));
    }

    /// <summary>Iterations of one replicate at a level, its controls included.</summary>
    internal static long Iterations(ExperimentDefinition experiment, IterationPlan plan, int level)
    {
        var from = level > 0 && experiment.Pruning is { } pruning ? RetrainingPlan.FirstIteration(pruning, plan) : 0;
        return plan.Total - from
            + experiment.Branches.Sum(branch => (long)branch.RunsAt(level) * (plan.Total - Controls.FirstIteration(branch.Control, plan)));
    }
}
