namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>A loss: the mean over the batch, and its derivatives by the last layer's sums.</summary>
internal static class ReferenceLoss
{
    public static double Mean(Loss loss, double[][] sums, byte[] labels) => sums.Select((one, example) => OfExample(loss, one, labels[example])).Average();

    public static double[][] Errors(Loss loss, double[][] sums, byte[] labels) => [.. sums.Select((one, example) =>
        Probabilities(loss, one).Select((probability, unit) => (probability - Target(loss, labels[example], unit)) / sums.Length).ToArray())];

    private static double OfExample(Loss loss, double[] sums, byte label)
    {
        if (loss == Loss.SoftmaxCrossEntropy) return sums.Max() - sums[label] + Math.Log(sums.Sum(sum => Math.Exp(sum - sums.Max())));
        var margin = label == 1 ? sums[0] : -sums[0];
        return Math.Max(-margin, 0) + Math.Log(1 + Math.Exp(-Math.Abs(margin)));
    }

    private static double[] Probabilities(Loss loss, double[] sums)
    {
        if (loss == Loss.SigmoidCrossEntropy) return [1 / (1 + Math.Exp(-sums[0]))];
        var exponentials = Array.ConvertAll(sums, sum => Math.Exp(sum - sums.Max()));
        return Array.ConvertAll(exponentials, one => one / exponentials.Sum());
    }

    private static double Target(Loss loss, byte label, int unit) => loss == Loss.SigmoidCrossEntropy ? label : label == unit ? 1 : 0;
}
