using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// The plan for tiny networks on one full batch: a replicate a lane, so that no arithmetic is shared between replicates.
/// Parameters of a group of lanes: [parameter][lane], parameters in flat order.
/// Orders of accumulation: sums over inputs ascending; gradients over examples ascending; error signals over units ascending.
/// </summary>
internal sealed unsafe class LaneTrainer<TLanes, TRule> : ITrainer
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
{
    /// <summary>Between two looks at the cancellation.</summary>
    private const int IterationsAtOnce = 256;

    private readonly TrainingProblem _problem;
    private readonly LaneNetwork<TLanes, TRule> _network;
    private readonly int _groups;
    private readonly NativeArray<float> _parameters;
    private readonly NativeArray<float> _firstMoments;
    private readonly NativeArray<float> _secondMoments;
    private readonly NativeArray<ushort> _maskBits;
    private TRule _rule;

    public LaneTrainer(TrainingProblem problem, int replicates)
    {
        _problem = problem;
        _network = new LaneNetwork<TLanes, TRule>(problem);
        _groups = (replicates + TLanes.Count - 1) / TLanes.Count;
        var length = _groups * problem.Parameters * TLanes.Count;
        _parameters = new NativeArray<float>(length);
        _firstMoments = new NativeArray<float>(length);
        _secondMoments = new NativeArray<float>(length);
        _maskBits = new NativeArray<ushort>(_groups * problem.Parameters);
        _rule = TRule.First(problem.Optimizer);
    }

    public void Start(int replicate, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
    {
        // All replicates of a trainer are at the same iteration, so one rule serves them.
        _rule = TRule.First(_problem.Optimizer);
        var parameter = 0;
        for (var l = 0; l < _problem.Layers.Length; l++)
        {
            var layer = _problem.Layers[l];
            for (var index = 0; index < layer.Parameters; index++, parameter++)
            {
                var kept = index >= layer.Weights || masks[l][index];
                var (place, lane) = Place(replicate, parameter);
                _parameters.Span[place] = kept ? weights[parameter] : 0;
                _firstMoments.Span[place] = 0;
                _secondMoments.Span[place] = 0;
                ref var bits = ref _maskBits.Span[place / TLanes.Count];
                bits = (ushort)(kept ? bits | 1 << lane : bits & ~(1 << lane));
            }
        }
    }

    public void Train(int iterations, CancellationToken cancellation)
    {
        while (iterations > 0)
        {
            var some = Math.Min(iterations, IterationsAtOnce);
            var last = _rule;
            for (var group = 0; group < _groups; group++)
            {
                cancellation.ThrowIfCancellationRequested();
                var start = group * _problem.Parameters;
                last = _network.Train(
                    some, _rule, _parameters.Pointer + start * TLanes.Count, _firstMoments.Pointer + start * TLanes.Count,
                    _secondMoments.Pointer + start * TLanes.Count, _maskBits.Pointer + start);
            }

            _rule = last;
            iterations -= some;
        }
    }

    public void ReadWeights(int replicate, Span<float> weights)
    {
        for (var parameter = 0; parameter < weights.Length; parameter++) weights[parameter] = _parameters.Span[Place(replicate, parameter).Index];
    }

    public void WriteWeights(int replicate, ReadOnlySpan<float> weights)
    {
        for (var parameter = 0; parameter < weights.Length; parameter++) _parameters.Span[Place(replicate, parameter).Index] = weights[parameter];
    }

    public void Predict(int replicate, Examples examples, ReadOnlySpan<int> rows, Span<float> outputs)
    {
        var weights = new float[_problem.Parameters];
        ReadWeights(replicate, weights);
        PlainForward.Run(_problem.Layers, weights, examples, rows, outputs);
    }

    public void Dispose()
    {
        _network.Dispose();
        _parameters.Dispose();
        _firstMoments.Dispose();
        _secondMoments.Dispose();
        _maskBits.Dispose();
    }

    private (int Index, int Lane) Place(int replicate, int parameter)
    {
        var lane = replicate % TLanes.Count;
        return ((replicate / TLanes.Count * _problem.Parameters + parameter) * TLanes.Count + lane, lane);
    }
}
