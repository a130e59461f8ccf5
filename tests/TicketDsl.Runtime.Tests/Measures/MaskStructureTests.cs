using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class MaskStructureTests
{
    // 3 filters of 2 channels of 2×2: index (filter · 2 + channel) · 4 + place.
    private static readonly Layer Conv = Layer.Conv("Conv", new Shape(2, 5, 5), 3, new Window(2, 1, 0), Activation.None);

    [TestCase(Granularity.Filter), TestCase(Granularity.Channel)]
    public void A_mask_of_whole_groups_is_all_structure(Granularity granularity)
    {
        var mask = Mask.From(8, 3, index => granularity == Granularity.Filter ? index / 8 != 1 : index % 8 < 4);
        Assert.That(MaskStructure.Share(mask, Conv, granularity), Is.EqualTo(1));
    }

    // Filter 0 whole, one weight of filter 2: with filter 0 alone 8 of 9, with both 9 of 16.
    [Test]
    public void What_lies_outside_the_nearest_structured_mask_counts_against_it() =>
        Assert.That(MaskStructure.Share(Mask.From(8, 3, index => index is < 8 or 20), Conv, Granularity.Filter), Is.EqualTo(8 / 9.0));

    // One weight of each of 24 kernels' four: no group is fuller than another, and all of them together are nearest.
    [Test]
    public void A_mask_spread_evenly_is_as_near_to_everything_as_it_is_dense() =>
        Assert.That(MaskStructure.Share(Mask.From(8, 3, index => index % 4 == 0), Conv, Granularity.Filter), Is.EqualTo(0.25));

    [Test]
    public void It_is_the_greatest_overlap_with_any_of_all_structured_masks([Values(Granularity.Filter, Granularity.Channel)] Granularity granularity, [Range(0, 9)] int seed)
    {
        var random = new Random(seed);
        var mask = Mask.From(8, 3, _ => random.Next(10) <= seed);
        var groups = granularity == Granularity.Filter ? 3 : 2;
        var all = Enumerable.Range(1, (1 << groups) - 1).Select(some =>
            MaskOverlap.Jaccard(mask, Mask.From(8, 3, index => (some >> (granularity == Granularity.Filter ? index / 8 : index % 8 / 4) & 1) != 0)));
        Assert.That(MaskStructure.Share(mask, Conv, granularity), Is.EqualTo(all.Max()).Within(1e-12));
    }

    [Test]
    public void Groups_of_which_nothing_remains_are_gone()
    {
        var mask = Mask.From(8, 3, index => index is 0 or 7);
        Assert.That(MaskStructure.Gone(mask, Conv, Granularity.Filter), Is.EqualTo(2 / 3.0).Within(1e-12));
        Assert.That(MaskStructure.Gone(mask, Conv, Granularity.Channel), Is.Zero);
    }

    [Test]
    public void Single_weights_have_no_structure_to_ask_for() =>
        Assert.That(() => MaskStructure.Share(Mask.Dense(8, 3), Conv, Granularity.Weight), Throws.TypeOf<ArgumentOutOfRangeException>());
}
