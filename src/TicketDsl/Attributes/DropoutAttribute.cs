namespace TicketDsl;

/// <summary>
/// The layer's outputs, after its activation, are set to 0 at random while it trains, and the others divided by 1 − the share
/// (Srivastava et al. 2014, section 10).
/// </summary>
/// <param name="share">Share of the outputs that is set to 0, in [0, 1).</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DropoutAttribute(double share) : Attribute
{
    /// <summary>Share of the outputs that is set to 0.</summary>
    public double Share { get; } = share;
}
