namespace TicketDsl;

/// <summary>Declares how each level is trained.</summary>
/// <param name="steps">Length of a training as a step: <c>50000it</c> or <c>30ep</c>. Training always runs its full length.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TrainingAttribute(string steps) : Attribute
{
    /// <summary>Changes a variant's training; its length is the base's.</summary>
    public TrainingAttribute()
        : this("")
    {
    }

    /// <summary>Length of a training.</summary>
    public string Steps { get; } = steps;

    /// <summary>Examples an iteration; 0, the default, means all of them as one full batch.</summary>
    public int BatchSize { get; set; }

    /// <summary>Training examples set apart for validation, drawn anew for each replicate; 0 for none.</summary>
    public int Validation { get; set; }

    /// <summary>
    /// How often the validation loss is taken. Its minimum, found afterwards, is the early-stop iteration (Frankle &amp; Carbin 2019, section 2).
    /// Empty, the default, means only at the end.
    /// </summary>
    public string EvaluateEvery { get; set; } = "";
}
