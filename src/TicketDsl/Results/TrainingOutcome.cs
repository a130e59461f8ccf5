using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>How one training went.</summary>
public sealed record TrainingOutcome
{
    /// <summary>The iteration of minimum validation loss (the first, if several); the last one that was run without validation.</summary>
    public required int EarlyStopIteration { get; init; }

    /// <summary>Share of the test set that is right with the weights of the early-stop iteration, 0 to 1.</summary>
    public required double TestAccuracyAtEarlyStop { get; init; }

    /// <summary>Share of the test set that is right at the end, 0 to 1.</summary>
    public required double TestAccuracy { get; init; }

    /// <summary>Mean loss over the training examples at the end.</summary>
    public required double TrainingLoss { get; init; }

    /// <summary>Share of the training examples that is right at the end, 0 to 1.</summary>
    public required double TrainingAccuracy { get; init; }

    /// <summary>Where weights, outputs or the loss became infinite or not a number, or null. Such a training stopped there and counts as it stood, and tables say so.</summary>
    public Divergence? Divergence { get; init; }

    /// <summary>Whether it diverged.</summary>
    public bool Diverged => Divergence is not null;

    /// <summary>Values of the measures that were asked for, by name.</summary>
    public ImmutableDictionary<string, double> Measures { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>What it ended with, where a table asks for it; else null.</summary>
    public KeptTraining? Kept { get; init; }

    /// <summary>Time of training and evaluation, not part of the result's identity.</summary>
    public TimeSpan Elapsed { get; init; }
}
