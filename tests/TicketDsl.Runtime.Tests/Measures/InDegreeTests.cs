using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class InDegreeTests
{
    [Test]
    public void A_unit_counts_its_own_incoming_weights()
    {
        Assert.That(InDegree.OfUnits(SmallNetwork.Masks[0]), Is.EqualTo([2, 0]));
        Assert.That(InDegree.OfUnits(SmallNetwork.Masks[1]), Is.EqualTo([2, 1]));
    }

    [Test]
    public void The_mean_and_quantiles_are_a_layer_s_over_its_units()
    {
        Assert.That(SmallNetwork.Values(InDegree.Mean(SmallNetwork.Trained.Layers)), Is.EqualTo([1, 1.5]));
        Assert.That(SmallNetwork.Values(InDegree.Quantile(SmallNetwork.Trained.Layers, 0.25)), Is.EqualTo([0.5, 1.25]));
    }

    [Test]
    public void Measures_are_named_after_their_layer() =>
        Assert.That(InDegree.Quantile(SmallNetwork.Trained.Layers, 0.1).Select(measure => measure.Name), Is.EqualTo(["in-degree quantile 0.1 of Layer1", "in-degree quantile 0.1 of Layer2"]));
}
