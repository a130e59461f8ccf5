using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Training;

public sealed class AugmentationDrawsTests
{
    private static readonly RandomKey Key = new("augmentation of tests", 2);
    private static readonly AugmentationDefinition Both = new(Flip: true, CropPadding: 2);

    [Test]
    public void Half_of_the_images_are_mirrored_and_all_offsets_are_as_likely()
    {
        var draws = new AugmentationDraws(Key, Both);
        var changes = Enumerable.Range(0, 20_000).Select(i => draws.At(i / 100, i % 100)).ToArray();

        Assert.That(changes.Count(change => change.IsMirrored), Is.EqualTo(10_000).Within(5 * Math.Sqrt(5_000)));
        var places = changes.GroupBy(change => (change.Down, change.Right)).ToDictionary(group => group.Key, group => group.Count());
        Assert.That(places.Keys, Is.EquivalentTo(from down in Enumerable.Range(-2, 5) from right in Enumerable.Range(-2, 5) select (down, right)));
        Assert.That(places.Values, Has.All.EqualTo(800).Within(5 * Math.Sqrt(800)));
    }

    [Test]
    public void What_is_not_declared_does_not_change()
    {
        var flips = new AugmentationDraws(Key, new AugmentationDefinition(Flip: true, CropPadding: 0));
        var crops = new AugmentationDraws(Key, new AugmentationDefinition(Flip: false, CropPadding: 2));
        var both = new AugmentationDraws(Key, Both);
        for (var position = 0; position < 100; position++)
        {
            var change = both.At(7, position);
            Assert.That(flips.At(7, position), Is.EqualTo(change with { Down = 0, Right = 0 }));
            Assert.That(crops.At(7, position), Is.EqualTo(change with { IsMirrored = false }));
            Assert.That(new AugmentationDraws(Key, AugmentationDefinition.None).At(7, position), Is.EqualTo(default(ImageChange)));
        }
    }

    [Test]
    public void Iterations_positions_and_replicates_have_changes_of_their_own()
    {
        Assert.That(Row(Key, 1), Is.Not.EqualTo(Row(Key, 2)));
        Assert.That(Row(Key, 1), Is.Not.EqualTo(Row(new RandomKey("augmentation of tests", 3), 1)));
        Assert.That(Row(Key, 1).Distinct().Count(), Is.GreaterThan(20));

        static ImageChange[] Row(RandomKey key, int iteration) =>
            [.. Enumerable.Range(0, 64).Select(position => new AugmentationDraws(key, Both).At(iteration, position))];
    }

    [Test]
    public void The_bits_do_not_change()
    {
        var draws = new AugmentationDraws(Key, Both);
        int[] bits = [.. Enumerable.Range(0, 256).Select(position => draws.At(77, position)).SelectMany(change => (int[])[change.IsMirrored ? 1 : 0, change.Down, change.Right])];

        Assert.That(Bits.Hash<int>(bits), Is.EqualTo("86087b28235574bc"));
    }
}
