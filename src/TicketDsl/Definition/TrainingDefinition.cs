namespace TicketDsl;

/// <summary>How each level is trained.</summary>
/// <param name="Steps">Length of a training.</param>
/// <param name="BatchSize">Examples an iteration; 0 is all of them.</param>
/// <param name="Validation">Training examples set apart for validation.</param>
/// <param name="EvaluateEvery">Distance of validations; null is only at the end.</param>
public sealed record TrainingDefinition(Step Steps, int BatchSize, int Validation, Step? EvaluateEvery)
{
    /// <summary>How training images are changed each time they are seen.</summary>
    public AugmentationDefinition Augmentation { get; init; } = AugmentationDefinition.None;
}
