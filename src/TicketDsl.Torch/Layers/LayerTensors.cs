using static TorchSharp.torch;

namespace TicketDsl.Torch.Layers;

/// <summary>What one layer with weights holds, of R replicates.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Weights">[R, units, inputs] of a linear layer, [R · filters, channels, size, size] of a convolution.</param>
/// <param name="Biases">[R, 1, units] of a linear layer, [R · filters] of a convolution; null without.</param>
/// <param name="Norm">Batch norm's values; null without.</param>
internal sealed record LayerTensors(Layer Layer, Tensor Weights, Tensor? Biases, NormTensors? Norm);

/// <summary>Batch norm's values, each [R · units].</summary>
/// <param name="Scale">What normalised values are multiplied by.</param>
/// <param name="Shift">What is added to them.</param>
/// <param name="Mean">The running mean.</param>
/// <param name="Variance">The running variance.</param>
internal sealed record NormTensors(Tensor Scale, Tensor Shift, Tensor Mean, Tensor Variance);
