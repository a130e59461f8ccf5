namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>Values, or their gradients, in the places that a shape says.</summary>
internal sealed unsafe class Map(MapShape shape) : IDisposable
{
    private readonly NativeArray<float> _values = new(checked((int)shape.Length));

    public MapShape Shape { get; } = shape;

    /// <summary>What <see cref="MapShape.At"/> counts from.</summary>
    public float* Start => _values.Pointer;

    public float* At(int block, int channel, int row, int column) => _values.Pointer + Shape.At(block, channel, row, column);

    /// <summary>Everything 0, border and all.</summary>
    public void Clear() => _values.Span.Clear();

    /// <summary>The rows of a block 0.</summary>
    public void Clear(int block)
    {
        for (var channel = 0; channel < Shape.Channels; channel++)
            for (var row = 0; row < Shape.Height; row++)
                new Span<float>(At(block, channel, row, 0), Shape.Width * MapShape.Lanes).Clear();
    }

    public void Dispose() => _values.Dispose();
}
