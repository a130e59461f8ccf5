namespace TicketDsl.Runtime.Measures;

/// <summary>How much two masks have in common.</summary>
public static class MaskOverlap
{
    /// <summary>|A ∩ B| / |A ∪ B| (Jaccard 1901): 1 for the same weights, 0 for none in common; 1 where neither has any. 1 − this is the Jaccard distance.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double Jaccard(Mask a, Mask b)
    {
        ArgumentNullException.ThrowIfNull(a);
        return Share(a.Overlap(b), a.Count, b.Count);
    }

    /// <summary>The same of whole networks.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double Jaccard(MaskSet a, MaskSet b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Share(a.Overlap(b), a.Count, b.Count);
    }

    /// <summary>The overlap of a control's masks with its ticket's.</summary>
    public static Measure WithTicket { get; } = new PairMeasure(
        "mask overlap", "weights that both the control and its ticket have, over those that either has", pair => Jaccard(pair.Control.Masks, pair.Ticket.Masks));

    private static double Share(int both, int a, int b) => a + b == 0 ? 1 : (double)both / (a + b - both);
}
