namespace TicketDsl.Torch.Programs;

/// <summary>What a piece of the flat weights is.</summary>
internal enum SegmentKind
{
    /// <summary>Weights that masks may remove.</summary>
    Weights,

    /// <summary>Biases.</summary>
    Biases,

    /// <summary>Batch norm's scale.</summary>
    Scale,

    /// <summary>Batch norm's shift.</summary>
    Shift,

    /// <summary>Batch norm's running mean.</summary>
    Mean,

    /// <summary>Batch norm's running variance.</summary>
    Variance,
}

/// <summary>
/// A piece of the flat weights of a network that lies in one piece on the device too. There the same piece of all replicates follows one
/// another, so that each piece is a tensor without gaps for all replicates and for any of them.
/// </summary>
/// <param name="Layer">Its layer's index.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in a replicate's flat weights.</param>
/// <param name="Length">Values of a replicate.</param>
/// <param name="Before">Values of a replicate in the pieces before it on the device, trained or running statistics by themselves.</param>
internal readonly record struct Segment(int Layer, SegmentKind Kind, int Start, int Length, int Before)
{
    /// <summary>Whether an optimizer moves it.</summary>
    public bool IsTrained => Kind is not (SegmentKind.Mean or SegmentKind.Variance);

    /// <summary>The pieces of a network, in the order of its flat weights.</summary>
    public static IEnumerable<Segment> Of(IEnumerable<Layer> layers)
    {
        var (start, trained, followed, index) = (0, 0, 0, 0);
        foreach (var layer in layers)
        {
            var norm = layer.BatchNormValues / 4;
            foreach (var (kind, length) in new[]
            {
                (SegmentKind.Weights, layer.Weights), (SegmentKind.Biases, layer.Biases), (SegmentKind.Scale, norm), (SegmentKind.Shift, norm),
                (SegmentKind.Mean, norm), (SegmentKind.Variance, norm),
            })
            {
                if (length == 0) continue;
                var segment = new Segment(index, kind, start, length, kind is SegmentKind.Mean or SegmentKind.Variance ? followed : trained);
                yield return segment;
                start += length;
                if (segment.IsTrained) trained += length;
                else followed += length;
            }

            index++;
        }
    }
}
