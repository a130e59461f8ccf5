using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>How one training went.</summary>
public sealed record TrainingOutcome
{
    /// <summary>The iteration of minimum validation loss (the first, if several); the last one without validation.</summary>
    public required int EarlyStopIteration { get; init; }

    /// <summary>Share of the test set that is right with the weights of the early-stop iteration, 0 to 1.</summary>
    public required double TestAccuracyAtEarlyStop { get; init; }

    /// <summary>Share of the test set that is right at the end, 0 to 1.</summary>
    public required double TestAccuracy { get; init; }

    /// <summary>Mean loss over the training examples at the end.</summary>
    public required double TrainingLoss { get; init; }

    /// <summary>Share of the training examples that is right at the end, 0 to 1.</summary>
    public required double TrainingAccuracy { get; init; }

    /// <summary>Whether the loss became infinite or not a number; such a training counts as it stands, and tables say so.</summary>
    public required bool Diverged { get; init; }

    /// <summary>Values of the measures that were asked for, by name.</summary>
    public ImmutableDictionary<string, double> Measures { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Time of training and evaluation, not part of the result's identity.</summary>
    public TimeSpan Elapsed { get; init; }
}
