namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>A node with parameters of a layer.</summary>
internal interface ILayerNode : INode
{
    /// <summary>What it gives.</summary>
    Signal Output { get; }

    /// <summary>Takes the layer's parameters from its part of the flat weights.</summary>
    /// <param name="parameters">The layer's part.</param>
    /// <param name="mask">Which weights are trained, at the beginning of a training; null where the mask stays and only values are replaced.</param>
    void Read(ReadOnlySpan<float> parameters, Mask? mask);

    /// <summary>Gives them back.</summary>
    void Write(Span<float> parameters);

    /// <summary>Hands on all that it carries from iteration to iteration.</summary>
    void Walk(StateWalk walk);
}
