namespace TicketDsl.Tests;

public sealed class MaskTests
{
    // 3 units of 30 inputs: 90 weights, more than one word of 64.
    private static readonly Mask Thirds = Mask.From(30, 3, index => index % 3 == 0);

    [Test]
    public void A_mask_counts_what_remains() => Assert.That((Thirds.Count, Thirds.Length, Thirds.Density), Is.EqualTo((30, 90, 30.0 / 90)));

    [Test]
    public void A_dense_mask_keeps_all() => Assert.That(Mask.Dense(30, 3).Count, Is.EqualTo(90));

    [Test]
    public void A_weight_is_found_by_unit_and_input()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Thirds[unit: 2, input: 27], Is.True); // index 87
            Assert.That(Thirds[unit: 2, input: 28], Is.False);
        });
    }

    [TestCase(-1)]
    [TestCase(90)]
    public void An_index_of_no_weight_is_refused(int index) => Assert.That(() => Thirds[index], Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Overlap_counts_what_remains_under_both() => Assert.That(Thirds.Overlap(Mask.From(30, 3, index => index % 2 == 0)), Is.EqualTo(15));

    // Of 0 to 89: 30 multiples of 3, 45 of 2, 15 of 6.
    [Test]
    public void A_union_has_what_remains_under_either()
    {
        var evens = Mask.From(30, 3, index => index % 2 == 0);
        Assert.That(Thirds.Union(evens), Is.EqualTo(Mask.From(30, 3, index => index % 2 == 0 || index % 3 == 0)));
        Assert.That(new MaskSet([Thirds, evens]).Union(new MaskSet([evens, evens])).Count, Is.EqualTo(60 + 45));
        Assert.That(() => Thirds.Union(Mask.Dense(3, 30)), Throws.ArgumentException.With.Message.Contains("[30, 3]"));
    }

    [Test]
    public void Masks_of_other_shapes_have_no_overlap() => Assert.That(() => Thirds.Overlap(Mask.Dense(3, 30)), Throws.ArgumentException.With.Message.Contains("[30, 3]"));

    [Test]
    public void A_mask_is_a_subset_only_of_what_keeps_all_it_keeps()
    {
        var ninths = Mask.From(30, 3, index => index % 9 == 0);
        Assert.Multiple(() =>
        {
            Assert.That(ninths.IsSubsetOf(Thirds), Is.True);
            Assert.That(Thirds.IsSubsetOf(ninths), Is.False);
        });
    }

    [Test]
    public void Masks_that_keep_the_same_are_equal()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Mask.From(30, 3, index => index % 3 == 0), Is.EqualTo(Thirds));
            Assert.That(Mask.From(30, 3, index => index % 3 == 1), Is.Not.EqualTo(Thirds));
            Assert.That(Mask.From(3, 30, index => index % 3 == 0), Is.Not.EqualTo(Thirds));
        });
    }

    [Test]
    public void Units_without_incoming_weights_are_not_counted() => Assert.That(Mask.From(4, 3, index => index / 4 == 1).UnitsWithInputs(), Is.EqualTo(1));

    [Test]
    public void A_set_has_the_density_of_all_its_weights_together()
    {
        var set = new MaskSet([Mask.From(10, 9, _ => false), Mask.Dense(10, 1)]);
        Assert.That((set.Count, set.Length, set.Density), Is.EqualTo((10, 100, 0.1)));
    }

    [Test]
    public void Sets_compare_layer_by_layer()
    {
        var set = new MaskSet([Thirds, Mask.Dense(3, 1)]);
        Assert.Multiple(() =>
        {
            Assert.That(set, Is.EqualTo(new MaskSet([Mask.From(30, 3, index => index % 3 == 0), Mask.Dense(3, 1)])));
            Assert.That(set.IsSubsetOf(MaskSet.Dense([new Layer("A", 30, 3, Activation.Relu), new Layer("B", 3, 1, Activation.None)])), Is.True);
        });
    }

    [Test]
    public void A_mask_of_an_array_has_its_weights_and_gives_them_back()
    {
        var remains = Enumerable.Range(0, 13 * 11).Select(index => index % 3 == 0 || index == 64).ToArray();
        var mask = Mask.From(13, 11, remains);

        Assert.That(mask, Is.EqualTo(Mask.From(13, 11, index => remains[index])));
        Assert.That(mask.ToArray(), Is.EqualTo(remains));
        Assert.That(() => Mask.From(13, 10, remains), Throws.ArgumentException.With.Message.Contains("130"));
    }
}
