using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Data;

public sealed class RecordParserTests
{
    [Test]
    public void A_record_is_a_label_and_an_image()
    {
        var (labels, pixels) = (new byte[2], new byte[6]);
        RecordParser.Read([1, 10, 11, 12, 0, 20, 21, 22], "file", 2, labels, pixels);

        Assert.That(labels, Is.EqualTo(new byte[] { 1, 0 }));
        Assert.That(pixels, Is.EqualTo(new byte[] { 10, 11, 12, 20, 21, 22 }));
    }

    [TestCase(new byte[] { 1, 10, 11, 12, 0, 20, 21 }, "it holds 7 bytes, not 2 records of 4")]
    [TestCase(new byte[] { 1, 10, 11, 12, 0, 20, 21, 22, 0 }, "it holds 9 bytes, not 2 records of 4")]
    [TestCase(new byte[] { 1, 10, 11, 12, 2, 20, 21, 22 }, "label 1 is 2, not one of 0 to 1")]
    public void Anything_else_is_an_error_that_names_file_and_fault(byte[] content, string fault) =>
        Assert.That(
            () => RecordParser.Read(content, "/data/batch.bin", 2, new byte[2], new byte[6]),
            Throws.TypeOf<TicketException>().With.Message.StartsWith("/data/batch.bin can not be read: " + fault).And.Message.Contains("Delete it"));
}
