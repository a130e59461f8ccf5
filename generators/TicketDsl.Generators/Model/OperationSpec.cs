namespace TicketDsl.Generators.Model;

/// <summary>What a layer computes, as it was declared.</summary>
internal abstract record OperationSpec;

/// <summary>Nothing was declared.</summary>
internal sealed record MissingSpec : OperationSpec;

/// <summary>What was declared could not be read, and a diagnostic said so.</summary>
internal sealed record UnreadableSpec : OperationSpec;

/// <summary>Fully connected.</summary>
/// <param name="Units">Its units.</param>
internal sealed record LinearSpec(int Units) : OperationSpec;

/// <summary>A convolution.</summary>
/// <param name="Filters">Its filters; null where the use of its block states them.</param>
/// <param name="Kernel">Rows and columns of its window.</param>
/// <param name="Stride">From one place to the next.</param>
/// <param name="Padding">Zeros on each side, where they were declared.</param>
internal sealed record ConvSpec(int? Filters, int Kernel, int Stride, int? Padding) : OperationSpec
{
    /// <summary>The kernel where none is declared; the same as <c>ConvAttribute.Kernel</c>.</summary>
    public const int DefaultKernel = 3;

    /// <summary>The stride where none is declared; the same as <c>ConvAttribute.Stride</c>.</summary>
    public const int DefaultStride = 1;

    /// <summary>The window; half the kernel is padded where nothing is declared, so that an odd one of stride 1 keeps rows and columns.</summary>
    public Window Window => new(Kernel, Stride, Padding ?? Kernel / 2);
}

/// <summary>A pooling by windows.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Size">Rows and columns of its window.</param>
/// <param name="Stride">From one window to the next, where it was declared.</param>
internal sealed record PoolSpec(LayerKind Kind, int Size, int? Stride) : OperationSpec
{
    /// <summary>The window; windows do not overlap where nothing is declared.</summary>
    public Window Window => new(Size, Stride ?? Size, Padding: 0);
}

/// <summary>The mean of each channel.</summary>
internal sealed record GlobalAveragePoolSpec : OperationSpec;

/// <summary>Values in a row.</summary>
internal sealed record FlattenSpec : OperationSpec;

/// <summary>A block, used as a layer.</summary>
/// <param name="Block">The block's <see cref="BlockSpec.TypeName"/>.</param>
internal sealed record BlockUseSpec(string Block) : OperationSpec
{
    /// <summary>Filters of its convolutions that do not state their own, where they were declared.</summary>
    public int? Channels { get; init; }

    /// <summary>How often it stands, where that was declared.</summary>
    public int? Repeat { get; init; }

    /// <summary>The stride of its first convolution, where that was declared.</summary>
    public int? Stride { get; init; }

    /// <summary>What follows the sum of its input and its output; null where its input is not added.</summary>
    public Activation? Residual { get; init; }
}
