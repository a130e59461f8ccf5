namespace TicketDsl.Runtime.Measures;

/// <summary>How far two networks lie apart.</summary>
public static class WeightDistance
{
    /// <summary>√Σ(aᵢ − bᵢ)², in double and in order.</summary>
    /// <param name="a">Flat weights of one network.</param>
    /// <param name="b">Those of the other.</param>
    /// <exception cref="ArgumentException">The networks are of different sizes.</exception>
    public static double L2(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        if (a.Length != b.Length) throw new ArgumentException($"There is no distance between networks of {a.Length} and of {b.Length} weights.", nameof(b));
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
        return Math.Sqrt(sum);
    }

    /// <summary>The distance of a control's weights from its ticket's, both at the end.</summary>
    public static Measure FromTicket { get; } = new PairMeasure(
        "distance from the ticket", "L2 distance of a control's weights from its ticket's", pair => L2(pair.Control.Weights.Span, pair.Ticket.Weights.Span));
}
