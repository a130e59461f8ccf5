using TicketDsl.Runtime.Engine.Kernels;

namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>What one node of a network gives and others take: values forward, their gradient backward.</summary>
internal sealed class Signal(Shape shape, bool isFlat) : IDisposable
{
    private int _border;
    private int _gradientBorder;
    private bool _isGiven;
    private Map? _values;
    private Map? _gradient;

    /// <summary>The shape of one example.</summary>
    public Shape Shape { get; } = shape;

    /// <summary>Whether it lies as features, for a linear layer.</summary>
    public bool IsFlat { get; set; } = isFlat;

    /// <summary>Channels as a layer with weights sees them: features of what lies flat.</summary>
    public int Channels => IsFlat ? Shape.Features : Shape.Channels;

    /// <summary>Whether anything below it has weights, so that its gradient is asked for.</summary>
    public bool NeedsGradient { get; init; } = true;

    /// <summary>Whether its values are taken two rows at a time as they are made, and not kept.</summary>
    public bool PassesInRows { get; init; }

    /// <summary>Whether its gradient is, too.</summary>
    public bool GradientPassesInRows { get; set; }

    public Map Values => _values!;

    /// <summary>Its gradient, from the first stage that writes it to the last that reads it; else the map is another's.</summary>
    public Map Gradient
    {
        get => _gradient!;
        set => _gradient = value;
    }

    /// <summary>How the gradient lies.</summary>
    /// <param name="oneBlock">Whether all blocks pass through the memory of one.</param>
    public MapShape GradientShape(bool oneBlock) => new(
        Values.Shape.Blocks, Shape.Channels, Shape.Height, Shape.Width, _gradientBorder, IsFlat, oneBlock || GradientPassesInRows, GradientPassesInRows);

    /// <summary>Whether a node before this one in the backward pass writes the gradient, so that this one adds to it. Asked once a node, as steps are made.</summary>
    public bool TakeTurn()
    {
        var adds = _isGiven;
        _isGiven = true;
        return adds;
    }

    /// <summary>Asks for a border of zeros around the values.</summary>
    public void AskBorder(int border) => _border = Math.Max(_border, border);

    /// <summary>Asks for a border of zeros around the gradient.</summary>
    public void AskGradientBorder(int border) => _gradientBorder = Math.Max(_gradientBorder, border);

    /// <summary>Takes memory, once all that want a border have asked.</summary>
    public void Allocate(int blocks) =>
        _values = new Map(new MapShape(blocks, Shape.Channels, Shape.Height, Shape.Width, _border, IsFlat, PassesInRows, PassesInRows));

    /// <summary>Whether the values of the first <paramref name="examples"/> are finite.</summary>
    public unsafe bool IsFinite(int examples)
    {
        for (var channel = 0; channel < Shape.Channels; channel++)
            for (var row = 0; row < Shape.Height; row++)
                for (var column = 0; column < Shape.Width; column++)
                    for (var example = 0; example < examples; example += MapShape.Lanes)
                    {
                        var values = Values.At(example / MapShape.Lanes, channel, row, column);
                        if (!Finite.AreAll(new ReadOnlySpan<float>(values, Math.Min(MapShape.Lanes, examples - example)))) return false;
                    }

        return true;
    }

    public void Dispose() => _values?.Dispose();
}
