namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>What one node of a network gives and others take: values forward, their gradient backward.</summary>
internal sealed class Signal(Shape shape, bool isFlat) : IDisposable
{
    private int _border;
    private int _gradientBorder;
    private Map? _values;

    /// <summary>The shape of one example.</summary>
    public Shape Shape { get; } = shape;

    /// <summary>Whether it lies as features, for a linear layer.</summary>
    public bool IsFlat { get; set; } = isFlat;

    /// <summary>Channels as a layer with weights sees them: features of what lies flat.</summary>
    public int Channels => IsFlat ? Shape.Features : Shape.Channels;

    /// <summary>Whether anything below it has weights, so that its gradient is asked for.</summary>
    public bool NeedsGradient { get; init; } = true;

    public Map Values => _values!;

    /// <summary>Its gradient, from the first node that hands one back to the one that gives it; else the map is another's.</summary>
    public Map Gradient => GradientMap!;

    /// <summary>The map that the gradient has got.</summary>
    public Map? GradientMap { private get; set; }

    /// <summary>How the gradient lies.</summary>
    public MapShape GradientShape => new(Values.Shape.Blocks, Shape.Channels, Shape.Height, Shape.Width, _gradientBorder, IsFlat);

    /// <summary>Whether a node has already written this iteration's gradient, so that the next adds to it. Nodes are built in order and run backward.</summary>
    public bool GradientIsTaken { get; set; }

    /// <summary>Asks for a border of zeros around the values.</summary>
    public void AskBorder(int border) => _border = Math.Max(_border, border);

    /// <summary>Asks for a border of zeros around the gradient.</summary>
    public void AskGradientBorder(int border) => _gradientBorder = Math.Max(_gradientBorder, border);

    /// <summary>Takes memory, once all that want a border have asked.</summary>
    public void Allocate(int blocks)
    {
        _values = new Map(new MapShape(blocks, Shape.Channels, Shape.Height, Shape.Width, _border, IsFlat));
    }

    public void Dispose() => _values?.Dispose();
}
