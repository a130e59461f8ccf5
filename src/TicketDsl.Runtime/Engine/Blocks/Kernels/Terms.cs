namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>The terms of a sum: where each finds its weight and where its source, in the order of the sum.</summary>
/// <param name="count">How many.</param>
/// <param name="weightOffsets">Floats from a unit's first weight.</param>
/// <param name="sourceOffsets">Floats from the source.</param>
internal readonly unsafe struct Terms(int count, int* weightOffsets, int* sourceOffsets)
{
    public int Count { get; } = count;

    public int* WeightOffsets { get; } = weightOffsets;

    public int* SourceOffsets { get; } = sourceOffsets;

    /// <summary>Some of them.</summary>
    public Terms Part(int from, int count) => new(count, WeightOffsets + from, SourceOffsets + from);
}
