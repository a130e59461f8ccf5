using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class MaskOverlapTests
{
    private static readonly Mask A = Mask.From(5, 2, index => index < 4);
    private static readonly Mask B = Mask.From(5, 2, index => index is >= 3 and < 6);
    private static readonly Mask None = Mask.From(5, 2, _ => false);

    [Test]
    public void Jaccard_is_what_both_have_over_what_either_has() => Assert.That(MaskOverlap.Jaccard(A, B), Is.EqualTo(1 / 6.0));

    [Test]
    public void A_mask_is_wholly_like_itself_and_not_like_one_with_nothing_in_common()
    {
        Assert.That(MaskOverlap.Jaccard(A, A), Is.EqualTo(1));
        Assert.That(MaskOverlap.Jaccard(A, None), Is.Zero);
        Assert.That(MaskOverlap.Jaccard(None, None), Is.EqualTo(1));
    }

    // 1 + 4 in common, 4 + 4 and 3 + 4 in all.
    [Test]
    public void Whole_networks_are_compared_weight_by_weight() =>
        Assert.That(MaskOverlap.Jaccard(new MaskSet([A, A]), new MaskSet([B, A])), Is.EqualTo(5 / 10.0));
}
