using static TorchSharp.torch;

namespace TicketDsl.Torch.Programs;

/// <summary>
/// An optimizer over one flat tensor, a handful of kernels whatever the layers and replicates. Where weights are pruned their gradient is
/// made 0 first, whatever it was, so that their moments stay exactly 0 and so do they.
/// </summary>
internal abstract class FlatOptimizer(OptimizerDefinition optimizer, ReplicateWeights weights) : IDisposable
{
    private protected KeptTensors Kept { get; } = new();

    private protected ReplicateWeights Weights { get; } = weights;

    /// <summary>The optimizer of a definition, its moments 0.</summary>
    public static FlatOptimizer Of(OptimizerDefinition optimizer, ReplicateWeights weights) => optimizer switch
    {
        AdamDefinition adam => new FlatAdam(adam, weights),
        SgdDefinition sgd => new FlatSgd(sgd, weights),
        _ => throw new ArgumentOutOfRangeException(nameof(optimizer), optimizer, "The TorchSharp engine does not know this optimizer."),
    };

    /// <summary>Moves the weights against their gradient.</summary>
    public void Step(double learningRate)
    {
        if (optimizer.WeightDecay != 0) Weights.Gradient.add_(Weights.Values, optimizer.WeightDecay);
        Weights.PruneGradient();
        Move(learningRate);
    }

    public void Dispose() => Kept.Dispose();

    /// <summary>What it remembers of the steps before.</summary>
    public abstract IEnumerable<Tensor> Moments { get; }

    private protected abstract void Move(double learningRate);

    /// <summary>A moment of every weight, 0.</summary>
    private protected Tensor Moment() => Kept.Keep(zeros(Weights.Values.shape, ScalarType.Float32, Weights.Device));
}
