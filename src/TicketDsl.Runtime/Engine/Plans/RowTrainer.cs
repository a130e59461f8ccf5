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
internal sealed unsafe class RowTrainer<TLanes, TRule> : IPlan
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly TrainingProblem _problem;
    private readonly PaddedNetwork _network;
    private readonly RowReplicate<TRule> _replicate;
    private readonly ForwardPass<TLanes> _pass;
    private readonly ByteColumns _bytes;
    private readonly int[] _everLit;
    private readonly int[] _allInputs;
    private readonly NativeArray<float> _scales;
    private readonly SparseRows _ones;
    private readonly SparseRows[] _errorRows;
    private readonly LitBits[] _errorBits;
    private readonly NativeArray<float>[] _errors;
    private readonly NativeArray<float> _zeros;
    private readonly NativeArray<float> _gradient;
    private readonly NativeArray<float> _outputColumns;
    private readonly NativeArray<float> _errorColumns;
    private readonly byte[] _labels;

    public RowTrainer(TrainingProblem problem)
    {
        _problem = problem;
        _network = new PaddedNetwork(problem.Layers);
        _replicate = new RowReplicate<TRule>(_network);
        var batch = problem.BatchSize;
        var stride = (batch + BitTurn.Block - 1) / BitTurn.Block * BitTurn.Block;
        var activity = FeatureActivity.Of(problem.Examples);
        _pass = new ForwardPass<TLanes>(_network, stride);
        _bytes = new ByteColumns(problem.Examples.Features, stride);
        _everLit = [.. Enumerable.Range(0, problem.Examples.Features).Where(feature => activity[feature] > 0)];
        _allInputs = [.. Enumerable.Range(0, problem.Layers.Max(layer => layer.Inputs))];
        _scales = new NativeArray<float>(stride);
        _ones = new SparseRows(1, batch);
        _ones.FromOnes(batch);
        _errorRows = [.. _network.Layers.Select(layer => new SparseRows(stride, layer.Units))];
        _errorBits = [.. _network.Layers.Select(layer => new LitBits(layer.Units, stride))];
        _errors = [.. _network.Layers.Select(layer => new NativeArray<float>(stride * layer.Stride))];
        _zeros = new NativeArray<float>(_network.Layers.Max(layer => layer.Stride));
        _gradient = new NativeArray<float>(_network.Layers.Max(layer => layer.Stride));
        _outputColumns = new NativeArray<float>(stride * _network.Layers[^1].Stride);
        _errorColumns = new NativeArray<float>(stride * _network.Layers[^1].Stride);
        _labels = new byte[batch];
    }

    public StopPoint? Stopped { get; private set; }

    public void Start(ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
    {
        _replicate.Start(weights, masks, order, iteration, TRule.First(_problem.Optimizer));
        Stopped = null;
    }

    public void Train(int iterations, CancellationToken cancellation)
    {
        for (var i = 0; i < iterations && Stopped is null; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Iterate();
        }
    }

    public TrainerState Save() => _replicate.Save();

    public void Restore(TrainerState state) => _replicate.Restore(state, UpdateRules.After<TRule>(_problem.Optimizer, state.Steps));

    public void ReadWeights(Span<float> weights) => _replicate.ReadWeights(weights);

    public void WriteWeights(ReadOnlySpan<float> weights) => _replicate.WriteWeights(weights);

    public void Predict(Examples examples, ReadOnlySpan<int> rows, Span<float> outputs)
    {
        var last = _network.Layers[^1];
        while (!rows.IsEmpty)
        {
            var some = rows[..Math.Min(_bytes.Stride, rows.Length)];
            BatchRows.Fetch(examples, rows.Slice(some.Length, Math.Min(_bytes.Stride, rows.Length - some.Length)));
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
        _bytes.Dispose();
        _scales.Dispose();
        foreach (var rows in _errorRows) rows.Dispose();
        foreach (var bits in _errorBits) bits.Dispose();
        foreach (var errors in _errors) errors.Dispose();
        _ones.Dispose();
        _zeros.Dispose();
        _gradient.Dispose();
        _outputColumns.Dispose();
        _errorColumns.Dispose();
    }

    private void Iterate()
    {
        var batch = _replicate.Batches!.Take();
        _pass.Run(_problem.Examples, batch, _replicate.Parameters);
        if (!OutputErrors(batch))
        {
            Stopped = new StopPoint(_replicate.Batches.Iteration, FirstNotFinite(batch.Length));
            return;
        }

        for (var l = _network.Layers.Length - 1; l >= 0; l--)
        {
            if (l > 0)
            {
                HandBack(l, batch.Length);
                UpdateHidden(l);
                _replicate.Transpose(l);
            }
            else
            {
                UpdateFirst(batch);
            }

            UpdateBiases(l);
        }

        _replicate.Rule = _replicate.Rule.Next();
    }

    private int FirstNotFinite(int examples)
    {
        var l = 0;
        while (Finite.AreAll(new ReadOnlySpan<float>(_pass.Activations(l), examples * _network.Layers[l].Stride))) l++;
        return l;
    }

    private bool OutputErrors(ReadOnlySpan<int> batch)
    {
        var last = _network.Layers[^1];
        var stride = _bytes.Stride;
        for (var row = 0; row < batch.Length; row++) _labels[row] = _problem.Examples.Labels[batch[row]];
        FloatTurn.Run(_pass.Outputs, stride, last.Stride, last.Stride, _outputColumns.Pointer, stride);
        var areFinite = ColumnErrors.Of<TLanes>(_problem.Loss, _outputColumns.Pointer, last.Units, stride, _labels, _errorColumns.Pointer);
        FloatTurn.Run(_errorColumns.Pointer, last.Stride, stride, stride, _errors[^1].Pointer, last.Stride);
        return areFinite;
    }

    /// <summary>The error of the layer below: Σ over units of error × weight, where its ReLU let something through.</summary>
    private void HandBack(int layer, int examples)
    {
        var (above, below) = (_network.Layers[layer], _network.Layers[layer - 1]);
        _errorRows[layer].FromDense<TLanes>(_errors[layer].Pointer, examples, above.Units, above.Stride, _errorBits[layer]);
        var errors = _errors[layer - 1].Pointer;
        RowSums.TiledPanel<TLanes>(
            _errorRows[layer], examples, below.Stride, _replicate.Transposed(layer), below.Stride, _zeros.Pointer, errors, below.Stride);
        if (below.Activation != Activation.Relu) return;
        var activations = _pass.Activations(layer - 1);
        for (var i = 0; i < examples * below.Stride; i += TLanes.Count) Gated.Store(TLanes.Load(errors + i), activations, errors, i);
    }

    private void UpdateHidden(int l)
    {
        var layer = _network.Layers[l];
        var lit = _pass.Lit(l);
        lit.TurnToFeatures(layer.Inputs);
        var source = new ColumnRows(lit.OfFeature(0), lit.Words, _pass.Activations(l - 1), _network.Layers[l - 1].Stride);
        for (var panel = 0; panel < layer.Panels; panel++)
        {
            _replicate.UpdatePanel<TLanes, ColumnRows, ColumnValues>(
                l, panel, _allInputs.AsSpan(0, layer.Inputs), lit.Words, source, _errors[l].Pointer, _gradient.Pointer);
        }
    }

    /// <summary>Inputs come as bytes here; those that nothing in the data set lights have a gradient of 0, always.</summary>
    private void UpdateFirst(ReadOnlySpan<int> batch)
    {
        var layer = _network.Layers[0];
        var examples = _problem.Examples;
        var lit = _pass.Lit(0);
        lit.TurnToFeatures(layer.Inputs);
        _bytes.Fill(examples, batch);
        for (var row = 0; examples.Scales is { } scales && row < batch.Length; row++) _scales.Pointer[row] = scales[batch[row]];
        fixed (float* table = examples.Values)
        {
            var source = new ByteRows(
                lit.OfFeature(0), lit.Words, _bytes.Column(0), _bytes.Stride, table, examples.Scales is null ? null : _scales.Pointer);
            for (var panel = 0; panel < layer.Panels; panel++)
            {
                if (panel == layer.Panels - 1) _replicate.Batches!.FetchNext(examples);
                _replicate.UpdatePanel<TLanes, ByteRows, ByteValues>(0, panel, _everLit, lit.Words, source, _errors[0].Pointer, _gradient.Pointer);
            }
        }
    }

    /// <summary>A bias is the weight of an input that is always 1.</summary>
    private void UpdateBiases(int l)
    {
        var layer = _network.Layers[l];
        RowSums.All<TLanes>(_ones, 1, _errors[l].Pointer, layer.Stride, _zeros.Pointer, _gradient.Pointer);
        _replicate.Update<TLanes>(_replicate.Rule, l, layer.BiasStart, layer.Stride, _gradient.Pointer);
    }
}
