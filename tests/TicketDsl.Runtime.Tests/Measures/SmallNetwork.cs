using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

/// <summary>A 3-2-2 network after a training, small enough to work measures out by hand.</summary>
internal static class SmallNetwork
{
    /// <summary>Unit 0 of layer 1 has inputs 0 and 2, unit 1 none; layer 2's unit 0 takes both, unit 1 only unit 1.</summary>
    public static readonly MaskSet Masks = new([Mask.From(3, 2, index => index is 0 or 2), Mask.From(2, 2, index => index is 0 or 1 or 3)]);

    /// <summary>Initial weights ±1 to ±3 and what they became: of those that remain 1 → 2, 3 → −2.5; 4 → 5, −4 → −4.5, 1 → 0.5. Biases are 0 and become 9.</summary>
    public static readonly TrainedNetwork Trained = new(
        Declared.Layers(3, 2, 2), Loss.SoftmaxCrossEntropy, Masks,
        new float[] { 1, -2, 3, -1, 2, -3, 0, 0, 4, -4, 2, 1, 0, 0 }, new float[] { 2, 0, -2.5f, 0, 0, 0, 9, 9, 5, -4.5f, 0, 0.5f, 9, 9 },
        ReadOnlyMemory<float>.Empty, ReadOnlyMemory<byte>.Empty);

    /// <summary>The values of a measure of each layer.</summary>
    public static double[] Values(IEnumerable<Measure> measures) => [.. measures.Cast<NetworkMeasure>().Select(measure => measure.Value(Trained))];
}
