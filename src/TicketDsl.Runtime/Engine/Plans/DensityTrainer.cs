using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// Trains each replicate's live network by the plan that its masks call for: rows of all weights, or packed weights. The density alone
/// decides, never a timing, since the two plans sum gradients in different orders.
/// </summary>
internal sealed class DensityTrainer<TLanes, TRule>(TrainingProblem problem, int replicates, double packedDensity) : ITrainer
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly IPlan?[] _plans = new IPlan?[replicates];
    private readonly LiveNetwork[] _live = new LiveNetwork[replicates];

    /// <summary>All weights of the replicates that have units which are not live: theirs are kept here.</summary>
    private readonly float[]?[] _whole = new float[]?[replicates];

    /// <summary>The weights of a live network on their way out.</summary>
    private float[] _passing = [];

    public void Start(int replicate, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
    {
        var before = _live[replicate];
        var live = _live[replicate] = new LiveNetwork(problem.Layers, masks);
        var isPacked = live.Masks.Density <= packedDensity;
        if (_plans[replicate] is { } plan && (before.Parameters != live.Parameters || !before.Layers.SequenceEqual(live.Layers) || plan is PackedTrainer<TLanes, TRule> != isPacked))
        {
            plan.Dispose();
            _plans[replicate] = null;
        }

        var shape = live.IsWhole ? problem : problem with { Network = NetworkDefinition.Chain(live.Layers) };
        _plans[replicate] ??= isPacked ? new PackedTrainer<TLanes, TRule>(shape) : new RowTrainer<TLanes, TRule>(shape);
        _whole[replicate] = live.IsWhole ? null : Masked(weights, masks);
        _plans[replicate]!.Start(live.IsWhole ? weights : live.Gather(weights), live.Masks, order, iteration);
    }

    public void Train(int iterations, CancellationToken cancellation)
    {
        foreach (var plan in _plans) plan!.Train(iterations, cancellation);
    }

    public StopPoint? Stopped(int replicate) => _plans[replicate]!.Stopped;

    public TrainerState? Save(int replicate) => _plans[replicate] is { Stopped: null } plan ? plan.Save() : null;

    public void Restore(int replicate, TrainerState state) => _plans[replicate]!.Restore(state);

    public void ReadWeights(int replicate, Span<float> weights)
    {
        if (_whole[replicate] is not { } whole)
        {
            _plans[replicate]!.ReadWeights(weights);
            return;
        }

        if (_passing.Length < _live[replicate].Parameters) _passing = new float[_live[replicate].Parameters];
        var live = _passing.AsSpan(0, _live[replicate].Parameters);
        _plans[replicate]!.ReadWeights(live);
        whole.CopyTo(weights);
        _live[replicate].Scatter(live, weights);
    }

    public void WriteWeights(int replicate, ReadOnlySpan<float> weights)
    {
        if (_whole[replicate] is { } whole) weights.CopyTo(whole);
        _plans[replicate]!.WriteWeights(_live[replicate].IsWhole ? weights : _live[replicate].Gather(weights));
    }

    public void Predict(int replicate, Examples examples, ReadOnlySpan<int> rows, Span<float> outputs) =>
        _plans[replicate]!.Predict(examples, rows, outputs);

    public void Dispose()
    {
        foreach (var plan in _plans) plan?.Dispose();
    }

    private float[] Masked(ReadOnlySpan<float> weights, MaskSet masks)
    {
        var masked = weights.ToArray();
        var start = 0;
        for (var l = 0; l < problem.Layers.Length; start += problem.Layers[l++].Parameters)
            for (var index = 0; index < masks[l].Length; index++)
                if (!masks[l][index]) masked[start + index] = 0;
        return masked;
    }
}
