namespace TicketDsl.Generators.Validation;

/// <summary>Which of two steps comes first.</summary>
internal static class StepOrder
{
    /// <summary>Below 0 if <paramref name="a"/> comes first, 0 if they are one, above 0 if it comes last; null if that can not be told.</summary>
    /// <param name="a">A step.</param>
    /// <param name="b">Another.</param>
    /// <param name="iterationsPerEpoch">Whole batches an epoch, where they are known.</param>
    public static int? Compare(Step a, Step b, int? iterationsPerEpoch)
    {
        if (a.InEpochs == b.InEpochs) return a.Count.CompareTo(b.Count);
        if (iterationsPerEpoch is not { } iterations) return null;
        return a.InIterations(iterations).CompareTo(b.InIterations(iterations));
    }
}
