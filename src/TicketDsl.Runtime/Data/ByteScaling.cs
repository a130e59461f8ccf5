namespace TicketDsl.Runtime.Data;

/// <summary>What the bytes of a data set stand for under an <see cref="InputScaling"/>.</summary>
/// <remarks>In double or single operations that IEEE 754 rounds correctly, so that inputs have the same bits on every machine.</remarks>
public static class ByteScaling
{
    /// <summary>The input that each byte stands for before <see cref="Scales"/>: 256 elements, or as many for each channel in turn.</summary>
    /// <exception cref="TicketException">The data set has no such scaling.</exception>
    public static float[] Values(Dataset dataset, InputScaling scaling) => (dataset, scaling) switch
    {
        (Dataset.Xor, InputScaling.Unit) => Table(static value => value),
        (Dataset.Xor, _) => throw new TicketException(
            $"Input scaling {scaling} does not fit data set {dataset}, whose inputs are 0 and 1 as they are; write {InputScaling.Unit}.", badUse: true),
        (_, InputScaling.Unit or InputScaling.UnitNorm) => Table(static value => value / 255f),
        (Dataset.Mnist, InputScaling.Standardize) => Standardized(mean: 0.1307, deviation: 0.3081),
        (Dataset.FashionMnist, InputScaling.Standardize) => Standardized(mean: 0.2860, deviation: 0.3530),
        (Dataset.Cifar10, InputScaling.Standardize) =>
        [
            .. Standardized(mean: 0.4914, deviation: 0.2470), .. Standardized(mean: 0.4822, deviation: 0.2435), .. Standardized(mean: 0.4465, deviation: 0.2616),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(scaling), $"No scaling {scaling} of data set {dataset}."),
    };

    /// <summary>
    /// For <see cref="InputScaling.UnitNorm"/>, 1 / ‖x‖₂ of each image x = bytes / 255, which is 255 / √(Σ byte²); an image of
    /// zeros has the factor 1 and stays zero. Null for the other scalings.
    /// </summary>
    /// <param name="scaling">The scaling.</param>
    /// <param name="inputs">Shape [images, features], row-major.</param>
    /// <param name="features">Bytes of an image.</param>
    public static float[]? Scales(InputScaling scaling, ReadOnlySpan<byte> inputs, int features)
    {
        if (scaling != InputScaling.UnitNorm) return null;
        var scales = new float[inputs.Length / features];
        for (var image = 0; image < scales.Length; image++)
        {
            // An integer sum has one value in whichever order it is taken.
            long squares = 0;
            foreach (var value in inputs.Slice(image * features, features)) squares += value * value;
            scales[image] = squares == 0 ? 1f : (float)(255.0 / Math.Sqrt(squares));
        }

        return scales;
    }

    private static float[] Standardized(double mean, double deviation) => Table(value => (float)((value / 255.0 - mean) / deviation));

    private static float[] Table(Func<int, float> value) => [.. Enumerable.Range(0, 256).Select(value)];
}
