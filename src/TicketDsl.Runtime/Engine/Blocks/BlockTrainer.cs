using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Plans;
using TicketDsl.Runtime.Engine.Updates;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>
/// Trains any network a replicate after the other, the examples of a batch in blocks of 16: vectors hold one value of 16 examples, so a
/// weight is one broadcast, and a weight that a mask removes costs nothing. A layer is kept dense or as a list by its own density.
/// </summary>
internal sealed unsafe class BlockTrainer<TLanes, TRule>(TrainingProblem problem, int replicates, PlanChoice choice) : ITrainer
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly LearningRates _rates = problem.LearningRates;
    private readonly Replicate?[] _replicates = new Replicate?[replicates];
    private readonly BatchInputs<TLanes> _inputs = new(problem, MapShape.BlocksOf(problem.BatchSize));
    private readonly byte[] _labels = new byte[problem.BatchSize];
    private readonly float[] _sums = new float[problem.Layers[^1].Units];

    public void Start(int replicate, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
    {
        ArgumentNullException.ThrowIfNull(masks);
        _replicates[replicate]?.Network.Dispose();
        _replicates[replicate] = new Replicate(problem, masks, choice, order, iteration);
        _replicates[replicate]!.Network.Read(weights, masks);
    }

    public void Train(int iterations, CancellationToken cancellation)
    {
        foreach (var replicate in _replicates)
            for (var i = 0; i < iterations && replicate!.Stopped is null; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                Iterate(replicate!);
            }
    }

    public StopPoint? Stopped(int replicate) => _replicates[replicate]!.Stopped;

    public TrainerState? Save(int replicate) => _replicates[replicate] is { Stopped: null } saved ? saved.Save() : null;

    public void Restore(int replicate, TrainerState state) => _replicates[replicate]!.Restore(state);

    public void ReadWeights(int replicate, Span<float> weights) => _replicates[replicate]!.Network.Write(weights);

    public void WriteWeights(int replicate, ReadOnlySpan<float> weights) => _replicates[replicate]!.Network.Read(weights, null);

    public void Predict(int replicate, Examples examples, ReadOnlySpan<int> rows, Span<float> outputs)
    {
        var network = _replicates[replicate]!.Network;
        var most = network.Blocks * MapShape.Lanes;
        while (!rows.IsEmpty)
        {
            var some = rows[..Math.Min(most, rows.Length)];
            _inputs.Load(examples, some, network.Inputs);
            network.Forward(new Pass(IsTraining: false, some.Length, Iteration: 0));
            for (var row = 0; row < some.Length; row++) Outputs(network, row).CopyTo(outputs[(row * _sums.Length)..]);
            rows = rows[some.Length..];
            outputs = outputs[(some.Length * _sums.Length)..];
        }
    }

    public void Dispose()
    {
        foreach (var replicate in _replicates) replicate?.Network.Dispose();
        _inputs.Dispose();
    }

    private void Iterate(Replicate replicate)
    {
        var (network, iteration) = (replicate.Network, replicate.Iteration);
        var batch = replicate.Batches.Take();
        var pass = new Pass(IsTraining: true, batch.Length, iteration);
        replicate.AtRate(_rates.At(iteration));
        _inputs.Load(problem.Examples, batch, network.Inputs, new AugmentationDraws(replicate.Order.Key, problem.Augmentation), iteration);
        network.Forward(pass);
        if (!SetErrors(network, batch))
        {
            replicate.Stopped = new StopPoint(iteration, network.FirstNotFinite(batch.Length));
            return;
        }

        replicate.Batches.FetchNext(problem.Examples);
        network.Backward(pass);
        replicate.Next();
    }

    private bool SetErrors(BlockNetwork<TLanes, TRule> network, ReadOnlySpan<int> batch)
    {
        for (var row = 0; row < batch.Length; row++) _labels[row] = problem.Examples.Labels[batch[row]];
        return ColumnErrors.Of<TLanes>(
            problem.Loss, network.Outputs.Start, _sums.Length, network.Outputs.Shape.ChannelStride, _labels.AsSpan(0, batch.Length), network.Errors.Start);
    }

    private Span<float> Outputs(BlockNetwork<TLanes, TRule> network, int row)
    {
        for (var unit = 0; unit < _sums.Length; unit++)
            _sums[unit] = network.Outputs.At(row / MapShape.Lanes, unit, 0, 0)[row % MapShape.Lanes];
        return _sums;
    }

    private sealed class Replicate
    {
        private readonly OptimizerDefinition _optimizer;
        private TRule _rule;
        private TRule _atRate;
        private int _from;

        public Replicate(TrainingProblem problem, MaskSet masks, PlanChoice choice, BatchOrder order, int iteration)
        {
            (Order, Batches, Iteration, _from, _optimizer) = (order, new BatchRows(order, iteration), iteration, iteration, problem.Optimizer);
            _rule = TRule.First(problem.Optimizer);
            _atRate = _rule;
            Network = new BlockNetwork<TLanes, TRule>(problem, masks, choice, () => _atRate, () => Order);
        }

        public BlockNetwork<TLanes, TRule> Network { get; }

        public BatchOrder Order { get; }

        public BatchRows Batches { get; private set; }

        public int Iteration { get; private set; }

        public StopPoint? Stopped { get; set; }

        public TrainerState Save() => new(Iteration, Iteration - _from, StateWalk.Save(Network.Walk));

        public void Restore(TrainerState state)
        {
            StateWalk.Restore(state.Values, Network.Walk);
            _rule = UpdateRules.After<TRule>(_optimizer, state.Steps);
            (Batches, Iteration, _from) = (new BatchRows(Order, state.Iteration), state.Iteration, state.Iteration - state.Steps);
        }

        public void AtRate(double rate) => _atRate = _rule.AtRate(rate);

        public void Next()
        {
            _rule = _rule.Next();
            Iteration++;
        }
    }
}
