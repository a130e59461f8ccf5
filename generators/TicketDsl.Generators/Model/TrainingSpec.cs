namespace TicketDsl.Generators.Model;

/// <summary>How each level is trained, as it was declared.</summary>
/// <param name="Steps">Length of a training; null where it could not be read.</param>
/// <param name="BatchSize">Examples an iteration; 0 is all of them.</param>
/// <param name="Validation">Training examples set apart for validation.</param>
/// <param name="EvaluateEvery">Distance of validations; null is only at the end.</param>
internal sealed record TrainingSpec(Step? Steps, int BatchSize, int Validation, Step? EvaluateEvery)
{
    /// <summary>Whole batches an epoch; a full batch is one. Null where the sizes do not fit.</summary>
    public int? IterationsPerEpoch(DatasetFacts facts)
    {
        var examples = facts.TrainingExamples - (long)Validation;
        if (Validation < 0 || BatchSize < 0 || examples < 1 || BatchSize > examples) return null;
        return BatchSize == 0 ? 1 : (int)(examples / BatchSize);
    }
}
