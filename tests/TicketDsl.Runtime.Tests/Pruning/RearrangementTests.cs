using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Tests.Pruning;

public sealed class RearrangementTests
{
    [Test]
    public void Weights_keep_their_number_and_change_their_places()
    {
        var mask = Mask.From(9, 8, index => index < 30);
        var rearranged = Rearrangement.OfWeights(mask, Random(0));

        Assert.That((rearranged.Inputs, rearranged.Units, rearranged.Count), Is.EqualTo((9, 8, 30)));
        Assert.That(rearranged, Is.Not.EqualTo(mask));
    }

    [Test]
    public void Every_place_is_equally_likely()
    {
        const int Runs = 20_000;
        var mask = Mask.From(3, 4, index => index < 5);
        var counts = new int[12];
        var random = Random(0);
        for (var run = 0; run < Runs; run++)
        {
            var rearranged = Rearrangement.OfWeights(mask, random);
            for (var index = 0; index < 12; index++) counts[index] += rearranged[index] ? 1 : 0;
        }

        // 5/12 of the runs, give or take five standard deviations of a binomial count.
        Assert.That(counts, Is.All.EqualTo(Runs * 5 / 12.0).Within(5 * Math.Sqrt(Runs * 5 / 12.0 * 7 / 12)));
    }

    [Test]
    public void Whole_units_stay_whole_units_of_the_same_number()
    {
        var layers = Declared.Layers(4, 10, 6, 2);
        bool[][] kept = [[.. Enumerable.Range(0, 10).Select(unit => unit < 4)], [.. Enumerable.Range(0, 6).Select(unit => unit < 3)], [true, true]];
        var ticket = Whole(kept);
        var rearranged = Rearrangement.OfUnits(ticket, Random);
        var remains = rearranged.Layers.Select(mask => Enumerable.Range(0, mask.Units).Select(unit => Enumerable.Range(0, mask.Inputs).Any(input => mask[unit, input])).ToArray()).ToArray();

        Assert.That(remains.Select(units => units.Count(unit => unit)), Is.EqualTo(new[] { 4, 3, 2 }));
        Assert.That(rearranged, Is.EqualTo(Whole(remains)).And.Not.EqualTo(ticket));

        MaskSet Whole(bool[][] units) => new([.. layers.Select((layer, l) => Mask.From(
            layer.Inputs, layer.Units, index => units[l][index / layer.Inputs] && (l == 0 || units[l - 1][index % layer.Inputs])))]);
    }

    private static RandomStream Random(int layer) => new RandomKey("tests", 0).Stream(RandomPurpose.RearrangedMasks, (uint)layer);
}
