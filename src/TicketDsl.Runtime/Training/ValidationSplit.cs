using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Training;

/// <summary>A replicate's training examples, in two parts.</summary>
/// <param name="Training">Indices to train on, ascending.</param>
/// <param name="Validation">Indices to validate on, ascending; may be empty.</param>
public sealed record ValidationSplit(int[] Training, int[] Validation)
{
    /// <summary>Sets <paramref name="validation"/> of <paramref name="examples"/> apart at random.</summary>
    public static ValidationSplit Draw(RandomKey key, int examples, int validation)
    {
        var order = Enumerable.Range(0, examples).ToArray();
        if (validation == 0) return new ValidationSplit(order, []);
        key.Stream(RandomPurpose.ValidationSplit).Shuffle(order);
        var (apart, rest) = (order[..validation], order[validation..]);
        Array.Sort(apart);
        Array.Sort(rest);
        return new ValidationSplit(rest, apart);
    }
}
