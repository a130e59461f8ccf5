namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>What the steps of the reference compute, worked out by hand.</summary>
public sealed class ReferenceStepTests
{
    private static readonly Pass Dropping = new(IsTraining: true, static (_, _, _) => [[true, false, true]]);

    [Test]
    public void A_convolution_sums_channels_rows_and_columns_of_its_window_in_the_order_of_its_weights()
    {
        // Channels [1 2; 3 4] and [5 6; 7 8] under windows of 2×2 at every place that touches them by one padding zero.
        var layer = Layer.Conv("Conv", new Shape(2, 2, 2), 1, new Window(2, 2, 1), Activation.None);
        var parameters = new Parameters(layer.Parameters);
        double[] weights = [1, 10, 100, 1000, 2, 20, 200, 2000, 0.5];
        weights.CopyTo(parameters.Values, 0);

        var sums = new SumsStep(layer, parameters, 0).Forward([[1, 2, 3, 4, 5, 6, 7, 8]], Pass.Evaluation);

        // The corner of a window on a corner of the image: last, third, second, first weight of each channel.
        Assert.That(sums[0], Is.EqualTo(new[] { 1000 * 1 + 2000 * 5 + 0.5, 100 * 2 + 200 * 6 + 0.5, 10 * 3 + 20 * 7 + 0.5, 1 * 4 + 2 * 8 + 0.5 }));
    }

    [Test]
    public void The_first_of_equals_of_a_window_has_the_gradient()
    {
        var pool = new MaxPoolStep(Layer.Pool("Pool", LayerKind.MaxPool, new Shape(1, 2, 3), new Window(2, 1, 0)));

        Assert.That(pool.Forward([[1, 5, 5, 5, 5, 2]], Pass.Training)[0], Is.EqualTo(new[] { 5.0, 5.0 }));
        Assert.That(pool.Backward([[3, 4]])[0], Is.EqualTo(new[] { 0.0, 7, 0, 0, 0, 0 }));
    }

    [Test]
    public void Padding_is_never_the_greatest_and_counts_as_0_in_a_mean()
    {
        var (from, window) = (new Shape(1, 1, 2), new Window(3, 1, 1));

        Assert.That(new MaxPoolStep(Layer.Pool("Pool", LayerKind.MaxPool, from, window)).Forward([[-9, -18]], Pass.Training)[0], Is.EqualTo(new[] { -9.0, -9.0 }));
        Assert.That(new AveragePoolStep(Layer.Pool("Pool", LayerKind.AveragePool, from, window)).Forward([[-9, -18]], Pass.Training)[0], Is.EqualTo(new[] { -3.0, -3.0 }));
    }

    [Test]
    public void ReLU_has_the_derivative_0_at_0()
    {
        var relu = new ActivationStep(Activation.Relu);

        Assert.That(relu.Forward([[-1, 0, 2]], Pass.Training)[0], Is.EqualTo(new[] { 0.0, 0, 2 }));
        Assert.That(relu.Backward([[1, 1, 1]])[0], Is.EqualTo(new[] { 0.0, 0, 1 }));
    }

    [Test]
    public void Batch_norm_normalises_by_the_biased_variance_and_follows_the_unbiased_one()
    {
        // One unit with scale 2, shift 3, running mean 4 and variance 5 sees 1 and 3: mean 2, variances 1 and 2.
        var parameters = new Parameters(4);
        double[] values = [2, 3, 4, 5];
        values.CopyTo(parameters.Values, 0);
        var norm = new BatchNormStep(1, parameters, 0);

        var outputs = norm.Forward([[1], [3]], Pass.Training).SelectMany(output => output);
        Assert.That(outputs, Is.EqualTo(new[] { 3 - 2 / Math.Sqrt(1.00001), 3 + 2 / Math.Sqrt(1.00001) }).Within(1e-12));
        Assert.That(parameters.Values, Is.EqualTo(new[] { 2, 3, 0.9 * 4 + 0.1 * 2, 0.9 * 5 + 0.1 * 2 }).Within(1e-12));

        // Evaluation takes the running ones, 3.8 and 4.7, and leaves them.
        Assert.That(norm.Forward([[5]], Pass.Evaluation)[0][0], Is.EqualTo(3 + 2 * 1.2 / Math.Sqrt(4.70001)).Within(1e-12));
        Assert.That(parameters.Values[2], Is.EqualTo(3.8).Within(1e-12));
    }

    [Test]
    public void Dropout_divides_what_it_keeps_and_leaves_evaluation_alone()
    {
        var dropout = new DropoutStep(0.75, 0);

        Assert.That(dropout.Forward([[1, 2, 3]], Dropping)[0], Is.EqualTo(new[] { 4.0, 0, 12 }));
        Assert.That(dropout.Forward([[1, 2, 3]], Pass.Evaluation)[0], Is.EqualTo(new[] { 1.0, 2, 3 }));
    }

    [Test]
    public void Losses_are_the_cross_entropies_of_the_label()
    {
        Assert.That(ReferenceLoss.Mean(Loss.SoftmaxCrossEntropy, [[0, Math.Log(3)]], [1]), Is.EqualTo(-Math.Log(0.75)).Within(1e-12));
        Assert.That(ReferenceLoss.Mean(Loss.SigmoidCrossEntropy, [[Math.Log(3)], [Math.Log(3)]], [1, 0]), Is.EqualTo(-(Math.Log(0.75) + Math.Log(0.25)) / 2).Within(1e-12));
    }
}
