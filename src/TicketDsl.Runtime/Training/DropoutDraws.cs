using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Training;

/// <summary>
/// Which outputs dropout keeps. A replicate's decisions follow from iteration, layer, position in the batch and feature alone, so every
/// level and every control of a replicate drops alike, in whatever order an engine asks.
/// </summary>
/// <param name="key">The replicate's random numbers: <see cref="BatchOrder.Key"/>.</param>
/// <remarks>
/// Feature f at position p takes word f mod 4 of block p · ⌈features / 4⌉ + ⌊f / 4⌋, and is kept where that word is
/// <see cref="Threshold"/> or more. Features are in the order of <see cref="Shape"/>.
/// </remarks>
public readonly struct DropoutDraws(RandomKey key)
{
    /// <summary>The least word that keeps: the share dropped in units of 2⁻³².</summary>
    /// <param name="dropout">Share of the outputs that is dropped, in [0, 1).</param>
    public static uint Threshold(double dropout)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dropout);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(dropout, 1);
        return (uint)Math.Min(Math.Round(dropout * (1L << 32)), uint.MaxValue);
    }

    /// <summary>What a kept output is multiplied by: 1 / (1 − dropout), rounded to a float.</summary>
    public static float Factor(double dropout) => (float)(1 / (1 - dropout));

    /// <summary>Decides for one example of a batch.</summary>
    /// <param name="iteration">From 0.</param>
    /// <param name="layer">The layer's index among those with weights.</param>
    /// <param name="position">The example's position in the batch.</param>
    /// <param name="dropout">Share of the outputs that is dropped, in [0, 1).</param>
    /// <param name="factors">For each feature <see cref="Factor"/> where it is kept, else 0.</param>
    public void Fill(int iteration, int layer, int position, double dropout, Span<float> factors)
    {
        var (threshold, factor) = (Threshold(dropout), Factor(dropout));
        var blocks = key.Blocks(RandomPurpose.Dropout, (uint)iteration, layer);
        var block = checked((uint)position * (((uint)factors.Length + 3) / 4));
        for (; factors.Length >= 4; factors = factors[4..])
        {
            var (a, b, c, d) = blocks.At(block++);
            factors[0] = a >= threshold ? factor : 0;
            factors[1] = b >= threshold ? factor : 0;
            factors[2] = c >= threshold ? factor : 0;
            factors[3] = d >= threshold ? factor : 0;
        }

        if (factors.IsEmpty) return;
        var last = blocks.At(block);
        factors[0] = last.Item1 >= threshold ? factor : 0;
        if (factors.Length > 1) factors[1] = last.Item2 >= threshold ? factor : 0;
        if (factors.Length > 2) factors[2] = last.Item3 >= threshold ? factor : 0;
    }
}
