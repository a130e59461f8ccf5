using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>
/// The plan for networks of any size under masks that keep most weights: vectors over units, zeros of inputs and activations left out.
/// Orders of accumulation: sums over inputs ascending; gradients over the batch's examples ascending; error signals over units ascending.
/// </summary>
internal sealed unsafe class RowTrainer<TLanes, TRule> : IDisposable
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
{
    /// <summary>Examples that <see cref="Predict"/> takes at once.</summary>
    private const int PredictAtOnce = 64;

    private readonly TrainingProblem _problem;
    private readonly PaddedNetwork _network;
    private readonly RowReplicate<TRule> _replicate;
    private readonly ForwardPass<TLanes> _pass;
    private readonly SparseRows[] _inputsByFeature;
    private readonly SparseRows _ones;
    private readonly SparseRows[] _errorRows;
    private readonly NativeArray<float>[] _errors;
    private readonly NativeArray<float> _zeros;
    private readonly NativeArray<float> _gradient;

    public RowTrainer(TrainingProblem problem)
    {
        _problem = problem;
        _network = new PaddedNetwork(problem.Layers);
        _replicate = new RowReplicate<TRule>(_network);
        var batch = problem.BatchSize;
        _pass = new ForwardPass<TLanes>(_network, Math.Max(batch, PredictAtOnce));
        _inputsByFeature = [.. _network.Layers.Select(layer => new SparseRows(layer.Inputs, batch))];
        _ones = new SparseRows(1, batch);
        _ones.FromOnes(batch);
        _errorRows = [.. _network.Layers.Select(layer => new SparseRows(batch, layer.Units))];
        _errors = [.. _network.Layers.Select(layer => new NativeArray<float>(batch * layer.Stride))];
        _zeros = new NativeArray<float>(_network.Layers.Max(layer => layer.Stride));
        _gradient = new NativeArray<float>(_network.Layers.Max(layer => layer.Stride));
    }

    public void Start(ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration) =>
        _replicate.Start(weights, masks, order, iteration, TRule.First(_problem.Optimizer));

    public void Train(int iterations, CancellationToken cancellation)
    {
        for (var i = 0; i < iterations; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Iterate();
        }
    }

    public void ReadWeights(Span<float> weights) => _replicate.ReadWeights(weights);

    public void WriteWeights(ReadOnlySpan<float> weights) => _replicate.WriteWeights(weights);

    public void Predict(Examples examples, ReadOnlySpan<int> rows, Span<float> outputs)
    {
        var last = _network.Layers[^1];
        while (!rows.IsEmpty)
        {
            var some = rows[..Math.Min(PredictAtOnce, rows.Length)];
            _pass.Run(examples, some, _replicate.Parameters);
            for (var row = 0; row < some.Length; row++)
                new ReadOnlySpan<float>(_pass.Outputs + row * last.Stride, last.Units).CopyTo(outputs[(row * last.Units)..]);
            rows = rows[some.Length..];
            outputs = outputs[(some.Length * last.Units)..];
        }
    }

    public void Dispose()
    {
        _replicate.Dispose();
        _pass.Dispose();
        foreach (var rows in _inputsByFeature) rows.Dispose();
        foreach (var rows in _errorRows) rows.Dispose();
        foreach (var errors in _errors) errors.Dispose();
        _ones.Dispose();
        _zeros.Dispose();
        _gradient.Dispose();
    }

    private void Iterate()
    {
        var batch = _replicate.Order!.Batch(_replicate.Iteration);
        _pass.Run(_problem.Examples, batch, _replicate.Parameters);
        OutputErrors(batch);
        for (var l = _network.Layers.Length - 1; l >= 0; l--)
        {
            if (l > 0) HandBack(l, batch.Length);
            UpdateLayer(l, batch.Length);
            if (l > 0) _replicate.Transpose(l);
        }

        _replicate.Iteration++;
        _replicate.Rule = _replicate.Rule.Next();
    }

    private void OutputErrors(ReadOnlySpan<int> batch)
    {
        var last = _network.Layers[^1];
        var share = 1f / batch.Length;
        for (var row = 0; row < batch.Length; row++)
        {
            OutputError.Of<Lanes32>(
                _problem.Loss, _pass.Outputs + row * last.Stride, last.Units, _problem.Examples.Labels[batch[row]], share,
                _errors[^1].Pointer + row * last.Stride);
        }
    }

    /// <summary>The error of the layer below: Σ over units of error × weight, where its ReLU let something through.</summary>
    private void HandBack(int layer, int examples)
    {
        var (above, below) = (_network.Layers[layer], _network.Layers[layer - 1]);
        _errorRows[layer].FromDense(_errors[layer].Pointer, examples, above.Units, above.Stride);
        var errors = _errors[layer - 1].Pointer;
        RowSums.All<TLanes>(_errorRows[layer], examples, _replicate.Transposed(layer), below.Stride, _zeros.Pointer, errors);
        if (below.Activation != Activation.Relu) return;

        var zero = TLanes.Broadcast(0f);
        var activations = _pass.Activations(layer - 1);
        for (var i = 0; i < examples * below.Stride; i += TLanes.Count)
            TLanes.ZeroWhereNotGreater(TLanes.Load(activations + i), zero, TLanes.Load(errors + i)).Store(errors + i);
    }

    /// <summary>Gradients a row of weights at a time, which the optimizer takes at once: the whole gradient is never in memory.</summary>
    private void UpdateLayer(int l, int examples)
    {
        var layer = _network.Layers[l];
        var byFeature = _inputsByFeature[l];
        var errors = _errors[l].Pointer;
        var rule = _replicate.Rule;
        byFeature.FromTranspose(_pass.Inputs(l), examples, layer.Inputs);
        for (var input = 0; input <= layer.Inputs; input++)
        {
            // The bias is the weight of an input that is always 1.
            var (entries, row) = input < layer.Inputs ? (byFeature, input) : (_ones, 0);
            for (var block = 0; block < RowSums.Blocks<TLanes>(layer.Stride); block++)
            {
                var column = RowSums.BlockStart<TLanes>(layer.Stride, block);
                var width = RowSums.BlockStart<TLanes>(layer.Stride, block + 1) - column;
                RowSums.Block<TLanes>(width / TLanes.Count, entries, row, 1, errors + column, layer.Stride, _zeros.Pointer, _gradient.Pointer + column, 0);
            }

            _replicate.Update<TLanes>(rule, layer.Start + input * layer.Stride, layer.Stride, _gradient.Pointer);
        }
    }
}
