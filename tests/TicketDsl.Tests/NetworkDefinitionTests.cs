namespace TicketDsl.Tests;

public class NetworkDefinitionTests
{
    private static readonly Shape Image = new(3, 32, 32);

    [TestCase(32, 3, 1, 1, 32)]
    [TestCase(32, 3, 1, 0, 30)]
    [TestCase(32, 3, 2, 1, 16)]
    [TestCase(5, 2, 2, 0, 2)]
    [TestCase(2, 3, 1, 0, 0)]
    public void A_window_counts_its_places(int length, int size, int stride, int padding, int places) =>
        Assert.That(new Window(size, stride, padding).Places(length), Is.EqualTo(places));

    [Test]
    public void A_convolution_counts_its_weights_and_what_batch_norm_adds()
    {
        var plain = Layer.Conv("Conv1", Image, 64, new Window(3, 1, 1), Activation.Relu);
        var normed = plain with { HasBias = false, HasBatchNorm = true };
        using (Assert.EnterMultipleScope())
        {
            Assert.That((plain.Inputs, plain.Weights, plain.Biases, plain.Parameters), Is.EqualTo((27, 1728, 64, 1792)));
            Assert.That((normed.Biases, normed.BatchNormValues, normed.Parameters), Is.EqualTo((0, 256, 1984)));
            Assert.That(plain.To, Is.EqualTo(new Shape(64, 32, 32)));
        }
    }

    [Test]
    public void A_layer_without_weights_has_no_parameters()
    {
        var pool = Layer.Pool("Pool1", LayerKind.MaxPool, Image, new Window(2, 2, 0));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((pool.Weights, pool.Parameters, pool.To), Is.EqualTo((0, 0, new Shape(3, 16, 16))));
            Assert.That(Layer.GlobalAveragePool("Mean", Image).To, Is.EqualTo(Shape.Flat(3)));
            Assert.That(Layer.Flatten("Flat", Image).To, Is.EqualTo(Shape.Flat(3072)));
        }
    }

    [Test]
    public void The_layers_of_a_residual_block_come_in_order_and_its_projection_last()
    {
        var first = Layer.Conv("Conv1", Image, 8, new Window(3, 2, 1), Activation.Relu);
        var second = Layer.Conv("Conv2", first.To, 8, new Window(3, 1, 1), Activation.None);
        var shortcut = Layer.Conv("Shortcut", Image, 8, new Window(1, 2, 0), Activation.None);
        var pool = Layer.GlobalAveragePool("Mean", second.To);
        var output = new Layer("Output", 8, 10, Activation.None);
        var network = new NetworkDefinition(
            Image,
            [
                new ResidualPart("Block1", [new LayerPart(first), new LayerPart(second)], shortcut, Activation.Relu),
                new LayerPart(pool),
                new LayerPart(output),
            ]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(network.Layers, Is.EqualTo(new[] { first, second, shortcut, output }));
            Assert.That(network.Parameters, Is.EqualTo(new[] { first, second, shortcut, output }.Sum(layer => layer.Parameters)));
            Assert.That(network.Parts[0].To, Is.EqualTo(new Shape(8, 16, 16)));
            Assert.That(network.IsPlainLinear, Is.False);
        }
    }

    [Test]
    public void Only_a_chain_of_linear_layers_with_relu_is_plain()
    {
        var hidden = new Layer("Hidden", 4, 3, Activation.Relu);
        var output = new Layer("Output", 3, 2, Activation.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NetworkDefinition.Chain(hidden, output).IsPlainLinear, Is.True);
            Assert.That(NetworkDefinition.Chain(hidden with { Dropout = 0.5 }, output).IsPlainLinear, Is.False);
            Assert.That(NetworkDefinition.Chain(hidden with { HasBatchNorm = true }, output).IsPlainLinear, Is.False);
            Assert.That(NetworkDefinition.Chain(hidden with { Activation = Activation.Tanh }, output).IsPlainLinear, Is.False);
        }
    }
}
