namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>
/// Which layers hold only the weights that their masks keep. It follows from the layer's own density alone, never from a timing, since
/// weight gradients are summed in different orders.
/// </summary>
/// <param name="Linear">Up to this density a linear layer does.</param>
/// <param name="Conv">Up to this density a convolution does.</param>
internal readonly record struct PlanChoice(double Linear, double Conv)
{
    /// <summary>About where both cost the same.</summary>
    public static PlanChoice Default { get; } = new(Linear: 0.35, Conv: 0.5);

    /// <summary>Whether the layer holds a list of what its mask keeps.</summary>
    public bool IsListed(Layer layer, Mask mask) => mask.Density <= (layer.Kind == LayerKind.Conv ? Conv : Linear);
}
