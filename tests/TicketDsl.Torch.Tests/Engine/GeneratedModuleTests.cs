using TicketDsl.Torch.Layers;
using TicketDsl.Torch.Programs;
using static TorchSharp.torch;

namespace TicketDsl.Torch.Tests.Engine;

/// <summary>Two convolutions.</summary>
[Block]
public partial record TwoConvolutions([Conv, BatchNorm, Relu] Layer Conv1, [Conv, BatchNorm] Layer Conv2);

/// <summary>A network with everything that a module can hold.</summary>
[Experiment(Dataset.Cifar10)]
[Training("1ep", BatchSize = 100)]
[Sgd(0.1)]
public partial record DeclaredHere(
    [Conv(3), Tanh] Layer Stem,
    [Repeat(2), Residual, Channels(4), Stride(2)] TwoConvolutions Stage,
    [MaxPool(2)] Layer Greatest,
    [AveragePool(2, Stride = 1)] Layer Means,
    [Conv(5), Sigmoid] Layer Last,
    [GlobalAveragePool] Layer Mean,
    [Linear(7), Relu] Layer Hidden,
    [Linear(10)] Layer Output);

/// <summary>The module that the compiler wrote for a network is what trains it.</summary>
public sealed class GeneratedModuleTests
{
    private static readonly NetworkDefinition Network = DeclaredHere.Definition.Network;

    [Test]
    public void It_is_taken_for_its_network_and_no_other()
    {
        using var weights = new ReplicateWeights(Network.Layers, 2, device(NeedsTorch.Device));
        using var own = TorchNetworks.Of(Network, weights.Trained);
        Assert.That(own, Is.TypeOf<DeclaredHere.TorchModule>());
        Assert.That(own.GetName(), Is.EqualTo("DeclaredHere"));
        using var other = TorchNetworks.Of(new NetworkDefinition(Network.Input, Network.Parts[..^1]), weights.Trained);
        Assert.That(other, Is.TypeOf<DefinedNetwork>());
    }

    [Test]
    public void It_trains_as_the_reference_does()
    {
        var problem = Torch.Problem(Network, new SgdDefinition(0.05, 0.9)) with { BatchSize = 4 };
        var trained = Torch.Train(Torch.Engine(), problem, 2, density: 0.7, iterations: 2);
        for (var r = 0; r < 2; r++)
            Assert.That(Torch.Difference(trained[r], Torch.Reference(problem, r, 0.7, 2).ReadWeights(), 2e-5), Is.Null, $"replicate {r}");
    }
}
