using static TorchSharp.torch;

namespace TicketDsl.Torch.Programs;

/// <summary>v ← μv + g, w ← w − lr·v; with Nesterov w ← w − lr·(g + μv); without momentum w ← w − lr·g.</summary>
internal sealed class FlatSgd : FlatOptimizer
{
    private readonly SgdDefinition _sgd;
    private readonly Tensor? _velocity;

    public FlatSgd(SgdDefinition sgd, ReplicateWeights weights)
        : base(sgd, weights)
    {
        _sgd = sgd;
        if (sgd.Momentum != 0) _velocity = Moment();
    }

    public override IEnumerable<Tensor> Moments => _velocity is null ? [] : [_velocity];

    private protected override void Move(double learningRate)
    {
        var step = Weights.Gradient;
        if (_velocity is not null)
        {
            _velocity.mul_(_sgd.Momentum).add_(Weights.Gradient);
            if (_sgd.Nesterov) step.add_(_velocity, _sgd.Momentum);
            else step = _velocity;
        }

        Weights.Values.add_(step, -learningRate);
    }
}
