namespace TicketDsl;

/// <summary>The distribution that initial weights are drawn from; biases start at 0.</summary>
public enum Initializer
{
    /// <summary>Normal with variance 2 / (inputs + units) (Glorot &amp; Bengio 2010, equation 12's normal form).</summary>
    GlorotNormal,

    /// <summary>Normal with variance 2 / inputs (He et al. 2015, equation 10).</summary>
    KaimingNormal,

    /// <summary>Normal of a declared standard deviation, truncated at twice that deviation; not rescaled afterwards.</summary>
    TruncatedNormal,
}
