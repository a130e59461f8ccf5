namespace TicketDsl;

/// <summary>The stride of the block's first convolution, in place of its own; where the block is repeated, of the first one's alone (He et al. 2016, section 3.3).</summary>
/// <param name="stride">Rows or columns from one place to the next, 1 or more.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class StrideAttribute(int stride) : Attribute
{
    /// <summary>Rows or columns from one place to the next.</summary>
    public int Stride { get; } = stride;
}
