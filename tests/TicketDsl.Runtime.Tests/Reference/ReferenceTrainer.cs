using System.Collections.Immutable;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>What an <see cref="ITrainer"/> does with one replicate, in double and one thing at a time.</summary>
internal sealed class ReferenceTrainer(TrainingProblem problem)
{
    private readonly ReferenceNetwork _network = new(problem.Network);
    private ReferenceOptimizer _optimizer = new(problem.Optimizer, problem.Parameters);
    private bool[] _isTrained = [];
    private BatchOrder? _order;
    private int _iteration;

    /// <summary>The mean loss of the last batch before its step.</summary>
    public double Loss { get; private set; } = double.NaN;

    public void Start(ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
    {
        (_order, _iteration) = (order, iteration);
        _optimizer = new ReferenceOptimizer(problem.Optimizer, problem.Parameters);
        _isTrained = IsTrained(problem.Layers, masks);
        for (var i = 0; i < weights.Length; i++) _network.Parameters.Values[i] = weights[i];
        foreach (var masked in Masked(problem.Layers, masks)) _network.Parameters.Values[masked] = 0;
    }

    public void Train(int iterations)
    {
        for (; iterations > 0; iterations--, _iteration++)
        {
            Differentiate();
            _optimizer.Step(_network.Parameters, _isTrained, problem.LearningRates.At(_iteration));
        }
    }

    /// <summary>The gradient over the next iteration's batch, 0 for what is not trained.</summary>
    public double[] Gradient()
    {
        Differentiate();
        return [.. _network.Parameters.Gradient.Select((value, i) => _isTrained[i] ? value : 0)];
    }

    public double[] ReadWeights() => [.. _network.Parameters.Values];

    public void WriteWeights(ReadOnlySpan<double> weights) => weights.CopyTo(_network.Parameters.Values);

    /// <summary>The last layer's sums in evaluation, [rows, units].</summary>
    public double[] Predict(Examples examples, ReadOnlySpan<int> rows) =>
        [.. _network.Forward(ReferenceNetwork.Inputs(examples, rows), Pass.Evaluation).SelectMany(sums => sums)];

    /// <summary>Which of the flat weights an optimizer moves: weights that the masks keep, biases, batch norm's scale and shift.</summary>
    public static bool[] IsTrained(ImmutableArray<Layer> layers, MaskSet masks) =>
        [.. layers.SelectMany((layer, l) => Enumerable.Range(0, layer.Parameters).Select(i =>
            i < layer.Weights ? masks[l][i] : i < layer.Weights + layer.Biases + layer.BatchNormValues / 2))];

    private void Differentiate()
    {
        var rows = _order!.Batch(_iteration).ToArray();
        var labels = Array.ConvertAll(rows, row => problem.Examples.Labels[row]);
        Loss = _network.Differentiate(problem.Loss, Inputs(rows), labels, new Pass(IsTraining: true, Keeps));
    }

    /// <summary>The batch's inputs after augmentation.</summary>
    private double[][] Inputs(int[] rows)
    {
        var draws = new AugmentationDraws(_order!.Key, problem.Augmentation);
        return [.. rows.Select((row, position) =>
        {
            var bytes = new byte[problem.Examples.Features];
            draws.At(_iteration, position).Apply(problem.Examples.Row(row), problem.Network.Input, bytes);
            float[]? scales = problem.Examples.Scales is { } all ? [all[row]] : null;
            return ReferenceNetwork.Inputs(new Examples(bytes, [0], bytes.Length, problem.Examples.Values, scales), [0])[0];
        })];
    }

    private bool[][] Keeps(int layer, int batch, int features) => [.. Enumerable.Range(0, batch).Select(position =>
    {
        var factors = new float[features];
        new DropoutDraws(_order!.Key).Fill(_iteration, layer, position, problem.Layers[layer].Dropout, factors);
        return Array.ConvertAll(factors, factor => factor != 0);
    })];

    private static IEnumerable<int> Masked(ImmutableArray<Layer> layers, MaskSet masks)
    {
        var start = 0;
        for (var l = 0; l < layers.Length; start += layers[l++].Parameters)
            for (var index = 0; index < layers[l].Weights; index++)
                if (!masks[l][index]) yield return start + index;
    }
}
