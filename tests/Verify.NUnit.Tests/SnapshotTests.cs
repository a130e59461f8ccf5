namespace VerifyNUnit.Tests;

public sealed class SnapshotTests
{
    private string _folder = "";
    private Snapshot _snapshot = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("verify-").FullName;
        _snapshot = new Snapshot(_folder, "Class.Method", "txt");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void An_equal_text_passes_and_writes_nothing()
    {
        File.WriteAllText(_snapshot.VerifiedPath, "one\ntwo");
        Assert.That(() => _snapshot.Compare("one\ntwo"), Throws.Nothing);
        Assert.That(_snapshot.ReceivedPath, Does.Not.Exist);
    }

    [TestCase("one\ntwo\n", "one\ntwo")]
    [TestCase("one\r\ntwo\r\n", "one\ntwo")]
    [TestCase("one\ntwo", "one\r\ntwo\n")]
    public void Line_ends_and_a_newline_at_the_end_do_not_count(string verified, string received)
    {
        File.WriteAllText(_snapshot.VerifiedPath, verified);
        Assert.That(() => _snapshot.Compare(received), Throws.Nothing);
    }

    [Test]
    public void A_blank_line_at_the_end_counts()
    {
        File.WriteAllText(_snapshot.VerifiedPath, "one\n");
        Assert.That(() => _snapshot.Compare("one\n\n"), Throws.TypeOf<VerifyException>());
    }

    [Test]
    public void A_different_text_fails_with_a_diff_that_numbers_the_line_and_says_how_to_accept()
    {
        File.WriteAllText(_snapshot.VerifiedPath, "one\ntwo\nthree");
        var message = Assert.Throws<VerifyException>(() => _snapshot.Compare("one\n2\nthree"))!.Message;
        Assert.That(message, Does.Contain("-    2 | two\n+    2 | 2\n"));
        Assert.That(message, Does.Contain($"mv '{_snapshot.ReceivedPath}' '{_snapshot.VerifiedPath}'"));
    }

    [Test]
    public void A_missing_snapshot_fails_and_leaves_the_received_text_with_line_feeds_and_a_byte_order_mark()
    {
        Assert.That(() => _snapshot.Compare("one\r\ntwo"), Throws.TypeOf<VerifyException>().With.Message.Contains("does not exist"));
        Assert.That(File.ReadAllBytes(_snapshot.ReceivedPath), Is.EqualTo((byte[])[0xEF, 0xBB, 0xBF, .. "one\ntwo"u8]));
    }

    [Test]
    public void A_received_file_moved_over_the_verified_one_passes_and_an_old_received_file_goes()
    {
        Assert.That(() => _snapshot.Compare("größer ±"), Throws.TypeOf<VerifyException>());
        File.Copy(_snapshot.ReceivedPath, _snapshot.VerifiedPath);
        _snapshot.Compare("größer ±");
        Assert.That(_snapshot.ReceivedPath, Does.Not.Exist);
    }
}
