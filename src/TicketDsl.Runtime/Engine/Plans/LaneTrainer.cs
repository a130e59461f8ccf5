using System.Numerics;
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
    private readonly NativeArray<float> _masks;
    private readonly uint[] _running;
    private readonly Stop?[] _stops;
    private TRule _rule;
    private int _iteration;
    private int _from;

    public LaneTrainer(TrainingProblem problem, int replicates)
    {
        _problem = problem;
        _network = new LaneNetwork<TLanes, TRule>(problem);
        _groups = (replicates + TLanes.Count - 1) / TLanes.Count;
        var length = _groups * problem.Parameters * TLanes.Count;
        _parameters = new NativeArray<float>(length);
        _firstMoments = new NativeArray<float>(length);
        _secondMoments = new NativeArray<float>(length);
        _masks = new NativeArray<float>(length);
        _running = new uint[_groups];
        _stops = new Stop?[replicates];
        _rule = TRule.First(problem.Optimizer);
    }

    public void Start(int replicate, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
    {
        // All replicates of a trainer are at the same iteration, so one rule serves them.
        (_rule, _iteration, _from) = (TRule.First(_problem.Optimizer), iteration, iteration);
        _stops[replicate] = null;
        _running[replicate / TLanes.Count] |= 1u << (replicate % TLanes.Count);
        var parameter = 0;
        for (var l = 0; l < _problem.Layers.Length; l++)
        {
            var layer = _problem.Layers[l];
            for (var index = 0; index < layer.Parameters; index++, parameter++)
            {
                var kept = index >= layer.Weights || masks[l][index];
                var place = Place(replicate, parameter);
                _parameters.Span[place] = kept ? weights[parameter] : 0;
                _firstMoments.Span[place] = 0;
                _secondMoments.Span[place] = 0;
                _masks.Span[place] = kept ? BitConverter.UInt32BitsToSingle(uint.MaxValue) : 0;
            }
        }
    }

    public void Train(int iterations, CancellationToken cancellation)
    {
        var length = _problem.Parameters * TLanes.Count;
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            if (iteration % IterationsAtOnce == 0) cancellation.ThrowIfCancellationRequested();

            // Group after group within an iteration: an iteration waits for the one before it, but not for another group's.
            for (var group = 0; group < _groups; group++)
            {
                var start = group * length;
                var notFinite = _network.Forward(_parameters.Pointer + start) & _running[group];
                if (notFinite != 0) Halt(group, notFinite);
                _network.Step(_rule, _parameters.Pointer + start, _firstMoments.Pointer + start, _secondMoments.Pointer + start, _masks.Pointer + start);
            }

            _rule = _rule.Next();
            _iteration++;
        }
    }

    public StopPoint? Stopped(int replicate) => _stops[replicate]?.Point;

    public TrainerState? Save(int replicate) =>
        _stops[replicate] is null ? new(_iteration, _iteration - _from, StateWalk.Save(walk => Walk(walk, replicate))) : null;

    public void Restore(int replicate, TrainerState state)
    {
        StateWalk.Restore(state.Values, walk => Walk(walk, replicate));
        (_rule, _iteration, _from) = (UpdateRules.After<TRule>(_problem.Optimizer, state.Steps), state.Iteration, state.Iteration - state.Steps);
    }

    public void ReadWeights(int replicate, Span<float> weights)
    {
        if (_stops[replicate] is { } stop)
        {
            stop.Weights.CopyTo(weights);
            return;
        }

        for (var parameter = 0; parameter < weights.Length; parameter++) weights[parameter] = _parameters.Span[Place(replicate, parameter)];
    }

    public void WriteWeights(int replicate, ReadOnlySpan<float> weights)
    {
        if (_stops[replicate] is { } stop) weights.CopyTo(stop.Weights);
        for (var parameter = 0; parameter < weights.Length; parameter++) _parameters.Span[Place(replicate, parameter)] = weights[parameter];
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
        _masks.Dispose();
    }

    /// <summary>Keeps the weights that some lanes have now: a lane can not be left out of the steps that follow, but nobody looks at it any more.</summary>
    private void Halt(int group, uint lanes)
    {
        _running[group] &= ~lanes;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            var replicate = group * TLanes.Count + lane;
            var weights = new float[_problem.Parameters];
            ReadWeights(replicate, weights);
            _stops[replicate] = new Stop(new StopPoint(_iteration, _network.FirstNotFinite(lane)), weights);
        }
    }

    /// <summary>A replicate's values lie a group of lanes apart.</summary>
    private void Walk(StateWalk walk, int replicate)
    {
        foreach (var array in (ReadOnlySpan<NativeArray<float>>)[_parameters, _firstMoments, _secondMoments])
            for (var parameter = 0; parameter < _problem.Parameters; parameter++) walk.Pass(array.Span.Slice(Place(replicate, parameter), 1));
    }

    private int Place(int replicate, int parameter) =>
        (replicate / TLanes.Count * _problem.Parameters + parameter) * TLanes.Count + replicate % TLanes.Count;

    private sealed record Stop(StopPoint Point, float[] Weights);
}
