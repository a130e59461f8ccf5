using FsCheck;
using FsCheck.Fluent;
using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class JaccardDistanceTests
{
    private static readonly Mask A = Mask.From(5, 2, index => index < 4);
    private static readonly Mask B = Mask.From(5, 2, index => index is >= 3 and < 6);

    [Test]
    public void It_is_what_either_has_alone_over_what_either_has() => Assert.That(JaccardDistance.Of(A, B), Is.EqualTo(5 / 6.0).Within(1e-15));

    // Weight by weight 5 of 10 differ, where the mean over layers would be 5/12.
    [Test]
    public void A_whole_network_is_compared_weight_by_weight()
    {
        MaskSet a = new([A, A]), b = new([B, A]);
        Assert.That(JaccardDistance.Of(a, b), Is.EqualTo(0.5));
        Assert.That(JaccardDistance.OfLayers(a, b), Is.EqualTo([5 / 6.0, 0]).Within(1e-15));
    }

    [Test]
    public void It_is_a_metric() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(1901, 3),
        Prop.ForAll(Arb.From(Masks()), Arb.From(Masks()), Arb.From(Masks()), (a, b, c) =>
        {
            var (ab, bc, ac) = (JaccardDistance.Of(a, b), JaccardDistance.Of(b, c), JaccardDistance.Of(a, c));
            return ab is >= 0 and <= 1 && JaccardDistance.Of(a, a) == 0 && ab == JaccardDistance.Of(b, a) && (ab == 0) == a.Equals(b) && ac <= ab + bc + 1e-12;
        }));

    private static Gen<MaskSet> Masks() =>
        from density in Gen.Elements(0, 10, 50, 90)
        from remains in Gen.ArrayOf(Gen.Choose(0, 99).Select(drawn => drawn < density), 12)
        select new MaskSet([Mask.From(3, 2, remains.AsSpan(0, 6)), Mask.From(2, 3, remains.AsSpan(6, 6))]);
}
