namespace TicketDsl;

/// <summary>
/// The block's input is added to its output (He et al. 2016, equation 1). Where channels, rows or columns differ, a 1×1 convolution with
/// the stride that mends it brings the input to the output's shape (equation 2, option B): it is named <c>Shortcut</c> and has batch norm
/// where the block has it. The block's last layer has no activation, since one follows the sum.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ResidualAttribute : Attribute
{
    /// <summary>What follows the sum.</summary>
    public Activation Activation { get; set; } = Activation.Relu;
}
