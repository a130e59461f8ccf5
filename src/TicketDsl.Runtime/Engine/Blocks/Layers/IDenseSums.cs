using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>The sums of a dense layer.</summary>
internal unsafe interface IDenseSums : IDisposable
{
    /// <summary>Takes this iteration's weights, in the layer's layout, where it needs them in another form.</summary>
    void Begin(float* weights);

    /// <summary>The sums of a block; of a linear layer, of all.</summary>
    /// <param name="block">The block.</param>
    /// <param name="weights">The layer's weights, in its layout.</param>
    /// <param name="biases">A bias a unit, or null.</param>
    /// <param name="rectifies">Whether ReLU follows at once.</param>
    /// <param name="target">Where sums go.</param>
    /// <param name="pooling">What takes two rows of sums as soon as they are there, or null.</param>
    void Run<TLanes>(int block, float* weights, float* biases, bool rectifies, Map target, IPooling? pooling)
        where TLanes : unmanaged, ILanes<TLanes>;
}

/// <summary>The gradient that a dense layer hands back to its input.</summary>
internal unsafe interface IDenseInputGradient : IDisposable
{
    /// <summary>Takes this iteration's weights, in the layer's layout, where it needs them in another form.</summary>
    void Begin(float* weights);

    /// <summary>The gradient of a block; of a linear layer, of all.</summary>
    /// <param name="block">The block.</param>
    /// <param name="weights">The layer's weights, in its layout.</param>
    /// <param name="adds">Whether it is added to what is there.</param>
    void Run<TLanes>(int block, float* weights, bool adds)
        where TLanes : unmanaged, ILanes<TLanes>;
}
