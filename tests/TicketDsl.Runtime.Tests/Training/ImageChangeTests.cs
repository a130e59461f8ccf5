using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Training;

public sealed class ImageChangeTests
{
    private static readonly Shape Shape = new(2, 2, 3);
    private static readonly byte[] Image = [1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16];

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return Case("nothing", default, Image);
        yield return Case("mirrored", new(true, 0, 0), [3, 2, 1, 6, 5, 4, 13, 12, 11, 16, 15, 14]);
        yield return Case("down", new(false, 1, 0), [4, 5, 6, 0, 0, 0, 14, 15, 16, 0, 0, 0]);
        yield return Case("up", new(false, -1, 0), [0, 0, 0, 1, 2, 3, 0, 0, 0, 11, 12, 13]);
        yield return Case("right", new(false, 0, 1), [2, 3, 0, 5, 6, 0, 12, 13, 0, 15, 16, 0]);
        yield return Case("left, then mirrored", new(true, 0, -1), [2, 1, 0, 5, 4, 0, 12, 11, 0, 15, 14, 0]);
        yield return Case("out of sight", new(false, 0, 4), new byte[12]);

        static TestCaseData Case(string name, ImageChange change, byte[] expected) => new TestCaseData(change, expected).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Changes))]
    public void A_window_is_cut_out_and_then_mirrored_and_black_outside(ImageChange change, byte[] expected)
    {
        var changed = Enumerable.Repeat((byte)99, 12).ToArray();
        change.Apply(Image, Shape, changed);

        Assert.That(changed, Is.EqualTo(expected));
    }

    [Test]
    public void A_place_has_the_byte_of_the_whole(
        [Values] bool mirrored, [Range(-4, 4)] int down, [Range(-4, 4)] int right)
    {
        var change = new ImageChange(mirrored, down, right);
        var changed = new byte[12];
        change.Apply(Image, Shape, changed);

        Assert.That(
            from channel in Enumerable.Range(0, 2) from row in Enumerable.Range(0, 2) from column in Enumerable.Range(0, 3) select change.At(Image, Shape, channel, row, column),
            Is.EqualTo(changed));
    }
}
