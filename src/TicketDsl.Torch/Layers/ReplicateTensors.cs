namespace TicketDsl.Torch.Layers;

/// <summary>What the layers of a network hold, of some replicates at once.</summary>
public sealed class ReplicateTensors
{
    private readonly LayerTensors[] _layers;

    internal ReplicateTensors(int replicates, IEnumerable<LayerTensors> layers) => (Replicates, _layers) = (replicates, [.. layers]);

    /// <summary>How many replicates.</summary>
    public int Replicates { get; }

    /// <summary>What a layer holds.</summary>
    /// <param name="layer">Its index among the layers with weights.</param>
    internal LayerTensors this[int layer] => _layers[layer];
}
