using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class NeuronDensityTests
{
    [Test]
    public void A_unit_without_a_way_in_is_gone() =>
        Assert.That(SmallNetwork.Values(NeuronDensity.Of(SmallNetwork.Trained.Layers)), Is.EqualTo([0.5, 1]));

    [Test]
    public void A_hidden_unit_without_a_way_out_is_gone()
    {
        var masks = new MaskSet([Mask.Dense(3, 3), Mask.From(3, 2, index => index is 1 or 5)]);
        Assert.That(NeuronDensity.UnitsLeft(masks, 0), Is.EqualTo(2));
    }

    [Test]
    public void A_unit_of_the_last_layer_needs_no_way_out() =>
        Assert.That(NeuronDensity.Of(new MaskSet([Mask.Dense(3, 2)]), 0), Is.EqualTo(1));

    // A channel of a convolution is left while any of its 3 places has a way on.
    [Test]
    public void A_channel_feeds_a_block_of_inputs()
    {
        var masks = new MaskSet([Mask.Dense(4, 3), Mask.From(9, 1, index => index is 5 or 8)]);
        Assert.That(NeuronDensity.UnitsLeft(masks, 0), Is.EqualTo(2));
    }

    [Test]
    public void Layers_that_do_not_follow_one_another_are_refused() =>
        Assert.That(() => NeuronDensity.Of(new MaskSet([Mask.Dense(3, 2), Mask.Dense(3, 2)]), 0), Throws.ArgumentException);
}
