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
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        RefuseUnitsOfResiduals(experiment);
        var plan = IterationPlan.Of(experiment);
        var problem = new TrainingProblem(experiment.Network, experiment.Loss, experiment.Optimizer, data.Training, plan.BatchSize, plan.IsFullBatch)
        {
            LearningRates = LearningRates.Of(experiment.Optimizer, plan.PerEpoch, plan.Total),
            Augmentation = experiment.Training.Augmentation,
        };
        if (Store is null || RunRecord.Of(Store, experiment, engine, data, measures) is not { } record) return Run(experiment, problem, data, measures, null, observer, cancellation);
        try
        {
            if (observer is not null)
            {
                var (found, trainings) = record.Count(cancellation);
                observer.Begun(record.Folder, found, trainings);
            }

            return Run(experiment, problem, data, measures, record, observer, cancellation);
        }
        finally
        {
            // What was trained before an interruption is kept too.
            record.Finish();
        }
    }

    private ExperimentResult Run(
        ExperimentDefinition experiment, TrainingProblem problem, LoadedDataset data, ImmutableArray<Measure> measures, RunRecord? record, IRunObserver? observer,
        CancellationToken cancellation)
    {
        var queue = new WorkQueue(threads);
        var ladders = Enumerable.Range(0, experiment.Replicates)
            .Select(replicate =>
            {
                // A million replicates take seconds to set up.
                cancellation.ThrowIfCancellationRequested();
                return new RandomKey(experiment.Seed, replicate);
            })
            .Chunk(engine.PreferredReplicates(problem))
            .Select(keys => new Ladder(experiment, engine, problem, data, measures, [.. keys], record, observer))
            .ToArray();
        foreach (var ladder in ladders) queue.Add(urgent: true, stop => ladder.Run(queue, stop));
        queue.Run(cancellation);
        return new ExperimentResult(experiment, engine.Name, [.. ladders.SelectMany(ladder => ladder.Results())]);
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
