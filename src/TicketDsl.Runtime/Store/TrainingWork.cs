using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Store;

/// <summary>How much a training computes, by its declaration alone.</summary>
public static class TrainingWork
{
    /// <summary>About a tenth of a second on one core: from here on a training is worth to wait until the disk has it.</summary>
    public const double WorthWaiting = 1e9;

    /// <summary>Multiplications and additions of all forward passes: iterations × examples × Σ weights × places.</summary>
    public static double Of(ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var plan = IterationPlan.Of(experiment);
        return (double)plan.Total * plan.BatchSize * experiment.Layers.Sum(layer => (double)layer.Weights * layer.To.Height * layer.To.Width);
    }
}
