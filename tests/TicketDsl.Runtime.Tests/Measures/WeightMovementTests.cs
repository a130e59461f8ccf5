using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class WeightMovementTests
{
    // |2 − 1| and |−2.5 − 3|; |5 − 4|, |−4.5 + 4| and |0.5 − 1|. Masked weights and biases do not count.
    [Test]
    public void Movement_is_of_the_weights_that_remain() =>
        Assert.That(SmallNetwork.Values(WeightMovement.Mean(SmallNetwork.Trained.Layers)), Is.EqualTo([3.25, 2 / 3.0]).Within(1e-15));

    // 1 → 2 grew, 3 → −2.5 shrank though it moved far; 4 → 5 and −4 → −4.5 grew, 1 → 0.5 shrank.
    [Test]
    public void Away_from_0_is_a_greater_magnitude() =>
        Assert.That(SmallNetwork.Values(WeightMovement.AwayFromZero(SmallNetwork.Trained.Layers)), Is.EqualTo([0.5, 2 / 3.0]).Within(1e-15));

    // Half of 2 weights keeps −2.5, which moved 5.5; of 3, 3 − round(1.5) = 1: 5, which moved 1.
    [Test]
    public void The_next_ticket_is_what_the_next_round_keeps() =>
        Assert.That(SmallNetwork.Values(WeightMovement.OfNextTicket(SmallNetwork.Trained.Layers, 0.5)), Is.EqualTo([5.5 / 3.25, 1.5]).Within(1e-15));
}
