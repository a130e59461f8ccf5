using static TorchSharp.torch;

namespace TicketDsl.Torch.Layers;

/// <summary>A batch between two layers, of R replicates at once.</summary>
/// <param name="Values">Images: [examples, R · channels, rows, columns], as grouped convolutions take them. Features: [R, examples, features], as batched products do.</param>
/// <param name="IsFlat">Whether they are features.</param>
/// <param name="Replicates">R.</param>
public readonly record struct Signal(Tensor Values, bool IsFlat, int Replicates)
{
    /// <summary>The same as features, in the order of <see cref="Shape"/>.</summary>
    public Signal Flat()
    {
        if (IsFlat) return this;
        var examples = Values.shape[0];
        return this with { Values = Values.reshape(examples, Replicates, -1).transpose(0, 1), IsFlat = true };
    }

    /// <summary>The same as images.</summary>
    /// <param name="shape">Of an example.</param>
    public Signal Image(Shape shape)
    {
        if (!IsFlat) return this;
        var examples = Values.shape[1];
        return this with { Values = Values.transpose(0, 1).reshape(examples, Replicates * shape.Channels, shape.Height, shape.Width), IsFlat = false };
    }
}
