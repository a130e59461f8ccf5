namespace VerifyNUnit.Tests;

public sealed class LineDiffTests
{
    [Test]
    public void An_added_line_leaves_the_lines_after_it_unchanged() =>
        Assert.That(LineDiff.Of("a\nb\nc", "a\nx\nb\nc"), Is.EqualTo("     1 | a\n+    2 | x\n     3 | b\n     4 | c\n"));

    [Test]
    public void Far_lines_are_left_out()
    {
        var before = Enumerable.Range(1, 20).Select(static i => $"line {i}").ToArray();
        var after = before.ToArray();
        after[9] = "changed";
        var diff = LineDiff.Of(string.Join('\n', before), string.Join('\n', after));
        Assert.That(diff.Split('\n')[..^1], Is.EqualTo(new[]
        {
            "  ...", "     7 | line 7", "     8 | line 8", "     9 | line 9", "-   10 | line 10", "+   10 | changed",
            "    11 | line 11", "    12 | line 12", "    13 | line 13",
        }));
    }

    [Test]
    public void Two_changes_with_an_equal_line_between_keep_it()
    {
        var diff = LineDiff.Of("a\nkeep\nb", "x\nkeep\ny");
        Assert.That(diff, Is.EqualTo("-    1 | a\n+    1 | x\n     2 | keep\n-    3 | b\n+    3 | y\n"));
    }

    [Test]
    public void Texts_without_a_common_line_are_cut_after_two_hundred_lines()
    {
        var before = string.Join('\n', Enumerable.Range(0, 3000).Select(static i => $"b{i}"));
        var after = string.Join('\n', Enumerable.Range(0, 3000).Select(static i => $"a{i}"));
        Assert.That(LineDiff.Of(before, after), Does.EndWith("  ... and 5800 lines more\n"));
    }
}
