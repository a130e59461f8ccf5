using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Tests.Engine;

namespace TicketDsl.Runtime.Tests.Running;

/// <summary>An experiment that ran on one thread, and what its trainings began with: dense, tickets, then controls.</summary>
internal sealed record RecordedRun(ExperimentDefinition Experiment, IReadOnlyList<RecordedStart> Starts, ExperimentResult Result)
{
    public static RecordedRun Of(ExperimentDefinition experiment)
    {
        var engine = new RecordingEngine(new EmbeddedEngine());
        var result = new ExperimentRunner(engine, 1).Run(experiment, ExperimentRunnerTests.DataOf(experiment), [], null, CancellationToken.None);
        return new RecordedRun(experiment, engine.Starts, result);
    }

    /// <summary>Weights after a training that begins as one that was recorded, at the learning rates of an optimizer.</summary>
    public float[] Retrained(RecordedStart start, int iterations, OptimizerDefinition? optimizer = null)
    {
        var plan = IterationPlan.Of(Experiment);
        optimizer ??= Experiment.Optimizer;
        var problem = new TrainingProblem(Experiment.Network, Experiment.Loss, optimizer, ExperimentRunnerTests.DataOf(Experiment).Training, plan.BatchSize, plan.IsFullBatch)
        {
            LearningRates = TicketDsl.Runtime.Training.LearningRates.Of(optimizer, plan.PerEpoch, plan.Total),
            Augmentation = Experiment.Training.Augmentation,
        };
        using var trainer = new EmbeddedEngine().CreateTrainer(problem, 1);
        trainer.Start(0, start.Weights, start.Masks, start.Order, start.Iteration);
        trainer.Train(iterations, CancellationToken.None);
        return Networks.Read(trainer, problem, 0);
    }

    /// <summary>A start's weights under its masks, as a trainer has them.</summary>
    public float[] Masked(RecordedStart start) => Retrained(start, 0);
}
