namespace TicketDsl;

/// <summary>
/// What scores a weight or a unit for pruning; the lowest scores are pruned, ties go by index. Biases never enter a score. w is a weight after
/// the training that is pruned from, i the weight that the replicate's dense training began with. Those without another source are the mask
/// criteria of Zhou et al. 2019, figure 3.
/// </summary>
public enum Criterion
{
    /// <summary>A weight's |w| after training (Han et al. 2015; Frankle &amp; Carbin 2019, section 2). Scores weights.</summary>
    Magnitude,

    /// <summary>Mean |w| over a unit's incoming weights that remain (Frankle &amp; Carbin 2018, XOR). Scores units.</summary>
    InputMagnitude,

    /// <summary>Mean |w| over a unit's outgoing weights that remain (Frankle &amp; Carbin 2018, XOR). Scores units.</summary>
    OutputMagnitude,

    /// <summary>Sum of |w| over the outgoing times sum of |w| over the incoming weights (Frankle &amp; Carbin 2018, XOR). Scores units.</summary>
    Product,

    /// <summary>−|w|: the small remain ("small_final"). Scores weights.</summary>
    SmallFinal,

    /// <summary>|i| ("large_init"). Scores weights.</summary>
    LargeInitial,

    /// <summary>−|i|: the small remain ("small_init"). Scores weights.</summary>
    SmallInitial,

    /// <summary>min(|i|, α|w|) ("large_init_large_final"); α gives both the same mean over the layer's weights that remain, which is a choice made here. Scores weights.</summary>
    LargeInitialLargeFinal,

    /// <summary>|w| − |i| ("magnitude_increase"). Scores weights.</summary>
    MagnitudeIncrease,

    /// <summary>|w − i| ("movement"). Scores weights.</summary>
    Movement,

    /// <summary>|w|, but 0 where the sign is not that of i ("large_final_same_sign"). Scores weights.</summary>
    MagnitudeSameSign,

    /// <summary>max(|w| − |i|, 0), but 0 where the sign is not that of i ("magnitude_increase_same_sign"). Scores weights.</summary>
    MagnitudeIncreaseSameSign,

    /// <summary>|w − i|, but 0 where the sign is not that of i. Scores weights.</summary>
    MovementSameSign,

    /// <summary>
    /// |i · ∂L/∂i|, the gradient being that of the dense network's first batch, before its first step (Lee, Ajanthan &amp; Torr 2019, equation 6,
    /// which divides by the sum: no order changes). Scores weights.
    /// </summary>
    Snip,

    /// <summary>A uniform random number, another at every level. Scores weights, filters and channels.</summary>
    Random,

    /// <summary>Σ|w| of a filter's or channel's weights that remain (Paganini &amp; Forde 2020, "L1 structured").</summary>
    L1,

    /// <summary>√Σw² of a filter's or channel's weights that remain (Paganini &amp; Forde 2020, "L2 structured").</summary>
    L2,

    /// <summary>The smallest |w| of a filter's or channel's weights that remain (Paganini &amp; Forde 2020, "L−∞ structured").</summary>
    LMinusInfinity,
}
