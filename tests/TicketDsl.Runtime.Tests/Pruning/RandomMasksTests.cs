using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Tests.Pruning;

public sealed class RandomMasksTests
{
    [TestCase(1, 20, 15)]
    [TestCase(0.5, 10, 8)]
    [TestCase(0.2, 4, 3)]
    [TestCase(0.001, 1, 1)]
    public void Every_layer_keeps_the_share_that_was_asked_for_but_one_weight_at_least(double density, int first, int second) =>
        Assert.That(Masks(density).Layers.Select(mask => mask.Count), Is.EqualTo(new[] { first, second }));

    [Test]
    public void The_same_key_draws_the_same_masks_and_another_replicate_others()
    {
        var masks = Masks(0.5);
        Assert.That(Masks(0.5), Is.EqualTo(masks));
        Assert.That(Masks(0.5, replicate: 1), Is.Not.EqualTo(masks));
    }

    [TestCase(0)]
    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void Other_densities_are_refused(double density) => Assert.That(() => Masks(density), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static MaskSet Masks(double density, int replicate = 0) =>
        RandomMasks.OfDensity(Declared.Layers(4, 5, 3), density, new RandomKey("tests", replicate));
}
