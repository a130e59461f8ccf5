namespace TicketDsl;

/// <summary>
/// The distribution that initial weights are drawn from; biases start at 0. Inputs and outputs of a convolution's weight count the
/// places of the window too: inputs = channels × size², outputs = filters × size².
/// </summary>
public enum Initializer
{
    /// <summary>Normal with variance 2 / (inputs + outputs) (Glorot &amp; Bengio 2010, equation 12's normal form).</summary>
    GlorotNormal,

    /// <summary>Normal with variance 2 / inputs (He et al. 2015, equation 10).</summary>
    KaimingNormal,

    /// <summary>Normal of a declared standard deviation, truncated at twice that deviation; not rescaled afterwards.</summary>
    TruncatedNormal,

    /// <summary>Uniform in ±√(6 / (inputs + outputs)) (Glorot &amp; Bengio 2010, equation 16).</summary>
    GlorotUniform,

    /// <summary>Uniform in ±√(6 / inputs) (He et al. 2015, the uniform form of equation 10).</summary>
    KaimingUniform,

    /// <summary>Uniform in ± a declared limit.</summary>
    Uniform,
}
