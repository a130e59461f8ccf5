using F = TorchSharp.torch.nn.functional;
using static TorchSharp.torch;

namespace TicketDsl.Torch.Layers;

/// <summary>
/// A network of R replicates side by side as a TorchSharp module, and the layers that it is made of: batched products for linear layers,
/// convolutions in R groups, batch norm over R · units, so that the number of kernels does not depend on R.
/// </summary>
/// <remarks>What it takes is [R · examples, features] or, where the network begins with an image, [examples · R, features]; what it gives is [R, examples, units].</remarks>
public abstract class TorchNetwork : nn.Module<Tensor, Tensor>
{
    private readonly NetworkDefinition _definition;
    private readonly ReplicateTensors _tensors;

    /// <summary>A network over the values of some replicates.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="definition">Its layers.</param>
    /// <param name="tensors">What the layers hold.</param>
    protected TorchNetwork(string name, NetworkDefinition definition, ReplicateTensors tensors)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        (_definition, _tensors) = (definition, tensors);
    }

    /// <summary>Whether batch norm takes the batch's own statistics and lets the running ones follow, and dropout drops.</summary>
    public bool IsTraining { get; set; }

    /// <summary>Whether the first layer takes images.</summary>
    public static bool TakesImages(NetworkDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return First(definition.Parts) is { Kind: not (LayerKind.Linear or LayerKind.Flatten) };
    }

    /// <summary>A batch as the first layer takes it.</summary>
    protected Signal Input(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (replicates, shape) = (_tensors.Replicates, _definition.Input);
        return TakesImages(_definition)
            ? new Signal(input.view(-1, replicates * shape.Channels, shape.Height, shape.Width), IsFlat: false, replicates)
            : new Signal(input.view(replicates, -1, shape.Features), IsFlat: true, replicates);
    }

    /// <summary>What the last layer gives.</summary>
    protected static Tensor Output(Signal signal) => signal.Flat().Values;

    /// <summary>A layer with weights: its sums, then batch norm, activation and dropout where it has them.</summary>
    /// <param name="signal">What it takes.</param>
    /// <param name="layer">Its index among the layers with weights.</param>
    protected Signal Weighted(Signal signal, int layer)
    {
        var tensors = _tensors[layer];
        var sums = tensors.Layer.Kind == LayerKind.Conv ? Convolved(signal.Image(tensors.Layer.From), tensors) : Multiplied(signal.Flat(), tensors);
        var normed = tensors.Norm is { } norm ? Normed(sums, norm) : sums;
        var active = Active(normed, tensors.Layer.Activation);
        return tensors.Layer.Dropout > 0 && IsTraining ? active with { Values = F.dropout(active.Values, tensors.Layer.Dropout, true) } : active;
    }

    /// <summary>The greatest value of each window.</summary>
    protected static Signal MaxPool(Signal signal, Shape from, Window window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return signal.Image(from) with { Values = F.max_pool2d(signal.Image(from).Values, window.Size, window.Stride, window.Padding) };
    }

    /// <summary>The mean of each window.</summary>
    protected static Signal AveragePool(Signal signal, Shape from, Window window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return signal.Image(from) with { Values = F.avg_pool2d(signal.Image(from).Values, window.Size, window.Stride, window.Padding) };
    }

    /// <summary>The mean of each channel.</summary>
    protected static Signal GlobalAveragePool(Signal signal, Shape from) =>
        signal.Image(from) with { Values = signal.Image(from).Values.mean([2, 3], keepdim: true) };

    /// <summary>The end of a residual block: activation(body + shortcut).</summary>
    protected static Signal Added(Signal body, Signal shortcut, Activation activation)
    {
        if (body.IsFlat != shortcut.IsFlat) (body, shortcut) = (body.Flat(), shortcut.Flat());
        return Active(body with { Values = body.Values.add(shortcut.Values) }, activation);
    }

    private static Layer? First(IEnumerable<NetworkPart> parts) => parts.First() switch
    {
        LayerPart single => single.Layer,
        ResidualPart residual => First(residual.Body),
        _ => null,
    };

    private static Signal Multiplied(Signal signal, LayerTensors tensors)
    {
        var sums = bmm(signal.Values, tensors.Weights.transpose(1, 2));
        return signal with { Values = tensors.Biases is { } biases ? sums.add_(biases) : sums };
    }

    private static Signal Convolved(Signal signal, LayerTensors tensors)
    {
        var window = tensors.Layer.Window!;
        return signal with
        {
            Values = F.conv2d(
                signal.Values, tensors.Weights, tensors.Biases, [window.Stride, window.Stride], [window.Padding, window.Padding], [1, 1], signal.Replicates),
        };
    }

    private Signal Normed(Signal signal, NormTensors norm)
    {
        if (!signal.IsFlat) return signal with { Values = Normed(signal.Values, norm) };
        var (replicates, examples, units) = (signal.Values.shape[0], signal.Values.shape[1], signal.Values.shape[2]);
        var columns = signal.Values.transpose(0, 1).reshape(examples, replicates * units);
        return signal with { Values = Normed(columns, norm).view(examples, replicates, units).transpose(0, 1) };
    }

    private Tensor Normed(Tensor values, NormTensors norm) => F.batch_norm(
        values, norm.Mean, norm.Variance, norm.Scale, norm.Shift, IsTraining, Layer.BatchNormMomentum, Layer.BatchNormEpsilon);

    private static Signal Active(Signal signal, Activation activation) => activation switch
    {
        Activation.None => signal,
        Activation.Relu => signal with { Values = signal.Values.relu() },
        Activation.Sigmoid => signal with { Values = signal.Values.sigmoid() },
        Activation.Tanh => signal with { Values = signal.Values.tanh() },
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation."),
    };
}
