using System.IO.Compression;
using TicketDsl.Runtime.Export;

namespace TicketDsl.Runtime.Tests.Export;

public sealed class NpzArchiveTests
{
    private static readonly NpyArray[] Arrays = [NpyArray.Of("Fc1.weight", [2, 2], new float[] { 1, 2, 3, 4 }), NpyArray.Of("Fc1.bias", [2], new float[] { 5, 6 })];

    [Test]
    public void Each_array_is_a_stored_entry_that_ends_in_npy()
    {
        var bytes = Bytes(Arrays);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        Assert.Multiple(() =>
        {
            Assert.That(archive.Entries.Select(entry => entry.FullName), Is.EqualTo(new[] { "Fc1.weight.npy", "Fc1.bias.npy" }));
            Assert.That(archive.Entries.Select(entry => entry.CompressedLength), Is.EqualTo(archive.Entries.Select(entry => entry.Length)));

            // The method of the first local header: 0 is stored.
            Assert.That(BitConverter.ToUInt16(bytes, 8), Is.Zero);
        });
    }

    [Test]
    public void The_same_arrays_make_the_same_bytes_at_any_time()
    {
        var first = Bytes(Arrays);
        using var archive = new ZipArchive(new MemoryStream(first));
        Assert.That(archive.Entries.Select(entry => entry.LastWriteTime.DateTime), Is.All.EqualTo(new DateTime(1980, 1, 1)));
        Assert.That(Bytes(Arrays), Is.EqualTo(first));
    }

    [Test]
    public void Two_arrays_of_one_name_are_refused() =>
        Assert.That(() => Bytes([Arrays[0], Arrays[0]]), Throws.ArgumentException.With.Message.Contains("Fc1.weight"));

    private static byte[] Bytes(NpyArray[] arrays)
    {
        using var stream = new MemoryStream();
        NpzArchive.Write(stream, arrays);
        return stream.ToArray();
    }
}
