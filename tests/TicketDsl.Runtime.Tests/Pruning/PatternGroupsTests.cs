using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Tests.Pruning;

public sealed class PatternGroupsTests
{
    [Test]
    public void Of_a_linear_layer_consecutive_inputs_of_a_unit_are_a_group() => Assert.That(
        PatternGroups.Of(new Layer("Fc", 4, 2, Activation.None), 2), Is.EqualTo(new int[][] { [0, 1], [2, 3], [4, 5], [6, 7] }));

    // 2 filters of 4 channels of 1×… windows of 2×2: index ((filter · 4 + channel) · 4) + place.
    [Test]
    public void Of_a_convolution_consecutive_channels_at_one_place_are_a_group()
    {
        var layer = Layer.Conv("Conv", new Shape(4, 5, 5), 2, new Window(2, 1, 0), Activation.None);
        var groups = PatternGroups.Of(layer, 2).ToArray();
        Assert.That(groups.Take(5), Is.EqualTo(new int[][] { [0, 4], [1, 5], [2, 6], [3, 7], [8, 12] }));
        Assert.That(groups.SelectMany(group => group).Order(), Is.EqualTo(Enumerable.Range(0, layer.Weights)));
    }

    [Test]
    public void Of_each_group_the_lowest_go_and_of_equal_ones_the_first()
    {
        bool[] kept = [true, true, true, true, true, true, true, true];
        PatternGroups.DropLowest(kept, [3, 1, 2, 4, 5, 5, 5, 5], new Layer("Fc", 4, 2, Activation.None), 4, weights: 4);
        Assert.That(kept, Is.EqualTo([true, false, false, true, false, false, true, true]));
    }

    [Test]
    public void Groups_that_do_not_divide_the_inputs_are_refused() => Assert.That(
        () => PatternGroups.Of(new Layer("Fc", 6, 2, Activation.None), 4), Throws.ArgumentException.With.Message.StartsWith("Groups of 4 do not divide the 6 inputs of layer 'Fc'."));

    [Test]
    public void A_rearranged_mask_has_as_many_of_each_group_in_other_places()
    {
        var layer = new Layer("Fc", 64, 8, Activation.None);
        var ticket = Mask.From(64, 8, index => index % 4 < 2);
        var mask = Rearrangement.OfPattern(ticket, layer, 4, new RandomKey("Patterns", 0).Stream(RandomPurpose.RearrangedMasks, 0));
        Assert.That(PatternGroups.Of(layer, 4).Select(group => group.Count(index => mask[index])), Is.All.EqualTo(2));
        Assert.That(mask, Is.Not.EqualTo(ticket));
    }
}
