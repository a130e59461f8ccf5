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

    [Test]
    public void Among_very_many_the_choice_is_the_same([Values(0, 1, 7, 500, 998, 999)] int count)
    {
        // Few values, so that many are equal; zeros of both signs; what is not a number, and infinities.
        float[] values = [0, -0f, 1, -1, 0.5f, 1e-40f, -3, 2, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1.0000001f];
        var random = new Random(count);
        var scores = Enumerable.Range(0, 1500).Select(_ => values[random.Next(values.Length)]).ToArray();
        int[] candidates = [.. Enumerable.Range(0, 1500).OrderBy(_ => random.Next()).Take(999).Order()];
        var kept = new bool[1500];
        foreach (var candidate in candidates) kept[candidate] = true;
        Selection.DropLowest([kept[..600], kept[600..600], kept[600..]], [scores[..600], [], scores[600..]], 0);
        bool[][] rows = [kept[..600], kept[600..]];
        Selection.DropLowest(rows, [scores[..600], scores[600..]], count);
        var dropped = candidates.Where(candidate => candidate < 600 ? !rows[0][candidate] : !rows[1][candidate - 600]);

        Assert.That(dropped, Is.EquivalentTo(Selection.Lowest(candidates, Array.ConvertAll(candidates, candidate => scores[candidate]), count)));
        Assert.That(Enumerable.Range(0, 1500).Except(candidates).Any(index => index < 600 ? rows[0][index] : rows[1][index - 600]), Is.False);
    }

    [Test]
    public void More_than_there_are_cannot_be_dropped() =>
        Assert.That(() => Selection.DropLowest([[true, false]], [[1, 2]], 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
