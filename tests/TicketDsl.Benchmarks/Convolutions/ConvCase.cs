namespace TicketDsl.Benchmarks.Convolutions;

/// <summary>A convolutional network and how it is trained; tests/peers has the script of the same name.</summary>
/// <param name="Name">On the command line.</param>
/// <param name="Work">For people.</param>
/// <param name="Network">What is trained.</param>
/// <param name="Optimizer">By what.</param>
/// <param name="BatchSize">Examples an iteration.</param>
/// <param name="Iterations">Iterations of a segment.</param>
internal sealed record ConvCase(string Name, string Work, NetworkDefinition Network, OptimizerDefinition Optimizer, int BatchSize, int Iterations)
{
    public static ConvCase Lenet5 { get; } = new("lenet5", "LeNet-5-like, batch 32, SGD", ConvNetworks.Lenet5, new SgdDefinition(0.01, 0), 32, 300);

    public static ConvCase Conv2 { get; } = new("conv2", "Conv-2, batch 60, Adam", ConvNetworks.Conv2, new AdamDefinition(2e-4, 0.9, 0.999, 1e-8), 60, 3);

    /// <summary>The same without what makes a whole step of a gradient that is 0 but for rounding.</summary>
    public static ConvCase Conv2Sgd { get; } = Conv2 with { Name = "conv2-sgd", Work = "Conv-2, batch 60, SGD", Optimizer = new SgdDefinition(0.01, 0) };

    public static ConvCase ResNet20 { get; } = new(
        "resnet20", "ResNet-20, batch 128, SGD + momentum", ConvNetworks.ResNet20, new SgdDefinition(0.1, 0.9) { WeightDecay = 1e-4 }, 128, 1);
}
