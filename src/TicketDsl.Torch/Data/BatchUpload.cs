using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Training;
using TicketDsl.Torch.Layers;
using TicketDsl.Torch.Programs;
using static TorchSharp.torch;

namespace TicketDsl.Torch.Data;

/// <summary>
/// The batches of R replicates on the device. Which examples they are goes over for many iterations at once; the examples themselves are
/// there already. A full batch that never changes is gathered once.
/// </summary>
internal sealed class BatchUpload : IDisposable
{
    /// <summary>Indices that go over at once: two megabytes of each kind.</summary>
    private const int IndicesAtOnce = 1 << 18;

    private readonly TrainingProblem _problem;
    private readonly DeviceExamples _examples;
    private readonly BatchOrder[] _orders;
    private readonly Device _device;
    private readonly bool _takesImages;
    private readonly bool _isAugmented;
    private readonly KeptTensors _kept = new();
    private readonly int _atOnce;
    private int _first = -1;
    private int _count;
    private Tensor? _rows;
    private Tensor? _mirrored;
    private Tensor? _labels;
    private (Tensor, Tensor)? _always;

    /// <summary>The batches of some replicates.</summary>
    /// <param name="problem">What is trained.</param>
    /// <param name="examples">Its examples on the device.</param>
    /// <param name="orders">The replicates' batches.</param>
    /// <param name="device">Where to.</param>
    public BatchUpload(TrainingProblem problem, DeviceExamples examples, BatchOrder[] orders, Device device)
    {
        (_problem, _examples, _orders, _device) = (problem, examples, orders, device);
        _takesImages = TorchNetwork.TakesImages(problem.Network);
        _isAugmented = problem.Augmentation != AugmentationDefinition.None;
        _atOnce = Math.Max(1, IndicesAtOnce / Rows);
    }

    /// <summary>Examples of all replicates in an iteration.</summary>
    private int Rows => _orders.Length * _problem.BatchSize;

    /// <summary>
    /// The inputs as a network takes them, [R · examples, features], or [examples · R, features] where it takes images, and the labels,
    /// [R · examples].
    /// </summary>
    /// <param name="iteration">From 0.</param>
    /// <param name="last">The last iteration that will be asked for soon.</param>
    public (Tensor Inputs, Tensor Labels) Batch(int iteration, int last)
    {
        if (_always is { } always) return always;
        if (iteration < _first || iteration >= _first + _count) Upload(iteration, Math.Min(_atOnce, Math.Max(1, last - iteration + 1)));
        var start = (long)(iteration - _first) * Rows;
        var rows = _rows!.narrow(0, start, Rows);
        var inputs = _mirrored is null ? _examples.Take(rows) : _examples.Take(rows, _mirrored.narrow(0, start, Rows));
        var labels = _labels!.narrow(0, start, Rows);
        if (!_problem.IsFullBatch || _isAugmented) return (inputs, labels);
        _always = (_kept.Keep(inputs), _kept.Keep(labels));
        return _always.Value;
    }

    public void Dispose() => _kept.Dispose();

    private void Upload(int iteration, int count)
    {
        _kept.Dispose();
        (_first, _count) = (iteration, count);
        var (rows, labels) = (new long[count * Rows], new long[count * Rows]);
        var mirrored = _isAugmented ? new long[count * Rows] : null;
        for (var r = 0; r < _orders.Length; r++)
            for (var i = 0; i < count; i++)
                Fill(r, iteration + i, rows.AsSpan(i * Rows, Rows), labels.AsSpan(i * Rows, Rows), mirrored.AsSpan(mirrored is null ? 0 : i * Rows));
        using var scope = NewDisposeScope();
        _rows = OnDevice(rows);
        _mirrored = mirrored is null ? null : OnDevice(mirrored);
        var given = OnDevice(labels);
        _labels = _problem.Loss == Loss.SigmoidCrossEntropy ? _kept.Keep(given.to(ScalarType.Float32)) : given;
    }

    private void Fill(int replicate, int iteration, Span<long> rows, Span<long> labels, Span<long> mirrored)
    {
        var order = _orders[replicate];
        var batch = order.Batch(iteration);
        var draws = new AugmentationDraws(order.Key, _problem.Augmentation);
        for (var i = 0; i < batch.Length; i++)
        {
            var place = _takesImages ? i * _orders.Length + replicate : replicate * batch.Length + i;
            rows[place] = batch[i];
            labels[replicate * batch.Length + i] = _problem.Examples.Labels[batch[i]];
            if (!_isAugmented) continue;
            var change = draws.At(iteration, i);
            rows[place] = _examples.Start(batch[i], change);
            mirrored[place] = change.IsMirrored ? 1 : 0;
        }
    }

    private Tensor OnDevice(long[] values)
    {
        var onHost = empty([values.Length], ScalarType.Int64, CPU);
        onHost.data<long>().CopyFrom(values);
        return _kept.Keep(onHost.to(_device));
    }
}
