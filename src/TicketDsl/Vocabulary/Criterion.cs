namespace TicketDsl;

/// <summary>What scores a weight or a unit for pruning; the lowest scores are pruned, ties go by index. Biases never enter a score.</summary>
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
}
