using TicketDsl.Runtime.Engine.Blocks.Layers;

namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>
/// Which layers hold only the weights that their masks keep. It follows from the layer's shape and density alone, never from a timing,
/// since weight gradients are summed in different orders.
/// </summary>
/// <param name="Linear">Up to this density a linear layer does.</param>
/// <param name="Conv">Up to this density a convolution does whose dense sums are taken term by term.</param>
/// <param name="Winograd">Up to this density a convolution does whose dense sums are Winograd's.</param>
internal readonly record struct PlanChoice(double Linear, double Conv, double Winograd)
{
    /// <summary>The same for all convolutions.</summary>
    public PlanChoice(double linear, double conv)
        : this(linear, conv, conv)
    {
    }

    /// <summary>About where both cost the same, in LeNet-5 (linear layers and small convolutions), ResNet-20 and Conv-2 (Winograd's).</summary>
    public static PlanChoice Default { get; } = new(Linear: 0.35, Conv: 0.6, Winograd: 0.45);

    /// <summary>Whether the layer holds a list of what its mask keeps.</summary>
    public bool IsListed(Layer layer, Mask mask) => mask.Density <= (
        layer.Kind != LayerKind.Conv ? Linear : WinogradSums.Fits(layer, layer.To) ? Winograd : Conv);
}
