using static TorchSharp.torch;

namespace TicketDsl.Torch.Layers;

/// <summary>A network made from its definition, part by part.</summary>
internal sealed class DefinedNetwork(NetworkDefinition definition, ReplicateTensors tensors) : TorchNetwork("network", definition, tensors)
{
    private readonly NetworkDefinition _definition = definition;
    private int _nextLayer;

    public override Tensor forward(Tensor input)
    {
        _nextLayer = 0;
        return Output(Parts(_definition.Parts, Input(input)));
    }

    private Signal Parts(IEnumerable<NetworkPart> parts, Signal signal) => parts.Aggregate(signal, (before, part) => part switch
    {
        LayerPart { Layer: var layer } => Single(layer, before),
        ResidualPart residual => Residual(residual, before),
        _ => throw new ArgumentOutOfRangeException(nameof(parts), part, "There is no such part of a network."),
    });

    // The layers of the body come first in the network's order, then the projection.
    private Signal Residual(ResidualPart part, Signal signal)
    {
        var body = Parts(part.Body, signal);
        var shortcut = part.Projection is { } projection ? Single(projection, signal) : signal;
        return Added(body, shortcut, part.Activation);
    }

    private Signal Single(Layer layer, Signal signal) => layer.Kind switch
    {
        LayerKind.Linear or LayerKind.Conv => Weighted(signal, _nextLayer++),
        LayerKind.MaxPool => MaxPool(signal, layer.From, layer.Window!),
        LayerKind.AveragePool => AveragePool(signal, layer.From, layer.Window!),
        LayerKind.GlobalAveragePool => GlobalAveragePool(signal, layer.From),
        LayerKind.Flatten => signal.Flat(),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.Kind, "There is no such layer."),
    };
}
