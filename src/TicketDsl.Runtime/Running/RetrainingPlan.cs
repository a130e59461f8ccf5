using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Running;

/// <summary>What pruned networks are trained on: from which weights, from which iteration, at which learning rates.</summary>
/// <param name="Retraining">What was declared.</param>
/// <param name="Problem">The training's problem; that of the dense network but for a learning rate that has ended.</param>
/// <param name="From">The iteration that a training begins at; it ends where the dense training does.</param>
internal sealed record RetrainingPlan(Retraining Retraining, TrainingProblem Problem, int From)
{
    /// <summary>The plan of an experiment that prunes.</summary>
    public static RetrainingPlan Of(PruningDefinition pruning, TrainingProblem problem, IterationPlan plan) => new(
        pruning.Retraining, pruning.Retraining == Retraining.FineTune ? AtLastRate(problem, plan.Total) : problem, FirstIteration(pruning, plan));

    /// <summary>The iteration that the training of a pruned network begins at.</summary>
    public static int FirstIteration(PruningDefinition pruning, IterationPlan plan) => pruning.Retraining == Retraining.FineTune ? 0 : plan.RewindTo;

    /// <summary>The flat weights that survivors begin with.</summary>
    /// <param name="dense">How the dense training ended.</param>
    /// <param name="pruned">How the training ended that the network was pruned from.</param>
    public float[] Weights(ReplicateEnd dense, ReplicateEnd pruned) => Retraining == Retraining.Rewind ? dense.RewindWeights : pruned.Weights;

    private static TrainingProblem AtLastRate(TrainingProblem problem, int total)
    {
        if (problem.LearningRates.IsConstant) return problem;
        var last = problem.LearningRates.At(total - 1);
        return problem with
        {
            Optimizer = problem.Optimizer with { LearningRate = last, Decay = LearningRateDecay.None, WarmUp = default },
            LearningRates = LearningRates.Constant(last),
        };
    }
}
