namespace TicketDsl;

/// <summary>How long, how often and from where training and pruning may go: the one rule that declarations and trial runs are held to.</summary>
/// <remarks>This file is compiled into the generator too.</remarks>
public static class TrainingLimits
{
    /// <summary>More rounds than any schedule here has; it bounds the generated code.</summary>
    public const int MaximumRounds = 1000;

    /// <summary>Whether a training can have that many iterations: at least one, and no more than an <see cref="int"/> counts.</summary>
    public static bool IsLength(long iterations) => iterations is >= 1 and <= int.MaxValue;

    /// <summary>Whether there can be that many rounds.</summary>
    /// <param name="rounds">The rounds.</param>
    /// <param name="most">How many there may be; fewer where a schedule is shortened.</param>
    public static bool IsRounds(int rounds, int most = MaximumRounds) => rounds >= 1 && rounds <= most;

    /// <summary>Whether something can be repeated that often.</summary>
    public static bool IsReplicates(int replicates) => replicates >= 1;

    /// <summary>Whether weights can be rewound to a step of a training: it is before the end; unknown lengths are let pass.</summary>
    /// <param name="rewindTo">The step.</param>
    /// <param name="length">The training's length.</param>
    /// <param name="iterationsPerEpoch">Whole batches an epoch, where they are known.</param>
    public static bool IsRewind(Step rewindTo, Step length, int? iterationsPerEpoch) => Step.Compare(rewindTo, length, iterationsPerEpoch) is null or < 0;

    /// <summary>Whether evaluations can be that far apart: at least an iteration, and at most the training's length; unknown lengths are let pass.</summary>
    /// <param name="every">Their distance.</param>
    /// <param name="length">The training's length.</param>
    /// <param name="iterationsPerEpoch">Whole batches an epoch, where they are known.</param>
    public static bool IsEvaluation(Step every, Step length, int? iterationsPerEpoch) =>
        every.Count >= 1 && Step.Compare(every, length, iterationsPerEpoch) is null or <= 0;
}
