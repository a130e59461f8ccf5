using static TorchSharp.torch;

namespace TicketDsl.Torch.Programs;

/// <summary>
/// Adam as PyTorch has it: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − lr/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε), t from 1.
/// </summary>
internal sealed class FlatAdam : FlatOptimizer
{
    private readonly AdamDefinition _adam;
    private readonly Tensor _first;
    private readonly Tensor _second;
    private int _steps;

    public FlatAdam(AdamDefinition adam, ReplicateWeights weights)
        : base(adam, weights) => (_adam, _first, _second) = (adam, Moment(), Moment());

    public override IEnumerable<Tensor> Moments => [_first, _second];

    private protected override void Move(double learningRate)
    {
        _steps++;
        _first.mul_(_adam.Beta1).add_(Weights.Gradient, 1 - _adam.Beta1);
        _second.mul_(_adam.Beta2).addcmul_(Weights.Gradient, Weights.Gradient, 1 - _adam.Beta2);
        var denominator = _second.sqrt().div_(Math.Sqrt(1 - Math.Pow(_adam.Beta2, _steps))).add_(_adam.Epsilon);
        Weights.Values.addcdiv_(_first, denominator, -learningRate / (1 - Math.Pow(_adam.Beta1, _steps)));

        // Without an epsilon a weight without gradient becomes 0 / 0.
        if ((float)_adam.Epsilon == 0 && Weights.Pruned is { } pruned) Weights.Values.masked_fill_(pruned, 0);
    }
}
