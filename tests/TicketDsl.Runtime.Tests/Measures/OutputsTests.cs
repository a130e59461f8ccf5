using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class OutputsTests
{
    // −log σ(z) for label 1, −log(1 − σ(z)) for label 0: log 2; log(1 + e⁻¹), log(1 + e¹).
    [TestCase(0f, 0, 0.6931471805599453)]
    [TestCase(0f, 1, 0.6931471805599453)]
    [TestCase(1f, 1, 0.31326168751822286)]
    [TestCase(1f, 0, 1.3132616875182228)]
    [TestCase(-1f, 1, 1.3132616875182228)]
    [TestCase(1e30f, 1, 0)]
    [TestCase(-1e30f, 0, 0)]
    [TestCase(-2e4f, 1, 2e4)]
    [TestCase(2e4f, 0, 2e4)]
    [TestCase(float.PositiveInfinity, 0, double.PositiveInfinity)]
    [TestCase(float.NaN, 0, double.NaN)]
    [TestCase(float.NaN, 1, double.NaN)]
    public void The_sigmoid_loss_of_one_example(float sum, byte label, double loss) =>
        Assert.That(Outputs.MeanLoss(Loss.SigmoidCrossEntropy, [sum], [label]), Is.EqualTo(loss).Within(1e-14));

    // −z_label + log Σ exp z: log 3; log(1 + e¹ + e²) − 2 for sums 0, 1, 2.
    [TestCase(new[] { 5f, 5f, 5f }, 1, 1.0986122886681098)]
    [TestCase(new[] { 0f, 1f, 2f }, 2, 0.40760596444438)]
    [TestCase(new[] { 0f, 1f, 2f }, 0, 2.40760596444438)]
    [TestCase(new[] { 1e4f, 0f, -1e4f }, 0, 0)]
    [TestCase(new[] { 1e4f, 0f, -1e4f }, 2, 2e4)]
    [TestCase(new[] { -1e30f, -1e30f, -1e30f }, 0, 1.0986122886681098)]
    [TestCase(new[] { 0f, float.NaN, 0f }, 0, double.NaN)]
    [TestCase(new[] { 0f, float.PositiveInfinity, 0f }, 0, double.NaN)]
    public void The_softmax_loss_of_one_example(float[] sums, byte label, double loss) =>
        Assert.That(Outputs.MeanLoss(Loss.SoftmaxCrossEntropy, sums, [label]), Is.EqualTo(loss).Within(1e-13));

    [Test]
    public void The_mean_loss_is_the_mean_of_the_examples_losses()
    {
        float[] sums = [0, 1, 2, 5, 5, 5];

        Assert.That(Outputs.MeanLoss(Loss.SoftmaxCrossEntropy, sums, [2, 0]), Is.EqualTo((0.40760596444438 + 1.0986122886681098) / 2).Within(1e-13));
    }

    [Test]
    public void The_mean_loss_of_many_examples_is_the_mean_of_their_losses_to_the_bit([Values(2, 3, 10, 200)] int units)
    {
        var random = new Random(units);
        var sums = Enumerable.Range(0, 333 * units).Select(_ => (float)(30 * random.NextDouble() - 15)).ToArray();
        var labels = Enumerable.Range(0, 333).Select(_ => (byte)random.Next(units)).ToArray();
        var total = 0.0;
        for (var i = 0; i < labels.Length; i++) total += Outputs.MeanLoss(Loss.SoftmaxCrossEntropy, sums.AsSpan(i * units, units), [labels[i]]);

        Assert.That(Outputs.MeanLoss(Loss.SoftmaxCrossEntropy, sums, labels), Is.EqualTo(total / labels.Length));
    }

    [Test]
    public void The_highest_sum_is_the_class() =>
        Assert.That(Outputs.Accuracy([1, 3, 2, 9, -1, -2, -3, -2, -1], [1, 0, 1]), Is.EqualTo(2 / 3.0));

    [TestCase(0, ExpectedResult = 1)]
    [TestCase(1, ExpectedResult = 0)]
    public double Of_equal_sums_the_first_is_the_class(byte label) => Outputs.Accuracy([2, 2, 1], [label]);

    [TestCase(0f, 0, ExpectedResult = 1)]
    [TestCase(0f, 1, ExpectedResult = 0)]
    [TestCase(1e-30f, 1, ExpectedResult = 1)]
    [TestCase(-1f, 0, ExpectedResult = 1)]
    [TestCase(float.NaN, 1, ExpectedResult = 0)]
    public double A_single_sum_says_1_only_above_0(float sum, byte label) => Outputs.Accuracy([sum], [label]);
}
