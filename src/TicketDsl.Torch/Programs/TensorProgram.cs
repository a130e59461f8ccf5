using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Torch.Data;
using TicketDsl.Torch.Layers;
using F = TorchSharp.torch.nn.functional;
using static TorchSharp.torch;

namespace TicketDsl.Torch.Programs;

/// <summary>
/// The training of R replicates as one program of tensors. Nothing comes back from the device but what is read; each iteration frees what
/// it made.
/// </summary>
internal sealed class TensorProgram : IDisposable
{
    private readonly TrainingProblem _problem;
    private readonly DataOnDevice _data;
    private readonly ReplicateWeights _weights;
    private readonly TorchNetwork _network;
    private readonly FlatOptimizer _optimizer;
    private readonly BatchUpload _batches;
    private int _iteration;

    public TensorProgram(TrainingProblem problem, DataOnDevice data, IReadOnlyList<ReplicateBegin> begins)
    {
        (_problem, _data, _iteration) = (problem, data, begins[0].Iteration);
        if (begins.Any(begin => begin.Iteration != _iteration))
            throw new ArgumentException("The replicates of a trainer begin at the same iteration.", nameof(begins));
        _weights = new ReplicateWeights(problem.Network.Layers, begins.Count, data.Device);
        for (var r = 0; r < begins.Count; r++)
        {
            _weights.Write(r, begins[r].Weights);
            _weights.Prune(r, begins[r].Masks);
        }

        _network = TorchNetworks.Of(problem.Network, _weights.Trained);
        _network.IsTraining = true;
        _optimizer = FlatOptimizer.Of(problem.Optimizer, _weights);
        _batches = new BatchUpload(problem, data.Of(problem.Examples, problem), [.. begins.Select(begin => begin.Order)], data.Device);

        // Dropout draws on the device; the same replicates at the same iteration draw alike.
        manual_seed(begins[0].Order.Key.Stream(RandomPurpose.Dropout, (uint)_iteration).NextBelow(int.MaxValue));
    }

    /// <summary>Runs some iterations of all replicates.</summary>
    public void Train(int iterations, CancellationToken cancellation)
    {
        _weights.Changed();
        for (var last = _iteration + iterations - 1; _iteration <= last; _iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            Differentiate(last);
            _optimizer.Step(_problem.LearningRates.At(_iteration));
        }
    }

    /// <summary>The gradient of the only replicate over the batch of the next iteration, before weight decay; not a number where its loss is not finite.</summary>
    public void Gradient(Span<float> gradient)
    {
        using var scope = NewDisposeScope();
        var loss = new float[1];
        Differentiate(_iteration).detach().cpu().data<float>().CopyTo(loss);
        _weights.PruneGradient();
        if (float.IsFinite(loss[0])) _weights.ReadGradient(gradient);
        else gradient.Fill(float.NaN);
    }

    /// <summary>Copies the weights of a replicate out.</summary>
    public void Read(int replicate, Span<float> weights) => _weights.Read(replicate, weights);

    /// <summary>Replaces the weights of a replicate.</summary>
    public void Write(int replicate, ReadOnlySpan<float> weights) => _weights.Write(replicate, weights);

    /// <summary>The outputs of a replicate's network: [rows, units].</summary>
    public void Predict(int replicate, Examples examples, ReadOnlySpan<int> rows, Span<float> outputs)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        using var network = TorchNetworks.Of(_problem.Network, _weights.Of(replicate));
        var (source, units) = (_data.Of(examples, _problem), _problem.Network.Layers[^1].Units);

        // No more at once than training holds: what the device can train it can evaluate.
        var most = Math.Max(_problem.BatchSize * _weights.Trained.Replicates, 256);
        while (!rows.IsEmpty)
        {
            using var inner = NewDisposeScope();
            var some = rows[..Math.Min(most, rows.Length)];
            var indices = empty([some.Length], ScalarType.Int64, CPU);
            indices.data<long>().CopyFrom(Array.ConvertAll(some.ToArray(), row => (long)row));
            network.forward(source.Take(indices.to(_data.Device))).reshape(-1).cpu().data<float>().CopyTo(outputs[..(some.Length * units)]);
            rows = rows[some.Length..];
            outputs = outputs[(some.Length * units)..];
        }
    }

    public void Dispose()
    {
        _network.Dispose();
        _batches.Dispose();
        _optimizer.Dispose();
        _weights.Dispose();
    }

    // The loss is the sum over replicates of the mean over their batch: none sees another's.
    private Tensor Differentiate(int last)
    {
        _weights.Gradient.zero_();
        var (inputs, labels) = _batches.Batch(_iteration, last);
        var sums = _network.forward(inputs);
        var loss = _problem.Loss == Loss.SoftmaxCrossEntropy
            ? F.cross_entropy(sums.reshape(-1, sums.shape[2]), labels, reduction: nn.Reduction.Sum)
            : F.binary_cross_entropy_with_logits(sums.reshape(-1), labels, reduction: nn.Reduction.Sum);
        loss.div_(_problem.BatchSize).backward();
        return loss;
    }
}
