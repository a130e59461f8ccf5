namespace VerifyNUnit.Tests;

public sealed class SnapshotNameTests
{
    [Test]
    public void A_plain_test_is_named_by_class_and_method() =>
        Assert.That(SnapshotName.Of("Space.Of.Class", "Method", [], []), Is.EqualTo("Class.Method"));

    [Test]
    public void A_nested_class_follows_its_outer_one() =>
        Assert.That(SnapshotName.Of("Space.Outer+Inner", "Method", [], []), Is.EqualTo("Outer.Inner.Method"));

    [Test]
    public void Arguments_follow_by_name() =>
        Assert.That(
            SnapshotName.Of("Class", "Method", ["name", "share", "sizes", "none"], ["a/b:c", 0.5, new[] { 1, 2 }, null]),
            Is.EqualTo("Class.Method_name=a-b-c_share=0.5_sizes=[1,2]_none=null"));
}
