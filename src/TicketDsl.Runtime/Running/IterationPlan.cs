namespace TicketDsl.Runtime.Running;

/// <summary>The declared steps of a training, counted in iterations.</summary>
/// <param name="BatchSize">Examples an iteration.</param>
/// <param name="IsFullBatch">Whether that is every training example, none being set apart.</param>
/// <param name="PerEpoch">Whole batches in an epoch.</param>
/// <param name="Total">Length of a training.</param>
/// <param name="RewindTo">The iteration whose weights survivors take up again.</param>
/// <param name="EvaluateEvery">Iterations from validation to validation.</param>
public sealed record IterationPlan(int BatchSize, bool IsFullBatch, int PerEpoch, int Total, int RewindTo, int EvaluateEvery)
{
    /// <summary>The plan of an experiment.</summary>
    /// <exception cref="TicketException">A training is longer than 2³¹ − 1 iterations.</exception>
    public static IterationPlan Of(ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var training = experiment.Training;
        var examples = DatasetFacts.Of(experiment.Dataset).TrainingExamples - training.Validation;
        var batch = training.BatchSize == 0 ? examples : training.BatchSize;
        var perEpoch = examples / batch;
        var total = Count(training.Steps);
        return new IterationPlan(
            batch, batch == examples && training.Validation == 0, perEpoch, total,
            experiment.Pruning is { } pruning ? Count(pruning.RewindTo) : 0,
            training.EvaluateEvery is { } every ? Count(every) : total);

        int Count(Step step)
        {
            var iterations = step.InIterations(perEpoch);
            return iterations <= int.MaxValue ? (int)iterations
                : throw new TicketException($"{step} is {iterations} iterations for {experiment.Name}, more than the {int.MaxValue} that a training can have.", badUse: true);
        }
    }

    /// <summary>The iterations after which a training of <paramref name="from"/> … <see cref="Total"/> is validated, ascending; the end is always one.</summary>
    public IEnumerable<int> Evaluations(int from)
    {
        // Long, so that the last multiple before int.MaxValue does not overflow.
        for (var next = ((long)from / EvaluateEvery + 1) * EvaluateEvery; next < Total; next += EvaluateEvery) yield return (int)next;
        yield return Total;
    }
}
