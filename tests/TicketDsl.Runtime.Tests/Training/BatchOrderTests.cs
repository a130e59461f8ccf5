using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Training;

public sealed class BatchOrderTests
{
    /// <summary>23 examples of odd numbers, so that a place is not an example; 3 whole batches of 7 an epoch, two examples wait.</summary>
    private static readonly int[] Examples = [.. Enumerable.Range(0, 23).Select(i => 2 * i + 1)];

    [Test]
    public void An_epoch_shows_no_example_twice([Range(0, 4)] int epoch)
    {
        var seen = Epoch(Order(), epoch);

        Assert.That(seen, Has.Length.EqualTo(21).And.Unique);
        Assert.That(seen, Is.SubsetOf(Examples));
    }

    [Test]
    public void An_epoch_of_whole_batches_shows_every_example()
    {
        var order = new BatchOrder(new RandomKey("tests", 0), Examples[..21], 7);

        for (var epoch = 0; epoch < 3; epoch++) Assert.That(Epoch(order, epoch), Is.EquivalentTo(Examples[..21]).And.Not.Ordered);
    }

    [Test]
    public void Other_epochs_and_other_replicates_have_other_orders()
    {
        var order = Order();
        var other = new BatchOrder(new RandomKey("tests", 1), Examples, 7);

        Assert.That(new[] { Epoch(order, 0), Epoch(order, 1), Epoch(order, 2), Epoch(other, 0) }.Select(epoch => string.Join(' ', epoch)), Is.Unique);
    }

    [Test]
    public void Every_example_has_its_turn_in_the_long_run()
    {
        var order = Order();

        Assert.That(Enumerable.Range(0, 10).SelectMany(epoch => Epoch(order, epoch)).Distinct(), Is.EquivalentTo(Examples));
    }

    [Test]
    public void A_batch_is_the_same_whatever_was_asked_for_before()
    {
        var (jumping, walking) = (Order(), Order());
        var late = jumping.Batch(2000).ToArray();
        var early = jumping.Batch(3).ToArray();
        var walked = Enumerable.Range(0, 2001).Select(iteration => walking.Batch(iteration).ToArray()).ToArray();

        Assert.That((early, late), Is.EqualTo((walked[3], walked[2000])));
    }

    [Test]
    public void A_full_batch_has_its_own_order()
    {
        var order = new BatchOrder(new RandomKey("tests", 0), Examples, Examples.Length);

        for (var iteration = 0; iteration < 3; iteration++) Assert.That(order.Batch(iteration).ToArray(), Is.EqualTo(Examples));
    }

    [TestCase(0)]
    [TestCase(24)]
    public void A_batch_of_none_or_of_more_than_there_are_is_refused(int batchSize) =>
        Assert.That(() => new BatchOrder(new RandomKey("tests", 0), Examples, batchSize), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static BatchOrder Order() => new(new RandomKey("tests", 0), Examples, 7);

    private static int[] Epoch(BatchOrder order, int epoch) =>
        [.. Enumerable.Range(3 * epoch, 3).SelectMany(iteration => order.Batch(iteration).ToArray())];
}
