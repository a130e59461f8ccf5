using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Data;

public sealed class IdxParserTests
{
    private static readonly byte[] Pixels = [1, 2, 3, 4, 5, 6, 7, 8];

    [Test]
    public void Images_are_their_pixels() =>
        Assert.That(IdxParser.Images(IdxBytes.Images(2, 2, 2, Pixels), "file", 2, 4).ToArray(), Is.EqualTo(Pixels));

    [Test]
    public void Labels_are_their_bytes() =>
        Assert.That(IdxParser.Labels(IdxBytes.Labels(0, 9, 5), "file", 3, 10).ToArray(), Is.EqualTo(new byte[] { 0, 9, 5 }));

    private static IEnumerable<TestCaseData> BrokenImages()
    {
        yield return new(Array.Empty<byte>(), "ends after 0 bytes, inside its header");
        yield return new(IdxBytes.Images(2, 2, 2, Pixels)[..10], "ends after 10 bytes, inside its header of 16");
        yield return new(IdxBytes.Of(0x1f8b0803, [2, 2, 2], Pixels), "starts with 0x1f8b0803, which is no IDX file of bytes (0x00000803)");
        yield return new(IdxBytes.Of(0x0d03, [2, 2, 2], Pixels), "starts with 0x00000d03");
        yield return new(IdxBytes.Labels(1, 2), "has 1 dimensions, not 3");
        yield return new(IdxBytes.Images(1, 2, 2, Pixels[..4]), "holds 1 images, not 2");
        yield return new(IdxBytes.Images(2, 2, 1, Pixels[..4]), "images are 2×1 pixels, 2 and not 4");
        yield return new(IdxBytes.Images(2, 2, 2, Pixels[..7]), "truncated: its header promises 8 bytes of data, 7 are there");
        yield return new(IdxBytes.Images(2, 2, 2, [.. Pixels, 9]), "too long: its header promises 8 bytes of data, 9 are there");
        yield return new(IdxBytes.Images(-1, -1, -1, Pixels), "truncated: its header promises 79228162458924105385300197375 bytes");
    }

    [TestCaseSource(nameof(BrokenImages))]
    public void Images_of_another_form_are_an_error_that_names_file_and_fault(byte[] content, string fault) =>
        Assert.That(
            () => IdxParser.Images(content, "/data/images.gz", 2, 4).Length,
            Throws.TypeOf<TicketException>().With.Message.StartsWith("/data/images.gz can not be read").And.Message.Contains(fault).And.Message.Contains("Delete it"));

    [Test]
    public void A_label_outside_the_classes_is_an_error_that_names_its_place() =>
        Assert.That(
            () => IdxParser.Labels(IdxBytes.Labels(0, 9, 10), "file", 3, 10).Length,
            Throws.TypeOf<TicketException>().With.Message.Contains("label 2 is 10, not one of 0 to 9"));

    [Test]
    public void A_wrong_number_of_labels_is_an_error() =>
        Assert.That(
            () => IdxParser.Labels(IdxBytes.Labels(0, 1), "file", 3, 10).Length, Throws.TypeOf<TicketException>().With.Message.Contains("holds 2 labels, not 3"));
}
