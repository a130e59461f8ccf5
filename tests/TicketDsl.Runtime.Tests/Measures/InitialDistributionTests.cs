using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class InitialDistributionTests
{
    [Test]
    public void It_is_of_the_weights_that_remain() =>
        Assert.That(SmallNetwork.Values(InitialDistribution.Quantile(SmallNetwork.Trained.Layers, 0.5)), Is.EqualTo([2, 1]), "of 1 and 3; of −4, 1 and 4");

    // Layer 1: σ of 1, −2, 3, −1, 2, −3 is √(28 / 6) = 2.16, so 1 is near 0 and 3 is not.
    // Layer 2: mean 0.75, σ = √(37 / 4 − 0.5625) = 2.95: 1 is, ±4 are not.
    [Test]
    public void Near_0_is_within_half_the_deviation_of_all_the_layer_s_weights() =>
        Assert.That(SmallNetwork.Values(InitialDistribution.NearZero(SmallNetwork.Trained.Layers)), Is.EqualTo([0.5, 1 / 3.0]).Within(1e-15));
}
