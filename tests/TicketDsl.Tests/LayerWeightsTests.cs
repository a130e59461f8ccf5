namespace TicketDsl.Tests;

public sealed class LayerWeightsTests
{
    private static readonly Layer[] Layers = [new("A", 2, 3, Activation.Relu), new("B", 3, 1, Activation.None)];

    [Test]
    public void A_layer_is_a_view_into_the_flat_network()
    {
        var network = Enumerable.Range(0, 13).Select(i => (float)i).ToArray();
        var second = LayerWeights.Of(Layers, 1, network);
        Assert.Multiple(() =>
        {
            Assert.That(LayerWeights.Of(Layers, 0, network)[unit: 2, input: 1], Is.EqualTo(5));
            Assert.That(second.Weights.ToArray(), Is.EqualTo(new float[] { 9, 10, 11 }));
            Assert.That(second.Biases.ToArray(), Is.EqualTo(new float[] { 12 }));
        });
    }

    [Test]
    public void Weights_of_another_network_are_refused() =>
        Assert.That(() => LayerWeights.Of(Layers, 0, new float[12]), Throws.ArgumentException.With.Message.Contains("13").And.Message.Contains("12"));
}
