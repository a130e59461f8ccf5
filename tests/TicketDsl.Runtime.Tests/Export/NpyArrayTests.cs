using System.Text;
using TicketDsl.Runtime.Export;

namespace TicketDsl.Runtime.Tests.Export;

public sealed class NpyArrayTests
{
    // Headers as numpy 1.24 writes them (numpy.lib.format.write_array, version 1.0).
    private static readonly TestCaseData[] Arrays =
    [
        new TestCaseData(NpyArray.Of("a", [2, 3], new float[] { 1, 2, 3, 4, 5, 6 }), "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", 24).SetArgDisplayNames("float32"),
        new TestCaseData(NpyArray.Of("a", [2], new[] { 1, 2 }), "{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }", 8).SetArgDisplayNames("int32, one dimension"),
        new TestCaseData(NpyArray.Of("a", [1, 1, 1, 3], new byte[] { 1, 2, 3 }), "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 1, 1, 3), }", 3).SetArgDisplayNames("uint8, four dimensions"),
        new TestCaseData(NpyArray.Of("a", [], new byte[] { 1 }), "{'descr': '|u1', 'fortran_order': False, 'shape': (), }", 1).SetArgDisplayNames("a single value"),
    ];

    [TestCaseSource(nameof(Arrays))]
    public void The_header_is_that_of_version_1_0_padded_to_64_bytes(NpyArray array, string description, int valueBytes)
    {
        var bytes = Bytes(array);
        var length = bytes[8] | bytes[9] << 8;
        var header = Encoding.ASCII.GetString(bytes, 10, length);
        Assert.Multiple(() =>
        {
            Assert.That(bytes[..8], Is.EqualTo(new byte[] { 0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0 }));
            Assert.That((10 + length) % 64, Is.Zero);
            Assert.That(header, Is.EqualTo(description.PadRight(length - 1) + "\n"));
            Assert.That(header, Has.Length.LessThanOrEqualTo(description.Length + 64), "no more padding than is needed");
            Assert.That(bytes, Has.Length.EqualTo(10 + length + valueBytes));
        });
    }

    [Test]
    public void A_header_that_leaves_no_room_for_the_line_feed_takes_64_bytes_more()
    {
        // 10 + 117 characters and the line feed fill 128 bytes; one character more needs 192.
        int[] full = [.. Enumerable.Repeat(1, 20), 11];
        var fits = NpyArray.Of("a", [.. full], new byte[11]);
        var spills = NpyArray.Of("a", [.. full[..^1], 111], new byte[111]);
        Assert.That((Bytes(fits).Length - 11, Bytes(spills).Length - 111), Is.EqualTo((128, 192)));
    }

    [Test]
    public void Values_follow_in_the_order_and_with_the_bits_that_they_were_given()
    {
        float[] values = [1.5f, -0f, float.NaN, float.Epsilon];
        var bytes = Bytes(NpyArray.Of("a", [4], values));
        Assert.That(
            Enumerable.Range(0, 4).Select(i => BitConverter.ToUInt32(bytes, bytes.Length - 16 + 4 * i)),
            Is.EqualTo(values.Select(BitConverter.SingleToUInt32Bits)));
    }

    [Test]
    public void Values_that_do_not_fill_the_shape_are_refused() =>
        Assert.That(() => NpyArray.Of("Fc1.weight", [2, 3], new float[5]), Throws.ArgumentException.With.Message.Contains("Fc1.weight").And.Message.Contains("(2, 3)"));

    private static byte[] Bytes(NpyArray array)
    {
        using var stream = new MemoryStream();
        array.WriteTo(stream);
        return stream.ToArray();
    }
}
