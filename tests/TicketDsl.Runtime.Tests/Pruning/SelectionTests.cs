using TicketDsl.Runtime.Pruning;

namespace TicketDsl.Runtime.Tests.Pruning;

public sealed class SelectionTests
{
    [Test]
    public void The_lowest_scores_are_chosen() =>
        Assert.That(Selection.Lowest([1, 4, 6, 9], [3f, 1f, 2f, 0f], 2), Is.EquivalentTo(new[] { 9, 4 }));

    [Test]
    public void Of_equal_scores_the_lower_index_is_chosen() =>
        Assert.That(Selection.Lowest([.. Enumerable.Range(10, 100)], [.. Enumerable.Repeat(0.5f, 100)], 3), Is.EquivalentTo(new[] { 10, 11, 12 }));

    [Test]
    public void A_score_that_is_not_a_number_is_lower_than_all_others() =>
        Assert.That(Selection.Lowest([0, 1, 2], [float.NegativeInfinity, 1f, float.NaN], 1), Is.EqualTo(new[] { 2 }));

    [TestCase(0, 0)]
    [TestCase(3, 3)]
    public void None_and_all_can_be_chosen(int count, int chosen) =>
        Assert.That(Selection.Lowest([0, 1, 2], [1.0, 2.0, 3.0], count), Has.Length.EqualTo(chosen));

    [TestCase(-1)]
    [TestCase(4)]
    public void More_than_there_are_cannot_be_chosen(int count) =>
        Assert.That(() => Selection.Lowest([0, 1, 2], [1.0, 2.0, 3.0], count), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
