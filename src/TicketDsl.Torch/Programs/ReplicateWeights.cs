using TicketDsl.Torch.Layers;
using static TorchSharp.torch;

namespace TicketDsl.Torch.Programs;

/// <summary>
/// The weights of R replicates on the device: all that is trained in one flat tensor, its gradient in another of the same order, running
/// statistics in a third, since training changes them between forward and backward. Layers have views of them.
/// </summary>
internal sealed class ReplicateWeights : IDisposable
{
    private readonly KeptTensors _kept = new();
    private readonly KeptTensors _copies = new();
    private readonly IReadOnlyList<Layer> _layers;
    private readonly Segment[] _segments;
    private readonly int _replicates;
    private readonly Tensor _statistics;
    private readonly Tensor _pruned;
    private Tensor? _trainedCopy;
    private Tensor? _statisticsCopy;

    public ReplicateWeights(IReadOnlyList<Layer> layers, int replicates, Device device)
    {
        using var scope = NewDisposeScope();
        (_layers, _replicates, Device) = (layers, replicates, device);
        _segments = [.. Segment.Of(layers)];
        long trained = _segments.Where(segment => segment.IsTrained).Sum(segment => segment.Length);
        long followed = _segments.Where(segment => !segment.IsTrained).Sum(segment => segment.Length);
        Values = _kept.Keep(zeros([replicates * trained], ScalarType.Float32, device));
        Gradient = _kept.Keep(zeros([replicates * trained], ScalarType.Float32, device));
        _pruned = _kept.Keep(zeros([replicates * trained], ScalarType.Bool, device));
        _statistics = _kept.Keep(zeros([replicates * followed], ScalarType.Float32, device));
        Trained = Views((segment, shape) => _kept.Keep(segment.IsTrained ? Leaf(segment, shape) : Place(segment, 0, replicates).view(shape)), replicates);
    }

    /// <summary>Where they are.</summary>
    public Device Device { get; }

    /// <summary>All trained values.</summary>
    public Tensor Values { get; }

    /// <summary>Their gradient.</summary>
    public Tensor Gradient { get; }

    /// <summary>Where weights are pruned; null where none is.</summary>
    public Tensor? Pruned { get; private set; }

    /// <summary>All replicates, each trained tensor a leaf whose gradient adds up in <see cref="Gradient"/>.</summary>
    public ReplicateTensors Trained { get; }

    /// <summary>One replicate alone, of which no gradients are recorded; its tensors belong to the scope of the caller.</summary>
    public ReplicateTensors Of(int replicate) => Views((segment, shape) => Place(segment, replicate, 1).view(shape), 1);

    /// <summary>Puts the values of a replicate on the device.</summary>
    public void Write(int replicate, ReadOnlySpan<float> weights)
    {
        Changed();
        using var scope = NewDisposeScope();
        foreach (var segment in _segments)
        {
            var values = empty([segment.Length], ScalarType.Float32, CPU);
            values.data<float>().CopyFrom(weights.Slice(segment.Start, segment.Length));
            Place(segment, replicate, 1).copy_(values);
        }
    }

    /// <summary>Remembers which weights of a replicate are pruned, and makes them 0.</summary>
    public void Prune(int replicate, MaskSet masks)
    {
        Changed();
        using var scope = NewDisposeScope();
        foreach (var segment in _segments.Where(segment => segment.Kind == SegmentKind.Weights))
        {
            var mask = masks[segment.Layer];
            if (mask.Count < mask.Length) Pruned = _pruned;
            var pruned = new bool[segment.Length];
            for (var i = 0; i < pruned.Length; i++) pruned[i] = !mask[i];
            var onHost = empty([segment.Length], ScalarType.Bool, CPU);
            onHost.data<bool>().CopyFrom(pruned);
            _pruned.narrow(0, First(segment, replicate), segment.Length).copy_(onHost);
        }

        Values.masked_fill_(_pruned, 0);
    }

    /// <summary>Copies the values of a replicate to the host. Those of all replicates come over when the first is asked for.</summary>
    public void Read(int replicate, Span<float> weights)
    {
        _trainedCopy ??= _copies.Keep(Values.cpu());
        _statisticsCopy ??= _copies.Keep(_statistics.cpu());
        using var scope = NewDisposeScope();
        foreach (var segment in _segments)
        {
            var copy = segment.IsTrained ? _trainedCopy : _statisticsCopy;
            copy.narrow(0, First(segment, replicate), segment.Length).data<float>().CopyTo(weights.Slice(segment.Start, segment.Length));
        }
    }

    /// <summary>Makes the gradient of pruned weights 0, whatever it was.</summary>
    public void PruneGradient()
    {
        if (Pruned is { } pruned) Gradient.masked_fill_(pruned, 0);
    }

    /// <summary>Copies the gradient of the only replicate to the host; 0 for what is not trained.</summary>
    public void ReadGradient(Span<float> gradient)
    {
        using var scope = NewDisposeScope();
        var copy = Gradient.cpu();
        gradient.Clear();
        foreach (var segment in _segments.Where(segment => segment.IsTrained))
            copy.narrow(0, First(segment, 0), segment.Length).data<float>().CopyTo(gradient.Slice(segment.Start, segment.Length));
    }

    /// <summary>Says that the values on the device are no longer those that were read.</summary>
    public void Changed()
    {
        (_trainedCopy, _statisticsCopy) = (null, null);
        _copies.Dispose();
    }

    public void Dispose()
    {
        Changed();
        _kept.Dispose();
    }

    private long First(Segment segment, int replicate) => (long)segment.Before * _replicates + (long)replicate * segment.Length;

    private Tensor Place(Segment segment, int replicate, int replicates) => Place(segment.IsTrained ? Values : _statistics, segment, replicate, replicates);

    private Tensor Place(Tensor all, Segment segment, int replicate, int replicates) =>
        all.narrow(0, First(segment, replicate), (long)replicates * segment.Length);

    private Tensor Leaf(Segment segment, long[] shape)
    {
        using var scope = NewDisposeScope();
        var leaf = Place(segment, 0, _replicates).view(shape).detach();
        leaf.requires_grad = true;
        leaf.grad = Place(Gradient, segment, 0, _replicates).view(shape);
        return leaf.MoveToOuterDisposeScope();
    }

    private ReplicateTensors Views(Func<Segment, long[], Tensor> view, int replicates)
    {
        var ofLayers = _segments.ToLookup(segment => segment.Layer);
        return new ReplicateTensors(replicates, _layers.Select((layer, l) =>
        {
            Tensor? Of(SegmentKind kind, params long[] shape) => ofLayers[l].Any(segment => segment.Kind == kind)
                ? view(ofLayers[l].First(segment => segment.Kind == kind), shape) : null;

            var units = (long)replicates * layer.Units;
            return new LayerTensors(
                layer,
                layer.Window is { } window
                    ? Of(SegmentKind.Weights, units, layer.From.Channels, window.Size, window.Size)!
                    : Of(SegmentKind.Weights, replicates, layer.Units, layer.Inputs)!,
                layer.Window is null ? Of(SegmentKind.Biases, replicates, 1, layer.Units) : Of(SegmentKind.Biases, units),
                layer.HasBatchNorm
                    ? new NormTensors(
                        Of(SegmentKind.Scale, units)!, Of(SegmentKind.Shift, units)!, Of(SegmentKind.Mean, units)!, Of(SegmentKind.Variance, units)!)
                    : null);
        }));
    }
}
